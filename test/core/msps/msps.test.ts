import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { emptyMsp, workspacesSchema } from "../../../electron/core/msps/stored.ts";
import { usageSchema } from "../../../electron/core/tenants/stored.ts";
import {
  acme,
  acmeId,
  beta,
  betaId,
  connectedSetUp,
  eastForm,
  eastId,
  eastSecret,
  form,
  isFor,
  mspId,
  secret,
  tokenOf,
  twoMsps,
} from "../applicationSetUp.ts";
import { digested, settled } from "../fakes/fakeClock.ts";

const unknownMsp = fail({ kind: "unknownMsp" });
const names = ({ tenants }: { readonly tenants: readonly { readonly name: string }[] }) =>
  tenants.map(({ name }) => name);

describe("a second MSP", () => {
  it("begins empty and leaves the first as it is", async () => {
    const { commands, snapshot } = await connectedSetUp();
    const { mspId: first } = await snapshot();
    await commands.addMsp(null);
    const { connection, msps, tenants, tokens } = await snapshot();
    expect([connection, tenants, tokens]).toEqual([{ status: "none" }, [], {}]);
    expect(msps).toMatchObject([{ workspaceId: mspId, status: "ready" }]);
    await commands.selectMsp(null, first);
    expect(names(await snapshot())).toEqual(["Acme", "Beta"]);
  });

  it("has its own tenants", async () => {
    const { commands, snapshot, west } = await twoMsps();
    const shown = await snapshot();
    expect(names(shown)).toEqual(["Acme East"]);
    expect(shown.msps).toMatchObject([
      { name: "West", workspaceId: mspId, status: "ready" },
      { name: "MSP workspace eeeeeeee…eeee", workspaceId: eastId, status: "ready" },
    ]);
    await commands.selectMsp(null, west);
    expect(names(await snapshot())).toEqual(["Acme", "Beta"]);
  });

  it("has its own tokens, even for the same workspace", async () => {
    const { commands, requests, snapshot, west, east, world } = await twoMsps();
    requests.length = 0;
    await commands.copyToken(acme, west);
    await commands.copyToken(acme, east);
    const exchanges = requests.filter(isFor(acmeId));
    expect(exchanges.map(({ body }) => body?.includes(tokenOf(mspId)))).toEqual([true, false]);
    expect(exchanges.map(({ body }) => body?.includes(tokenOf(eastId)))).toEqual([false, true]);
    expect(world.clipboard.text).toBe(tokenOf(acmeId));
    await commands.forgetToken(acme, west);
    expect((await snapshot()).tokens[acmeId]?.times).not.toBeNull();
    await commands.selectMsp(null, west);
    expect((await snapshot()).tokens).toEqual({});
  });

  it("counts its own copies", async () => {
    const { commands, snapshot, west } = await twoMsps();
    await commands.copyToken(beta, west);
    expect((await snapshot()).usage).toEqual({});
    await commands.selectMsp(null, west);
    expect(Object.keys((await snapshot()).usage)).toEqual([betaId]);
  });

  it("shares the clipboard: the last requested copy wins", async () => {
    const { commands, world, west, east, holdAnswers } = await twoMsps();
    const answer = holdAnswers(({ body }) => body?.includes(tokenOf(mspId)) === true);
    const first = commands.copyToken(beta, west);
    await digested();
    await commands.copyToken(acme, east);
    answer();
    expect(await first).toEqual(fail({ kind: "superseded" }));
    expect(world.clipboard.text).toBe(tokenOf(acmeId));
  });

  it("shares the lock", async () => {
    const { commands, overview, west } = await twoMsps();
    await commands.copyToken(acme, west);
    await commands.copyToken(acme);
    await commands.lock(null);
    expect(await commands.copyToken(acme, west)).toEqual(fail({ kind: "locked" }));
    await commands.unlock(null);
    expect(overview().msps.map(({ tokens }) => tokens)).toEqual([{}, {}]);
  });
});

