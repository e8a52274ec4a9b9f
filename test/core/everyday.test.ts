// What the tray, the quick pick and the command line rest on, through the whole core.
import { describe, expect, it } from "vitest";
import type { Settings } from "../../electron/contract/contract.ts";
import { fail, ok } from "../../electron/core/base/result.ts";
import { trayFace } from "../../electron/core/desktop/tray.ts";
import { acmeId, betaId, form, setUp } from "./applicationSetUp.ts";
import { digested, settled } from "./fakes/fakeClock.ts";
import { jwt } from "./fakes/jwt.ts";
import { gate } from "./fakes/gate.ts";

const acme = { workspaceId: acmeId };
const beta = { workspaceId: betaId };
const acmeToken = jwt({ hpe_workspace_id: acmeId });
const forbidden = async () => ok(Response.json({}, { status: 403 }));

type Core = Awaited<ReturnType<typeof connectedSetUp>>;

async function connectedSetUp(settings: Partial<Settings> = {}) {
  const all = setUp();
  await all.connected();
  await all.commands.updateSettings(settings);
  return all;
}

describe("a copy's format", () => {
  it("is the one asked for, else the tenant's, else the setting's", async () => {
    const { commands, world } = await connectedSetUp({ copyFormat: "header" });
    await commands.copyToken(acme);
    expect(world.clipboard.text).toBe(`Authorization: Bearer ${acmeToken}`);
    await commands.updateTenant({ ...acme, change: { copyFormat: "export" } });
    await commands.copyToken(acme);
    expect(world.clipboard.text).toBe(` export GREENLAKE_TOKEN='${acmeToken}'`);
    await commands.copyToken({ ...acme, format: "raw" });
    expect(world.clipboard.text).toBe(acmeToken);
  });

  it("can be a template with what is known of the tenant", async () => {
    const text = "{tenantName} {workspaceId} {baseUrl} {expiresAt} {token}";
    const template = { id: "template:1", name: "All", kind: "text", text } as const;
    const { commands, world, clock, snapshot } = await connectedSetUp({ templates: [template] });
    await commands.copyToken({ ...acme, format: "template:1" });
    const expiresAt = new Date(clock.nowMs() + 900_000).toISOString();
    expect(world.clipboard.text).toBe(
      `Acme ${acmeId} https://greenlake.example ${expiresAt} ${acmeToken}`,
    );
    expect((await snapshot()).copyFormats.at(-1)).toEqual({ id: "template:1", name: "All" });
  });

  it("of a command never takes an address that a shell could run, and says so", async () => {
    const text = "curl -H 'Authorization: Bearer {token}' {baseUrl}";
    const template = { id: "template:1", name: "Call", kind: "command", text } as const;
    const { commands, world, snapshot } = setUp();
    await commands.connect({ ...form, baseUrl: "https://greenlake$(id).example" });
    await commands.addTenants({ text: `${acmeId} Acme` });
    await commands.updateSettings({ templates: [template] });
    const copied = await commands.copyToken({ ...acme, format: "template:1" });
    expect(copied).toMatchObject({ error: { kind: "invalidInput", field: "templates" } });
    expect(world.clipboard.text).toBe("");
    expect((await snapshot()).tokens[acmeId]?.failure?.title).toMatch(
      /^The base URL contains characters that are not safe in a command/,
    );
  });
});

describe("what was copied", () => {
  it("is said with the time at which it goes, and goes", async () => {
    const { commands, clock, snapshot, world } = await connectedSetUp();
    await commands.copyToken(acme);
    expect((await snapshot()).clipboard).toEqual({ clearsAtMs: clock.nowMs() + 60_000 });
    await clock.advance(60_000);
    await digested();
    expect([world.clipboard.text, (await snapshot()).clipboard]).toEqual(["", null]);
    expect((await snapshot()).lastCopy?.tenantName).toBe("Acme");
  });

  it("is cleared on demand", async () => {
    const { commands, world } = await connectedSetUp();
    await commands.copyToken(acme);
    expect(await commands.clearClipboard(null)).toEqual(ok(null));
    expect(world.clipboard.text).toBe("");
  });

  it("of a crashed run is cleared at the next start", async () => {
    const { commands, world, restart } = await connectedSetUp();
    await commands.copyToken(acme);
    restart().start();
    await digested();
    expect(world.clipboard.text).toBe("");
  });

  it("counts for who is used most, and a copy that failed does not", async () => {
    const { commands, snapshot, world } = await connectedSetUp();
    await commands.copyToken(acme);
    await commands.copyToken(acme);
    await commands.copyToken(beta);
    const { usage } = await snapshot();
    expect(usage[acmeId]).toBeGreaterThan(usage[betaId] ?? Infinity);
    world.respond = forbidden;
    await commands.forgetToken(beta);
    await commands.copyToken(beta);
    expect((await snapshot()).usage).toEqual(usage);
  });
});

