import { describe, expect, it } from "vitest";
import {
  acme,
  acmeId,
  connectedSetUp,
  forbidden,
  setUp,
  tokenOf,
  twoMsps,
} from "./applicationSetUp.ts";
import { digested, settled } from "./fakes/fakeClock.ts";

describe("the state event", () => {
  it("carries what changed, once for all changes in a row, and no token", async () => {
    const { commands, patches } = await connectedSetUp();
    await settled();
    patches.length = 0;
    await commands.copyToken(acme);
    await settled();
    const sections = new Set(patches.flatMap((patch) => Object.keys(patch)));
    expect(sections).toEqual(new Set(["tokens", "mspTokens", "lastCopy", "clipboard", "usage"]));
    expect(JSON.stringify(patches)).not.toContain(tokenOf(acmeId));
  });

  it("carries a new connection and a failed copy", async () => {
    const { commands, patches, world } = await connectedSetUp();
    await settled();
    expect(patches).toContainEqual(
      expect.objectContaining({ connection: expect.objectContaining({ status: "ready" }) }),
    );
    world.respond = forbidden;
    await commands.copyToken(acme);
    await settled();
    // A failed copy also clears the clipboard, which brings a patch of its own.
    const tokens = patches.flatMap((patch) => (patch.tokens === undefined ? [] : [patch.tokens]));
    expect(tokens.at(-1)).toMatchObject({
      [acmeId]: { failure: { kind: "forbidden" }, exchanging: false },
    });
  });

  it("repeats the times of all tokens after sleep", async () => {
    const { commands, patches, refresh } = await connectedSetUp();
    await commands.copyToken(acme);
    await settled();
    patches.length = 0;
    refresh();
    await settled();
    expect(patches).toMatchObject([{ tokens: { [acmeId]: {} } }]);
  });
});

describe("a notice", () => {
  it("stays until it is dismissed", async () => {
    const { commands, notify, snapshot } = setUp();
    notify("The settings file was set aside.");
    const [notice] = (await snapshot()).notices;
    expect(notice?.text).toBe("The settings file was set aside.");
    await commands.dismissNotice({ id: notice?.id ?? "" });
    expect((await snapshot()).notices).toEqual([]);
  });
});

describe("navigating", () => {
  it("gets a new ID each time", async () => {
    const { navigate, snapshot } = setUp();
    navigate({ to: "settings" });
    const first = (await snapshot()).navigation;
    navigate({ to: "settings" });
    expect(first).toMatchObject({ to: "settings" });
    expect((await snapshot()).navigation?.id).not.toBe(first?.id);
  });

  it("to a tenant selects its MSP", async () => {
    const { navigate, snapshot, west } = await twoMsps();
    const [tenant] = (await snapshot()).tenants;
    if (tenant === undefined) throw new Error("no tenant");
    navigate({ to: "tenant", mspId: west, workspaceId: tenant.workspaceId });
    await settled();
    expect(await snapshot()).toMatchObject({ mspId: west, navigation: { to: "tenant" } });
  });
});

describe("starting", () => {
  it("clears what a crashed run left on the clipboard", async () => {
    const { commands, world, restart } = await connectedSetUp();
    await commands.copyToken(acme);
    restart().start();
    await digested();
    expect(world.clipboard.text).toBe("");
  });
});
