import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import {
  acme,
  acmeId,
  beta,
  betaId,
  type Core,
  connectedSetUp,
  forbidden,
  form,
  isFor,
} from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

const wrongSecret = async () => ok(Response.json({ error: "invalid_client" }, { status: 401 }));

async function faultOf({ snapshot }: Pick<Core, "snapshot">) {
  const { msps, mspId } = await snapshot();
  return msps.find(({ id }) => id === mspId)?.fault ?? null;
}

/** The client secret has been reset elsewhere, and no MSP token is held. */
async function withWrongSecret() {
  const core = await connectedSetUp();
  await core.commands.lock(null);
  await core.commands.unlock(null);
  core.world.respond = wrongSecret;
  return core;
}

describe("what is wrong with the whole MSP", () => {
  it("is kept once, with the copy that met it, and in no row", async () => {
    const core = await withWrongSecret();
    await core.commands.copyToken(beta);
    await core.commands.copyToken({ ...acme, format: "curl" });
    expect(await faultOf(core)).toMatchObject({
      workspaceId: acmeId,
      format: "curl",
      failure: { title: "GreenLake no longer accepts this client secret." },
    });
    expect((await core.snapshot()).tokens).toEqual({});
  });

  it.each(["offline", "dns", "tls", "proxy", "refused", "timeout"] as const)(
    "includes the network: %s",
    async (kind) => {
      const core = await withWrongSecret();
      core.world.respond = async () => fail({ kind });
      await core.commands.copyToken(acme);
      expect(await faultOf(core)).toMatchObject({ failure: { kind }, format: null });
    },
  );

  it("includes the keyring and a secret that is gone", async () => {
    const core = await withWrongSecret();
    const open = core.world.vault.open.bind(core.world.vault);
    core.world.vault.open = async () => fail({ kind: "vaultUnavailable", reason: "Locked." });
    await core.commands.copyToken(acme);
    expect(await faultOf(core)).toMatchObject({ failure: { kind: "vaultUnavailable" } });
    core.world.vault.open = open;
    core.secrets.clear();
    await core.commands.copyToken(acme);
    expect(await faultOf(core)).toMatchObject({ failure: { kind: "noCredentials" } });
  });

  it.each([
    ["a copy of any tenant", ({ commands }: Core) => commands.copyToken(beta)],
    ["its dismissal", ({ commands }: Core) => commands.dismissFailure(acme)],
    ["the removal of that tenant", ({ commands }: Core) => commands.removeTenant(acme)],
    ["new credentials", ({ commands }: Core) => commands.connect(form)],
    ["the lock", ({ commands }: Core) => commands.lock(null).then(() => commands.unlock(null))],
  ])("is over with %s, and the windows hear it", async (_what, end) => {
    const core = await withWrongSecret();
    const { respond } = await connectedSetUp().then(({ world }) => world);
    await core.commands.copyToken(acme);
    await digested();
    expect(core.patches.findLast(({ msps }) => msps)?.msps?.[0]?.fault).not.toBeNull();
    core.world.respond = respond;
    await end(core);
    await digested();
    expect(await faultOf(core)).toBeNull();
    expect(core.patches.findLast(({ msps }) => msps)?.msps?.[0]?.fault).toBeNull();
  });

  it("gives way to what the next copy finds, but not while that copy runs", async () => {
    const core = await withWrongSecret();
    const granted = await connectedSetUp().then(({ world }) => world.respond);
    await core.commands.copyToken(acme);
    core.world.respond = (request) =>
      isFor(betaId)(request) ? forbidden(request) : granted(request);
    const answer = core.holdAnswers();
    const copy = core.commands.copyToken(beta);
    await digested();
    expect(await faultOf(core)).not.toBeNull();
    answer();
    await copy;
    expect(await faultOf(core)).toBeNull();
    expect((await core.snapshot()).tokens[betaId]?.failure?.kind).toBe("forbidden");
  });
});

describe("a failed copy", () => {
  async function refused() {
    const core = await connectedSetUp();
    core.world.respond = async () => ok(Response.json({ debugId: "12ab" }, { status: 403 }));
    await core.commands.copyToken(acme);
    return core;
  }

  it("leaves its row when it is dismissed", async () => {
    const { commands, snapshot } = await refused();
    expect(await commands.dismissFailure(acme)).toEqual(ok(null));
    expect((await snapshot()).tokens).toEqual({});
  });

  it("is copied as plain text, with the server’s words", async () => {
    const { commands, world } = await refused();
    expect(await commands.copyFailure(acme)).toEqual(ok(null));
    expect(world.clipboard.text.split("\n")).toEqual([
      "GreenLake does not allow this for Acme.",
      expect.stringMatching(/^Check that the API client’s owner/),
      "HTTP status: 403",
      "Debug ID: 12ab",
    ]);
    world.clipboard.isHeld = true;
    expect(await commands.copyFailure(acme)).toEqual(
      fail({ kind: "clipboardFailed", needsFocus: false }),
    );
    expect(await commands.copyFailure(beta)).toEqual(fail({ kind: "unknownTenant" }));
  });
});
