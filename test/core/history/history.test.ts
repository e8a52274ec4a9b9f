// What the history of copies records: every token that left, on every way, and nothing that it must not keep.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Settings } from "../../../electron/contract/contract.ts";
import {
  acme,
  acmeId,
  beta,
  betaId,
  connectedSetUp,
  type Core,
  forbidden,
  mspId as mspWorkspace,
  secret,
  tokenOf,
  twoMsps,
} from "../applicationSetUp.ts";
import { allowed, request } from "../terminal/terminalSetUp.ts";

const lineSchema = z.record(z.string(), z.unknown());
const recorded = ({ world }: Core) =>
  world.journal.lines.map(({ text }) => lineSchema.parse(JSON.parse(text)));
const dayMs = 24 * 60 * 60 * 1000;

const connectedWith = (settings: Partial<Settings> = {}) =>
  connectedSetUp({ ...allowed, ...settings });

describe("the history", () => {
  it("records who copied which tenant’s token when, for which MSP and in which format", async () => {
    const core = await connectedWith();
    await core.commands.updateMsp({ change: { name: "West" } });
    await core.commands.copyToken({ ...acme, format: "curl" });
    await core.commands.copyToken(beta);
    const common = { atMs: core.clock.nowMs(), user: "alice", msp: "West", program: null };
    expect(recorded(core)).toEqual([
      { ...common, workspaceId: acmeId, tenant: "Acme", format: "curl command", way: "window" },
      { ...common, workspaceId: betaId, tenant: "Beta", format: null, way: "window" },
    ]);
  });

  it("tells every way apart", async () => {
    const core = await connectedWith();
    const { mspId } = await core.snapshot();
    await core.commands.copyToken(acme);
    core.world.desktop.opening = 1;
    await core.commands.copyToken(acme);
    core.world.desktop.opening = null;
    await core.copyUnseen({ mspId, workspaceId: acmeId });
    await core.copyUnseen({ mspId, workspaceId: null });
    await core.commands.copyTokens({ tenants: [{ mspId, workspaceId: acmeId }], form: "csv" });
    await core.ask({ kind: "copy", name: "Acme", msp: null, format: null }, "bash");
    await core.ask(request(), "zsh");
    await core.ask(request({ format: "curl" }));
    await core.ask(request({ names: [], json: true, program: "terraform" }), "bash");
    expect(
      recorded(core).map(({ way, tenant, format, program }) => [way, tenant, format, program]),
    ).toEqual([
      ["window", "Acme", null, null],
      ["quickPick", "Acme", null, null],
      ["tray", "Acme", null, null],
      ["tray", "the whole MSP", null, null],
      ["batch", "Acme", "CSV", null],
      ["copy", "Acme", null, "bash"],
      ["print", "Acme", null, "zsh"],
      ["print", "Acme", "curl command", null],
      ["exec", "the whole MSP", null, "terraform"],
    ]);
    expect(recorded(core).at(-1)).toMatchObject({ workspaceId: mspWorkspace });
  });

  it("has an entry for each token of a copy of several, in one write for each MSP", async () => {
    const core = await twoMsps();
    const tenants = [
      { mspId: core.west, workspaceId: acmeId },
      { mspId: core.west, workspaceId: betaId },
      { mspId: core.east, workspaceId: acmeId },
    ];
    const before = core.world.journal.writes;
    await core.commands.copyTokens({ tenants, form: "json" });
    expect(core.world.journal.lines.map(({ ownerId }) => ownerId)).toEqual([
      core.west,
      core.west,
      core.east,
    ]);
    expect(recorded(core).map(({ tenant }) => tenant)).toEqual(["Acme", "Beta", "Acme East"]);
    // The first entry of the day also removes old ones.
    expect(core.world.journal.writes - before).toBe(3);
  });

  it("has an entry for each token that a terminal got, and none for a failure", async () => {
    const core = await connectedWith();
    const { respond } = core.world;
    core.world.respond = (asked) =>
      asked.url.includes(betaId) ? forbidden(asked) : respond(asked);
    await core.ask(request({ names: [], all: true, json: true }));
    await core.commands.copyToken(beta);
    await core.ask(request({ names: ["Beta"] }));
    expect(recorded(core)).toMatchObject([{ tenant: "Acme", way: "print", format: "JSON" }]);
  });

  it("holds no token and no secret", async () => {
    const core = await connectedWith();
    await core.commands.copyToken({ ...acme, format: "curl" });
    await core.ask(request({ json: true, program: tokenOf(acmeId) }));
    const all = JSON.stringify(core.world.journal.lines);
    for (const kept of [tokenOf(acmeId), secret]) expect(all).not.toContain(kept);
    expect(recorded(core)).toMatchObject([{}, { program: "[redacted]" }]);
  });

  it("keeps names to one line of at most 200 characters", async () => {
    const core = await connectedWith();
    await core.ask(request(), `ba\u202Esh\n\u0007${"x ".repeat(300)}`);
    const [entry] = recorded(core);
    expect(entry?.["program"]).toMatch(/^bash (x ){97}…$/);
  });

  it("records nothing while it is turned off", async () => {
    const core = await connectedWith({ history: false });
    await core.commands.copyToken(acme);
    await core.ask(request());
    expect(recorded(core)).toEqual([]);
  });

  it("never fails a copy, and says once that it cannot be written", async () => {
    const core = await connectedWith();
    core.world.journal.failWith = "history could not be written: the disk is full (ENOSPC).";
    for (const tenant of [acme, beta])
      expect(await core.commands.copyToken(tenant)).toMatchObject({ ok: true });
    const { notices } = await core.snapshot();
    expect(notices.map(({ text }) => text)).toEqual([
      "history could not be written: the disk is full (ENOSPC). Copying still works, but the history lacks what is copied meanwhile.",
    ]);
  });

  it("goes with its MSP, and leaves another’s", async () => {
    const core = await twoMsps();
    await core.commands.copyToken(acme, core.west);
    await core.commands.copyToken(acme, core.east);
    await core.commands.removeMsp(null, core.west);
    expect(recorded(core)).toMatchObject([{ tenant: "Acme East" }]);
  });

  it("goes back 90 days, and looks for older entries once a day, even while it is turned off", async () => {
    const core = await connectedWith();
    await core.commands.copyToken(acme);
    const { journal } = core.world;
    const before = journal.writes;
    await core.commands.copyToken(acme);
    expect(journal.writes - before).toBe(1);
    await core.clock.advance(89 * dayMs);
    await core.commands.copyToken(beta);
    expect(recorded(core)).toHaveLength(3);
    await core.commands.updateSettings({ history: false });
    await core.clock.advance(2 * dayMs);
    await core.commands.copyToken(beta);
    expect(recorded(core)).toMatchObject([{ tenant: "Beta" }]);
  });

  it("is neither read nor written at the start", async () => {
    const core = await connectedWith();
    core.start();
    expect(core.world.journal.writes).toBe(0);
  });
});
