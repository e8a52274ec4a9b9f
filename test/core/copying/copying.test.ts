import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { trayFace } from "../../../electron/core/desktop/trayMenu.ts";
import {
  acme,
  acmeId,
  beta,
  betaId,
  connectedSetUp,
  type Core,
  forbidden,
  form,
  isFor,
  neverAnswers,
  setUp,
  tokenOf,
} from "../applicationSetUp.ts";
import { digested, settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";

const acmeToken = tokenOf(acmeId);

describe("copying", () => {
  it("puts the tenant’s token on the clipboard and shows when it expires", async () => {
    const { commands, world, clock, snapshot, requests } = await connectedSetUp();
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

  it("exchanges the token again if less life is left than the setting requires", async () => {
    const { commands, requests, clock } = await connectedSetUp();
    const exchanges = () => requests.filter(isFor(acmeId)).length;
    await commands.copyToken(acme);
    await clock.advance(400_000);
    await commands.copyToken(acme);
    expect(exchanges()).toBe(1);
    await commands.updateSettings({ minimumLifeS: 600 });
    await commands.copyToken(acme);
    expect(exchanges()).toBe(2);
  });

  it("shows the exchange while it runs", async () => {
    const { commands, world, snapshot } = await connectedSetUp();
    world.respond = neverAnswers;
    void commands.copyToken(acme);
    await settled();
    expect((await snapshot()).tokens).toMatchObject({ [acmeId]: { exchanging: true } });
  });

  it("fails if the clipboard does not take the token", async () => {
    const { commands, world, snapshot } = await connectedSetUp();
    world.clipboard.isHeld = true;
    expect(await commands.copyToken(acme)).toEqual(
      fail({ kind: "clipboardFailed", needsFocus: false }),
    );
    expect(await snapshot()).toMatchObject({
      lastCopy: null,
      tokens: { [acmeId]: { failure: { kind: "clipboardFailed" } } },
    });
  });

  it("takes an earlier tenant’s token off the clipboard when it fails", async () => {
    const { commands, world, snapshot } = await connectedSetUp();
    await commands.copyToken(acme);
    world.respond = forbidden;
    await commands.copyToken(beta);
    await digested();
    expect(world.clipboard.text).toBe("");
    expect(await snapshot()).toMatchObject({ lastCopy: null, clipboard: null });
  });

  it("leaves a later copy alone when it fails", async () => {
    const { commands, world } = await connectedSetUp();
    const refusal = gate();
    const { respond } = world;
    world.respond = async (request) => {
      if (isFor(acmeId)(request)) return respond(request);
      await refusal.passed;
      return forbidden(request);
    };
    const failed = commands.copyToken(beta);
    await commands.copyToken(acme);
    refusal.open();
    await failed;
    await digested();
    expect(world.clipboard.text).toBe(acmeToken);
  });

  it("is refused for a tenant that is not in the list", async () => {
    const { commands, requests } = await connectedSetUp();
    const before = requests.length;
    for (const workspaceId of ["c".repeat(32), "", "../x", "__proto__"])
      expect(await commands.copyToken({ workspaceId })).toEqual(fail({ kind: "unknownTenant" }));
    expect(requests).toHaveLength(before);
  });

  it("counts for the order of tenants only if it succeeds", async () => {
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

describe("a slow copy", () => {
  it.each([
    ["a later copy", ({ commands }: Core) => commands.copyToken(beta), "superseded", "Beta"],
    ["the lock", ({ commands }: Core) => commands.lock(null), "cancelled", null],
    ["dropping its token", ({ commands }: Core) => commands.forgetToken(acme), "cancelled", null],
  ])("gives way to %s without a failure", async (_what, overtake, kind, copied) => {
    const core = await connectedSetUp();
    const { commands, copyUnseen, snapshot, notifications, world, overview } = core;
    const answer = core.holdAnswers(isFor(acmeId));
    const seen = commands.copyToken(acme);
    const unseen = copyUnseen({ ...acme, mspId: (await snapshot()).mspId });
    await settled();
    await overtake(core);
    answer();
    expect(await Promise.all([seen, unseen])).toEqual([fail({ kind }), false]);
    await digested();
    const { tokens, lastCopy } = await snapshot();
    expect(world.clipboard.text).toBe(copied === null ? "" : tokenOf(betaId));
    expect(lastCopy?.tenantName ?? null).toBe(copied);
    expect(tokens[acmeId]?.failure ?? null).toBeNull();
    if (copied === null) expect(tokens).toEqual({});
    expect(trayFace(overview())).not.toBe("attention");
    expect(notifications.map(({ title }) => title)).toEqual(
      copied === null ? [] : [`Token for ${copied} copied`],
    );
  });

  it("is cleared if it reaches the clipboard after the lock", async () => {
    const { commands, world, snapshot, notifications } = await connectedSetUp();
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
    const { lastCopy, clipboard, usage } = await snapshot();
    expect([lastCopy, clipboard, usage]).toEqual([null, null, {}]);
  });
});

describe("a failed copy", () => {
  it("is explained in its own row, and other tenants can still be copied", async () => {
    const { commands, world, snapshot } = await connectedSetUp();
    const { respond } = world;
    const refusal = async () => ok(Response.json({ debugId: "12ab" }, { status: 403 }));
    world.respond = (request) => (isFor(acmeId)(request) ? refusal() : respond(request));
    await commands.copyToken(acme);
    await commands.copyToken(beta);
    const { tokens } = await snapshot();
    expect(tokens[acmeId]?.failure).toMatchObject({
      title: "GreenLake does not allow this for Acme.",
      details: ["HTTP status: 403", "Debug ID: 12ab"],
    });
    expect(tokens[betaId]).toMatchObject({ failure: null, times: {} });
  });

  it("leaves its row with the next copy, or when the token is dropped", async () => {
    const { commands, world, snapshot } = await connectedSetUp();
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
});

describe("the copied text", () => {
  it("is shown with the time at which it is cleared, and cleared then", async () => {
    const { commands, clock, snapshot, world } = await connectedSetUp();
    await commands.copyToken(acme);
    expect((await snapshot()).clipboard).toEqual({ clearsAtMs: clock.nowMs() + 60_000 });
    await clock.advance(60_000);
    await digested();
    expect([world.clipboard.text, (await snapshot()).clipboard]).toEqual(["", null]);
    expect((await snapshot()).lastCopy?.tenantName).toBe("Acme");
  });

  it("is cleared on request", async () => {
    const { commands, world } = await connectedSetUp();
    await commands.copyToken(acme);
    expect(await commands.clearClipboard(null)).toEqual(ok(null));
    expect(world.clipboard.text).toBe("");
  });

  it("has the requested format, or else the tenant’s, or else the usual one", async () => {
    const { commands, world } = await connectedSetUp({ copyFormat: "header" });
    await commands.copyToken(acme);
    expect(world.clipboard.text).toBe(`Authorization: Bearer ${acmeToken}`);
    await commands.updateTenant({ ...acme, change: { copyFormat: "export" } });
    await commands.copyToken(acme);
    expect(world.clipboard.text).toBe(` export GREENLAKE_TOKEN='${acmeToken}'`);
    await commands.copyToken({ ...acme, format: "raw" });
    expect(world.clipboard.text).toBe(acmeToken);
  });

  it("can come from a template with every value", async () => {
    const text = "{tenantName} {workspaceId} {baseUrl} {centralUrl} {expiresAt} {token}";
    const template = { id: "template:1", name: "All", kind: "text", text } as const;
    const { commands, world, clock, snapshot } = await connectedSetUp({ templates: [template] });
    await commands.updateMsp({ change: { centralUrl: "us1.api.central.arubanetworks.com" } });
    await commands.copyToken({ ...acme, format: "template:1" });
    const expiresAt = new Date(clock.nowMs() + 900_000).toISOString();
    expect(world.clipboard.text).toBe(
      `Acme ${acmeId} https://greenlake.example https://us1.api.central.arubanetworks.com ${expiresAt} ${acmeToken}`,
    );
    expect((await snapshot()).copyFormats.at(-1)).toMatchObject({ id: "template:1", name: "All" });
  });

  it("never contains a base URL that a shell could act on in a command", async () => {
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