describe("locking", () => {
  it("drops every token, clears the clipboard and lets nothing be copied", async () => {
    const { commands, snapshot, world, requests } = await connectedSetUp();
    await commands.copyToken(acme);
    await commands.lock(null);
    expect(await snapshot()).toMatchObject({ locked: true, tokens: {}, lastCopy: null });
    expect(world.clipboard.text).toBe("");
    const before = requests.length;
    expect(await commands.copyToken(acme)).toEqual(fail({ kind: "locked" }));
    expect(requests).toHaveLength(before);
  });

  it("stops a copy on its way", async () => {
    const { commands, world, snapshot } = await connectedSetUp();
    const { respond } = world;
    const { open, through } = gate();
    world.respond = through(respond);
    const copy = commands.copyToken(acme);
    await settled();
    await commands.lock(null);
    open();
    expect(await copy).toMatchObject({ ok: false });
    await digested();
    expect([world.clipboard.text, (await snapshot()).tokens]).toEqual(["", {}]);
  });

  it("is undone by hand, and then copies with new tokens", async () => {
    const { commands, snapshot, requests, world } = await connectedSetUp();
    await commands.copyToken(acme);
    await commands.lock(null);
    await commands.unlock(null);
    const before = requests.length;
    await commands.copyToken(acme);
    expect([requests.length - before, world.clipboard.text]).toEqual([2, acmeToken]);
    expect((await snapshot()).locked).toBe(false);
  });

  it("by the system ends with the system's lock, by hand only by hand", async () => {
    const { commands, lock, unlock, snapshot } = await connectedSetUp();
    await lock("system");
    unlock("system");
    expect((await snapshot()).locked).toBe(false);
    await commands.lock(null);
    await lock("system");
    unlock("system");
    expect((await snapshot()).locked).toBe(true);
    await lock("system");
    await commands.unlock(null);
    expect((await snapshot()).locked).toBe(false);
  });
});

describe("a notification", () => {
  it("tells of a copy, how long the token lives and when the clipboard clears", async () => {
    const { commands, notifications, snapshot } = await connectedSetUp();
    await commands.updateTenant({ ...acme, change: { colour: "red" } });
    await commands.copyToken(acme);
    expect(notifications).toEqual([
      {
        title: "Token for Acme copied",
        body: "15 min left, clipboard clears in 60 s",
        mspId: (await snapshot()).mspId,
        workspaceId: acmeId,
        colour: "red",
      },
    ]);
  });

  it("rounds the life down, and promises no clearing where none is set", async () => {
    const { commands, notifications, clock } = await connectedSetUp({
      clearClipboardS: null,
      minimumLifeS: 0,
    });
    await commands.copyToken(acme);
    await clock.advance(1_000);
    await commands.copyToken(acme);
    await clock.advance(840_000);
    await commands.copyToken(acme);
    expect(notifications.map(({ body }) => body)).toEqual([
      "15 min left",
      "14 min left",
      "under a minute left",
    ]);
  });

  it("is not shown while the window has the focus, nor where it is turned off", async () => {
    const { commands, notifications, world } = await connectedSetUp();
    world.desktop.isFocused = true;
    await commands.copyToken(acme);
    world.desktop.isFocused = false;
    await commands.updateSettings({ notifications: false });
    await commands.copyToken(acme);
    expect(notifications).toEqual([]);
  });

  it("tells of a failure where no window is, once, with what to do", async () => {
    const { copyUnseen, snapshot, notifications, world } = await connectedSetUp();
    world.respond = forbidden;
    expect(await copyUnseen({ ...acme, mspId: (await snapshot()).mspId })).toBe(true);
    expect(notifications).toMatchObject([
      { title: "GreenLake does not allow this for Acme.", workspaceId: acmeId },
    ]);
    expect(JSON.stringify(notifications)).not.toContain(acmeToken);
  });

  it.each([
    ["a later copy", ({ commands }: Core) => commands.copyToken(beta)],
    ["the lock", ({ commands }: Core) => commands.lock(null)],
    ["forgetting it", ({ commands }: Core) => commands.forgetToken(acme)],
  ])("is overtaken by %s: no failure, and nothing to be shown", async (_what, overtake) => {
    const core = await connectedSetUp();
    const { copyUnseen, snapshot, notifications, world, overview } = core;
    const { respond } = world;
    const { passed, open } = gate();
    world.respond = async (request) => {
      if (request.url.includes(acmeId)) await passed;
      return respond(request);
    };
    const copied = copyUnseen({ ...acme, mspId: (await snapshot()).mspId });
    await settled();
    await overtake(core);
    open();
    expect(await copied).toBe(false);
    expect((await snapshot()).tokens[acmeId]?.failure ?? null).toBeNull();
    expect(trayFace(overview())).not.toBe("attention");
    expect(notifications.filter(({ workspaceId }) => workspaceId === acmeId)).toEqual([]);
  });
});
