// What the operator sees of a held token, and what stays hidden.
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acmeId, connectedSetUp, form } from "../applicationSetUp.ts";
import { jwt } from "../fakes/jwt.ts";

const acme = { workspaceId: acmeId };

/** Copies a token with these claims, then inspects it. */
async function inspected(claims: Record<string, unknown>, answer: Record<string, unknown> = {}) {
  const { commands, world, clock } = await connectedSetUp();
  const token = jwt(claims);
  world.respond = async () =>
    ok(Response.json({ access_token: token, token_type: "Bearer", expires_in: 900, ...answer }));
  await commands.copyToken(acme);
  return { token, clock, result: await commands.inspectToken(acme) };
}

describe("inspecting a token", () => {
  it("shows its header, its times and every claim, known or not", async () => {
    const exp = Date.UTC(2026, 0, 1) / 1000 + 900;
    const { result, clock } = await inspected({
      hpe_workspace_id: acmeId,
      exp,
      roles: ["viewer"],
      client_id: form.clientId,
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        claims: [
          { name: "hpe_workspace_id", value: acmeId },
          { name: "exp", value: `2026-01-01T00:15:00.000Z (${exp})` },
          { name: "roles", value: '["viewer"]' },
          { name: "client_id", value: form.clientId },
        ],
        times: { expiresAtMs: clock.nowMs() + 900_000 },
        warnings: [],
      },
    });
    expect(result.ok && result.value.header.length).toBeGreaterThan(0);
  });

  it("shows neither the token, nor its signature, nor a token inside a claim", async () => {
    const inner = jwt({ sub: "inner" });
    const { result, token } = await inspected({ hpe_workspace_id: acmeId, act: { token: inner } });
    const said = JSON.stringify(result);
    for (const secret of [token, inner, ...token.split(".")])
      expect(said.includes(secret)).toBe(false);
  });

  it("warns of a claim that contradicts the API client or the answer", async () => {
    const { result } = await inspected({
      hpe_workspace_id: acmeId,
      client_id: "another-client",
      exp: Date.UTC(2027, 0, 1) / 1000,
    });
    expect(result.ok && result.value.warnings).toEqual([
      "The claim exp names a different expiry time than GreenLake’s answer.",
      "The claim client_id names an API client other than yours.",
    ]);
  });

  it("shows nothing inside a token that is no JWT", async () => {
    const { result } = await inspected({}, { access_token: "opaque-token" });
    expect(result).toMatchObject({ ok: true, value: { header: [], claims: [], warnings: [] } });
  });

  it("fails if no token is held", async () => {
    const { commands } = await connectedSetUp();
    for (const workspaceId of [acmeId, "nonsense"])
      expect(await commands.inspectToken({ workspaceId })).toEqual(fail({ kind: "noToken" }));
    await commands.copyToken(acme);
    await commands.lock(null);
    expect(await commands.inspectToken(acme)).toEqual(fail({ kind: "noToken" }));
  });
});
