import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acmeId, betaId, setUp } from "../applicationSetUp.ts";
import { digested, settled } from "../fakes/fakeClock.ts";
import { jwt } from "../fakes/jwt.ts";
import { gate } from "../fakes/gate.ts";

const acme = { workspaceId: acmeId };
const beta = { workspaceId: betaId };
const acmeToken = jwt({ hpe_workspace_id: acmeId });
const forbidden = async () => ok(Response.json({ debugId: "12ab" }, { status: 403 }));
const betaToken = jwt({ hpe_workspace_id: betaId });

describe("copying", () => {
  it("puts the tenant's token on the clipboard and says when it expires", async () => {
    const { commands, connected, world, clock, snapshot, requests } = setUp();
    await connected();
    const expiresAtMs = clock.nowMs() + 900_000;
    expect(await commands.copyToken(acme)).toMatchObject({ ok: true, value: { expiresAtMs } });
    expect(world.clipboard.text).toBe(acmeToken);
    // Testing the credentials brought the MSP token already.
    expect(requests).toHaveLength(2);
    expect(await snapshot()).toMatchObject({
      lastCopy: { tenantName: "Acme", copiedAtMs: clock.nowMs(), expiresAtMs },
      tokens: { [acmeId]: { times: { expiresAtMs }, exchanging: false, failure: null } },
    });
  });

  it("a second time needs no request", async () => {
    const { commands, connected, requests } = setUp();
    await connected();
    await commands.copyToken(acme);
    const before = requests.length;
    await commands.copyToken(acme);
    expect(requests).toHaveLength(before);
  });

  it("exchanges anew where less life is left than the setting wants", async () => {
    const { commands, connected, requests, clock } = setUp();
    await connected();
    await commands.copyToken(acme);
    await clock.advance(400_000);
    await commands.updateSettings({ minimumLifeS: 600 });
    const before = requests.length;
    await commands.copyToken(acme);
    expect(requests).toHaveLength(before + 1);
  });

  it("shows the exchange while it runs", async () => {
    const { commands, connected, world, snapshot } = setUp();
    await connected();
    world.respond = () => new Promise(() => {});
    void commands.copyToken(acme);
    await settled();
    expect((await snapshot()).tokens).toMatchObject({ [acmeId]: { exchanging: true } });
  });

  it("never says copied where the clipboard did not take it", async () => {
    const { commands, connected, world, snapshot } = setUp();
    await connected();
    world.clipboard.isHeld = true;
    expect(await commands.copyToken(acme)).toEqual(fail({ kind: "clipboardFailed" }));
    expect(await snapshot()).toMatchObject({
      lastCopy: null,
      tokens: { [acmeId]: { failure: { kind: "clipboardFailed" } } },
    });
  });

  it("leaves the clipboard to the copy that was asked for last", async () => {
    const { commands, connected, world, snapshot, notifications } = setUp();
    await connected();
    const { respond } = world;
    const { passed, open } = gate();
    world.respond = async (request) => {
      if (request.url.includes(acmeId)) await passed;
      return respond(request);
    };
    const slow = commands.copyToken(acme);
    await settled();
    expect(await commands.copyToken(beta)).toMatchObject({ ok: true });
    open();
    expect(await slow).toEqual(fail({ kind: "superseded" }));
    expect(world.clipboard.text).toBe(betaToken);
    expect(notifications.map(({ title }) => title)).toEqual(["Token for Beta copied"]);
    expect((await snapshot()).lastCopy?.tenantName).toBe("Beta");
  });

  it("that the lock overtakes is none: nothing is told, and the clipboard is cleared", async () => {
    const { commands, connected, world, snapshot, notifications } = setUp();
    await connected();
    const { open, through } = gate();
    world.clipboard.writeSecret = through(world.clipboard.writeSecret.bind(world.clipboard));
    const copy = commands.copyToken(acme);
    await digested();
    const locking = commands.lock(null);
    await settled();
    open();
    expect(await copy).toEqual(fail({ kind: "locked" }));
    await locking;
    expect([world.clipboard.text, notifications]).toEqual(["", []]);
    expect(await snapshot()).toMatchObject({ lastCopy: null, clipboard: null, usage: {} });
  });

  it("of a tenant that is not in the list is refused", async () => {
    const { commands, connected, requests } = setUp();
    await connected();
    const before = requests.length;
    for (const workspaceId of ["c".repeat(32), "", "../x", "__proto__"])
      expect(await commands.copyToken({ workspaceId })).toEqual(fail({ kind: "unknownTenant" }));
    expect(requests).toHaveLength(before);
  });
});

