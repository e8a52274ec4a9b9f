// Undoing the removal of an MSP: everything comes back but its secret, and nothing that ran for it reaches it again.
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import {
  acme,
  connectedSetUp,
  eastSecret,
  eastForm,
  form,
  secret,
  twoMsps,
} from "../applicationSetUp.ts";

const changedSince = fail({ kind: "changedSince" });

type Two = Awaited<ReturnType<typeof twoMsps>>;

async function remove({ commands }: Pick<Two, "commands">, mspId: string) {
  const removed = await commands.removeMsp(null, mspId);
  if (!removed.ok) throw new Error(removed.error.kind);
  return removed.value;
}

describe("undoing the removal of an MSP", () => {
  it("brings back its place, name, colour, tenants and usage, and shows it", async () => {
    const core = await twoMsps();
    const { commands, workspaces, usage, snapshot, west } = core;
    await commands.updateMsp({ change: { colour: "teal" } }, west);
    await commands.updateTenant({ ...acme, change: { note: "Call first" } }, west);
    await commands.copyToken(acme, west);
    const [before] = workspaces.read().msps;
    const change = await remove(core, west);
    expect(await commands.bringBackMsp(change)).toEqual(ok(null));
    const [back, other] = workspaces.read().msps;
    expect(back).toEqual({
      ...before,
      id: back?.id,
      profile: { ...before?.profile, id: back?.profile?.id },
    });
    expect(other).toMatchObject({ id: core.east });
    expect(Object.keys(usage.read().msps[back?.id ?? ""] ?? {})).toEqual([acme.workspaceId]);
    expect((await snapshot()).mspId).toBe(back?.id);
  });

  it("never brings back its secret, which has to be entered again", async () => {
    const core = await twoMsps();
    const { commands, secrets, snapshot, west } = core;
    const change = await remove(core, west);
    await commands.bringBackMsp(change);
    expect([...secrets.values()]).toEqual([eastSecret]);
    expect((await snapshot()).connection).toMatchObject({
      status: "needsSecret",
      profile: { clientId: form.clientId },
    });
    expect(await commands.connect(form)).toEqual(ok(null));
    expect([...secrets.values()]).toEqual([eastSecret, secret]);
    expect((await snapshot()).tenants.map(({ name }) => name)).toEqual(["Acme", "Beta"]);
  });

  it("gives it new IDs, so that what was running for the removed one cannot change it", async () => {
    const core = await twoMsps();
    const { commands, workspaces, west } = core;
    const [before] = workspaces.read().msps;
    await commands.bringBackMsp(await remove(core, west));
    const [back] = workspaces.read().msps;
    expect(back?.profile?.id).not.toBe(before?.profile?.id);
    expect(await commands.copyToken(acme, west)).toEqual(fail({ kind: "unknownMsp" }));
  });

  it("leaves the first run that followed the removal of the only MSP", async () => {
    const core = await connectedSetUp();
    const { commands, snapshot, workspaces } = core;
    const change = await remove(core, (await snapshot()).mspId);
    expect((await snapshot()).connection).toEqual({ status: "none" });
    await commands.bringBackMsp(change);
    expect((await snapshot()).mspId).toBe(workspaces.read().msps[0]?.id);
  });

  it("works once, for the last removal only", async () => {
    const core = await twoMsps();
    const { commands, workspaces, west, east } = core;
    const first = await remove(core, west);
    const second = await remove(core, east);
    expect(await commands.bringBackMsp(first)).toEqual(changedSince);
    expect(await commands.bringBackMsp(second)).toEqual(ok(null));
    expect(await commands.bringBackMsp(second)).toEqual(changedSince);
    expect(workspaces.read().msps).toMatchObject([{ profile: { clientId: eastForm.clientId } }]);
  });

  it("can be tried again if the file cannot be written", async () => {
    const core = await twoMsps();
    const { commands, workspaces, west } = core;
    const change = await remove(core, west);
    workspaces.failWith = "The disk is full.";
    expect(await commands.bringBackMsp(change)).toMatchObject({ error: { kind: "storeFailed" } });
    workspaces.failWith = null;
    expect(await commands.bringBackMsp(change)).toEqual(ok(null));
  });

  it("has nothing to bring back of an MSP that was never stored", async () => {
    const core = await twoMsps();
    const { commands, snapshot } = core;
    await commands.addMsp(null);
    const change = await remove(core, (await snapshot()).mspId);
    expect(await commands.bringBackMsp(change)).toEqual(changedSince);
  });
});