describe("an MSP", () => {
  it("is shown again after a restart", async () => {
    const { restart, east, west, commands } = await twoMsps();
    expect(restart().snapshot().mspId).toBe(east);
    await commands.selectMsp(null, west);
    expect(restart().snapshot().mspId).toBe(west);
  });

  it("has a name and a colour, and is called by its workspace if it has no name", async () => {
    const { commands, snapshot, west } = await twoMsps();
    await commands.updateMsp({ change: { name: " \u202eMy MSP ", colour: "teal" } }, west);
    expect((await snapshot()).msps[0]).toMatchObject({ name: "My MSP", colour: "teal" });
    await commands.updateMsp({ change: { name: "" } }, west);
    expect((await snapshot()).msps[0]).toMatchObject({
      name: "MSP workspace ffffffff…ffff",
      colour: "teal",
    });
  });

  it("with an unknown ID is refused, and no other takes its place", async () => {
    const { commands, requests, world } = await twoMsps();
    requests.length = 0;
    const change = { name: "X" };
    expect(await commands.copyToken(acme, "gone")).toEqual(unknownMsp);
    expect(await commands.updateTenant({ ...acme, change }, "gone")).toEqual(unknownMsp);
    expect(await commands.selectMsp(null, "gone")).toEqual(unknownMsp);
    expect([requests, world.clipboard.text]).toEqual([[], ""]);
  });

  it("never has its secret in the snapshot or the overview", async () => {
    const { snapshot, overview } = await twoMsps();
    const shown = JSON.stringify([await snapshot(), overview()]);
    expect([secret, eastSecret].filter((canary) => shown.includes(canary))).toEqual([]);
  });
});

describe("an MSP that the operator begins and leaves", () => {
  it("is not stored", async () => {
    const { commands, snapshot, workspaces, west } = await twoMsps();
    await commands.addMsp(null);
    await commands.selectMsp(null, west);
    expect((await snapshot()).mspId).toBe(west);
    expect(workspaces.read().msps).toHaveLength(2);
  });

  it("cancels the test of its credentials", async () => {
    const { commands, workspaces, secrets, west, snapshot, holdAnswers } = await twoMsps();
    await commands.addMsp(null);
    const { mspId: third } = await snapshot();
    const answer = holdAnswers();
    const connecting = commands.connect({ ...eastForm, workspace: "d".repeat(32) }, third);
    await settled();
    await commands.selectMsp(null, west);
    answer();
    expect(await connecting).toEqual(fail({ kind: "cancelled" }));
    expect(workspaces.read().msps).toHaveLength(2);
    expect(secrets.size).toBe(2);
    expect((await snapshot()).mspId).toBe(west);
  });
});

describe("the file of a version that knew one MSP", () => {
  const id = "0b5f3b52-1c1d-4d80-9a8a-1f3f6a2b6c11";
  const profile = { id, workspaceId: mspId, clientId: "c", baseUrl: form.baseUrl, scope: "" };
  const seen = { alias: "ac", colour: "teal", note: "Call first" };
  const tenants = [{ workspaceId: acmeId, name: "Acme", pinned: true, ...seen }];

  it("becomes a list of one MSP that keeps everything", () => {
    const upgraded = workspacesSchema.parse({ version: 1, profile, tenants, listedAtMs: 5 });
    expect(upgraded).toMatchObject({
      version: 2,
      active: id,
      msps: [{ ...emptyMsp(id), profile, tenants, listedAtMs: 5 }],
    });
  });

  it("keeps its tenants without credentials", () => {
    const upgraded = workspacesSchema.parse({ version: 1, profile: null, tenants });
    expect(upgraded.msps).toMatchObject([{ id: upgraded.active, profile: null, tenants }]);
  });

  it("loses its usage", () => {
    expect(usageSchema.parse({ version: 1, ranks: { [acmeId]: 3 } })).toEqual({
      version: 2,
      msps: {},
    });
  });
});
