// The check’s commands in the whole application.
import { describe, expect, it } from "vitest";
import { acmeId, connectedSetUp, type Core, form, secret } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

const saved = { ...form, clientSecret: "" };

describe("checking the connection", () => {
  it("neither saves nor drops anything", async () => {
    const { commands, workspaces, secrets, snapshot } = await connectedSetUp();
    await commands.copyToken({ workspaceId: acmeId });
    const before = [workspaces.read(), [...secrets], (await snapshot()).tokens];
    await commands.checkConnection({ ...form, clientSecret: "another" });
    expect([workspaces.read(), [...secrets], (await snapshot()).tokens]).toEqual(before);
  });

  it.each([
    ["lock", ({ commands }: Core) => commands.lock(null)],
    ["removeMsp", ({ commands }: Core) => commands.removeMsp(null)],
    ["removeCredentials", ({ commands }: Core) => commands.removeCredentials(null)],
    ["cancelCheck", ({ commands }: Core) => commands.cancelCheck(null)],
  ] as const)("ends with %s", async (_name, end) => {
    const core = await connectedSetUp();
    const { commands, holdAnswers, snapshot } = core;
    const open = holdAnswers();
    const checked = commands.checkConnection(saved);
    await settled();
    expect((await snapshot()).check.status).toBe("running");
    await end(core);
    open();
    await checked;
    // A locked window is told nothing of a check.
    await commands.unlock(null);
    expect((await snapshot()).check.status).toBe("cancelled");
  });
});

describe("copying the report", () => {
  it("replaces a copied token, and is never cleared", async () => {
    const { commands, world, snapshot, clock } = await connectedSetUp();
    await commands.copyToken({ workspaceId: acmeId });
    await commands.checkConnection(saved);
    expect(await commands.copyCheckReport(null)).toEqual({ ok: true, value: null });
    expect(world.clipboard.text).toMatch(/^Tenantry connection check\n/);
    expect((await snapshot()).clipboard).toBeNull();
    await clock.advance(3_600_000);
    await commands.clearClipboard(null);
    expect(world.clipboard.text).toMatch(/^Tenantry connection check\n/);
    expect(world.clipboard.text).not.toContain(secret);
  });

  it("leaves out a client ID that may be the secret in the wrong field", async () => {
    const { commands, world } = await connectedSetUp();
    const swapped = "df4d6621c5cf8c1115aebdace0b83760";
    await commands.checkConnection({ ...form, clientId: swapped });
    await commands.copyCheckReport(null);
    expect(world.clipboard.text).toContain("Client ID: left out");
    expect(world.clipboard.text).not.toContain(swapped);
  });

  it("fails while another program holds the clipboard", async () => {
    const { commands, world } = await connectedSetUp();
    await commands.checkConnection(saved);
    world.clipboard.isHeld = true;
    expect(await commands.copyCheckReport(null)).toEqual({
      ok: false,
      error: { kind: "clipboardFailed", needsFocus: false },
    });
  });
});
