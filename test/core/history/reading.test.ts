// What the operator can see, export and clear of the history.
import { describe, expect, it } from "vitest";
import {
  acme,
  acmeId,
  beta,
  betaId,
  connectedSetUp,
  type Core,
  twoMsps,
} from "../applicationSetUp.ts";

const dayMs = 24 * 60 * 60 * 1000;

async function read(core: Core, query = "", ...mspId: readonly string[]) {
  const found = await core.commands.readHistory({ query }, ...mspId);
  return found.ok ? found.value : null;
}

const tenantsIn = async (core: Core, query = "", ...mspId: readonly string[]) =>
  (await read(core, query, ...mspId))?.entries.map(({ tenant }) => tenant);

/** Acme, then Beta, were copied. */
async function copiedSetUp() {
  const core = await connectedSetUp();
  await core.commands.copyToken(acme);
  await core.commands.copyToken({ ...beta, format: "curl" });
  return core;
}

const csvPath = "/exports/history.csv";

async function exported(core: Core) {
  core.world.teamFiles.chosenPath = csvPath;
  await core.commands.exportHistory(null);
  return core.world.teamFiles.files.get(csvPath);
}

describe("reading the history", () => {
  it("shows the newest first", async () => {
    expect(await tenantsIn(await copiedSetUp())).toEqual(["Beta", "Acme"]);
  });

  it.each([
    ["acm", ["Acme"]],
    [" ÁCME ", ["Acme"]],
    [betaId, ["Beta"]],
    [betaId.replace(/^.{8}/, "$&-"), ["Beta"]],
    ["-", []],
    ["zebra", []],
  ])("finds a tenant by its name or ID: %s", async (query, names) => {
    expect(await tenantsIn(await copiedSetUp(), query)).toEqual(names);
  });

  it("keeps the MSPs apart", async () => {
    const core = await twoMsps();
    await core.commands.copyToken(beta, core.west);
    await core.commands.copyToken(acme, core.east);
    expect(await tenantsIn(core, "", core.west)).toEqual(["Beta"]);
    expect(await tenantsIn(core, "", core.east)).toEqual(["Acme East"]);
  });

  it("skips lines that are torn or that it does not understand", async () => {
    const core = await copiedSetUp();
    const { mspId } = await core.snapshot();
    const { journal } = core.world;
    const texts = journal.lines.map(({ text }) => text);
    const foreign = [texts[0]?.slice(0, -9) ?? "", "[]", '{"atMs":1}', "\u0000"];
    for (const text of foreign) journal.append(mspId, [text], 0);
    expect(await tenantsIn(core)).toEqual(["Beta", "Acme"]);
  });

  it("shows at most 2,000 entries, and says that there are more", async () => {
    const core = await copiedSetUp();
    const { mspId } = await core.snapshot();
    const { journal } = core.world;
    const [line] = journal.lines;
    const many = (count: number) => Array.from({ length: count }, () => line?.text ?? "");
    journal.append(mspId, many(1_998), core.clock.nowMs());
    expect(await read(core)).toMatchObject({ entries: { length: 2_000 }, hasMore: false });
    journal.append(mspId, many(1), core.clock.nowMs());
    expect(await read(core)).toMatchObject({ entries: { length: 2_000 }, hasMore: true });
  });

  it("leaves out what is older than 90 days to the hour", async () => {
    const core = await copiedSetUp();
    await core.clock.advance(90 * dayMs);
    expect(await tenantsIn(core)).toEqual(["Beta", "Acme"]);
    await core.clock.advance(1);
    expect(await tenantsIn(core)).toEqual([]);
  });

  it("gives up on a search once a later one has begun", async () => {
    const core = await copiedSetUp();
    const both = ["acme", "beta"].map((query) => core.commands.readHistory({ query }));
    expect(await Promise.all(both)).toMatchObject([
      { error: { kind: "superseded" } },
      { value: { entries: [{ tenant: "Beta" }] } },
    ]);
  });

  it("is refused while Tenantry is locked", async () => {
    const core = await copiedSetUp();
    await core.commands.lock(null);
    const locked = { ok: false, error: { kind: "locked" } };
    expect(await core.commands.readHistory({ query: "" })).toEqual(locked);
    expect(await core.commands.exportHistory(null)).toEqual(locked);
    expect(await core.commands.clearHistory(null)).toEqual(locked);
    expect(core.world.journal.lines).toHaveLength(2);
  });
});

describe("exporting the history", () => {
  it("writes all of it as CSV, and shows the file in its folder", async () => {
    const core = await copiedSetUp();
    await core.commands.updateMsp({ change: { name: "West" } });
    await core.ask({ kind: "copy", name: "Acme", msp: null, format: null }, "bash");
    const time = new Date(core.clock.nowMs()).toISOString();
    const text = await exported(core);
    const [head, ...lines] = text?.trimEnd().split("\r\n") ?? [];
    expect(head).toBe('\uFEFF"time","user","msp","tenant","workspaceId","format","way","program"');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(`"${time}","alice","West","Acme","${acmeId}","","copy","bash"`);
    expect(lines[1]).toContain(`"Beta","${betaId}","curl command","window",""`);
    expect(core.world.teamFiles.offeredName).toBe(`tenantry-history-${time.slice(0, 10)}.csv`);
    await core.commands.showHistory(null);
    expect(core.world.teamFiles.shown).toEqual([csvPath]);
  });

  it("makes no formula of any name", async () => {
    const core = await connectedSetUp();
    await core.commands.updateMsp({ change: { name: "=1+1" } });
    await core.commands.updateTenant({ ...acme, change: { name: '@SUM(A1)"' } });
    await core.ask({ kind: "copy", name: acmeId, msp: null, format: null }, "+cmd|' /C calc'!A0");
    const text = await exported(core);
    for (const cell of [`"'=1+1"`, `"'@SUM(A1)"""`, `"'+cmd|' /C calc'!A0"`])
      expect(text).toContain(cell);
  });

  it("writes nothing if no file is chosen, and says why it could not be written", async () => {
    const core = await copiedSetUp();
    core.world.teamFiles.chosenPath = null;
    expect(await core.commands.exportHistory(null)).toEqual({ ok: true, value: null });
    expect(core.world.teamFiles.files.size).toBe(0);
    core.world.teamFiles.chosenPath = csvPath;
    const failed = {
      ok: false,
      error: { kind: "fileFailed", reason: "The disk is full." },
    } as const;
    Object.assign(core.world.teamFiles, { write: async () => failed });
    expect(await core.commands.exportHistory(null)).toEqual(failed);
  });
});

describe("clearing the history", () => {
  it("removes one MSP’s entries", async () => {
    const core = await twoMsps();
    await core.commands.copyToken(beta, core.west);
    await core.commands.copyToken(acme, core.east);
    expect(await core.commands.clearHistory(null, core.west)).toEqual({ ok: true, value: null });
    expect(await tenantsIn(core, "", core.west)).toEqual([]);
    expect(await tenantsIn(core, "", core.east)).toEqual(["Acme East"]);
  });

  it("says why it fails", async () => {
    const core = await copiedSetUp();
    core.world.journal.failWith = "The folder is read-only.";
    const error = { kind: "storeFailed", reason: "The folder is read-only." };
    expect(await core.commands.clearHistory(null)).toEqual({ ok: false, error });
  });
});