describe("a failure", () => {
  it("stands in its own row in words, and the other rows go on", async () => {
    const { commands, connected, world, snapshot } = setUp();
    await connected();
    const { respond } = world;
    world.respond = (request) => (request.url.includes(acmeId) ? forbidden() : respond(request));
    await commands.copyToken(acme);
    await commands.copyToken(beta);
    const { tokens } = await snapshot();
    expect(tokens[acmeId]?.failure).toMatchObject({
      title: "GreenLake does not allow this for Acme.",
      details: ["HTTP status: 403", "Debug ID: 12ab"],
    });
    expect(tokens[betaId]).toMatchObject({ failure: null, times: {} });
  });

  it("is gone as soon as the next copy is asked for, and with the token it belongs to", async () => {
    const { commands, connected, world, snapshot } = setUp();
    await connected();
    const { respond } = world;
    world.respond = forbidden;
    await commands.copyToken(acme);
    await commands.copyToken(beta);
    world.respond = respond;
    await commands.copyToken(acme);
    await commands.forgetToken(beta);
    const { tokens } = await snapshot();
    expect(tokens[acmeId]?.failure).toBeNull();
    expect(tokens[betaId]).toBeUndefined();
  });

  it("is not made of a cancelled exchange", async () => {
    const { commands, connected, world, snapshot } = setUp();
    await connected();
    world.respond = () => new Promise(() => {});
    const copy = commands.copyToken(acme);
    await settled();
    await commands.forgetToken(acme);
    expect(await copy).toEqual(fail({ kind: "cancelled" }));
    expect((await snapshot()).tokens).toEqual({});
  });
});

describe("tenants", () => {
  it("are counted before they are added, and not added by counting", async () => {
    const { commands, connected, snapshot } = setUp();
    await connected();
    const text = `${"c".repeat(32)} Ceta\n${acmeId}\nnonsense`;
    const counted = await commands.previewTenants({ text });
    expect(counted).toMatchObject({ value: { added: 1, merged: 1, problems: [{ line: 3 }] } });
    expect((await snapshot()).tenants).toHaveLength(2);
    expect(await commands.addTenants({ text })).toEqual(counted);
    expect((await snapshot()).tenants.map(({ name }) => name)).toEqual(["Acme", "Beta", "Ceta"]);
  });

  it("are renamed, but not to nothing", async () => {
    const { commands, connected, snapshot } = setUp();
    await connected();
    await commands.updateTenant({ ...acme, change: { name: "Zenith" } });
    expect(await commands.updateTenant({ ...beta, change: { name: " \u202E " } })).toMatchObject({
      error: { kind: "invalidInput", field: "name" },
    });
    expect((await snapshot()).tenants.map(({ name }) => name)).toEqual(["Beta", "Zenith"]);
  });

  it("take their token with them when they are removed", async () => {
    const { commands, connected, snapshot } = setUp();
    await connected();
    await commands.copyToken(acme);
    await commands.removeTenant(acme);
    expect(await snapshot()).toMatchObject({ tenants: [{ name: "Beta" }], tokens: {} });
  });

  it("stay, with their tokens, where the list cannot be written", async () => {
    const { commands, connected, workspaces, snapshot } = setUp();
    await connected();
    await commands.copyToken(acme);
    workspaces.failWith = "The disk is full.";
    expect(await commands.removeTenant(acme)).toMatchObject({ error: { kind: "storeFailed" } });
    const { tenants, tokens } = await snapshot();
    expect(tenants).toHaveLength(2);
    expect(tokens[acmeId]).toBeDefined();
  });
});

describe("the state event", () => {
  it("carries the sections that changed, once for all changes in a row, and no token", async () => {
    const { commands, connected, patches } = setUp();
    await connected();
    await settled();
    patches.length = 0;
    await commands.copyToken(acme);
    await settled();
    const sections = new Set(patches.flatMap((patch) => Object.keys(patch)));
    expect(sections).toEqual(new Set(["tokens", "lastCopy", "clipboard", "usage"]));
    expect(JSON.stringify(patches)).not.toContain(acmeToken);
  });

  it("tells of a connection and of a failed copy", async () => {
    const { commands, connected, patches, world } = setUp();
    await connected();
    await settled();
    expect(patches).toContainEqual(
      expect.objectContaining({ connection: expect.objectContaining({ status: "ready" }) }),
    );
    world.respond = forbidden;
    await commands.copyToken(acme);
    await settled();
    expect(patches.at(-1)).toMatchObject({
      tokens: { [acmeId]: { failure: { kind: "forbidden" }, exchanging: false } },
    });
  });

  it("gives every held token's times anew after sleep", async () => {
    const { commands, connected, patches, refresh } = setUp();
    await connected();
    await commands.copyToken(acme);
    await settled();
    patches.length = 0;
    refresh();
    await settled();
    expect(patches).toMatchObject([{ tokens: { [acmeId]: {} } }]);
  });
});
