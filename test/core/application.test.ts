import { describe, expect, it } from "vitest";
import { fail, ok } from "../../electron/core/base/result.ts";
import { acmeId, betaId, form, mspId, secret, setUp } from "./applicationSetUp.ts";
import { settled } from "./fakes/fakeClock.ts";
import { gate } from "./fakes/gate.ts";

const unauthorized = async () => ok(Response.json({ error: "invalid_client" }, { status: 401 }));

describe("connecting", () => {
  it("tries the credentials, seals the secret and says so without it", async () => {
    const { commands, snapshot, secrets, requests, workspaces } = setUp();
    expect(await commands.connect(form)).toEqual({ ok: true, value: null });
    expect(requests).toHaveLength(1);
    expect([...secrets.values()]).toEqual([secret]);
    expect(await snapshot()).toMatchObject({
      connection: {
        status: "ready",
        profile: { workspaceId: mspId, clientId: "client-1" },
        backend: "keychain",
      },
      settings: { contact: "ops@msp.example" },
    });
    expect(JSON.stringify([await snapshot(), workspaces.read()])).not.toContain(secret);
  });

  it("names product, version and contact to the server", async () => {
    const { commands, requests } = setUp();
    await commands.connect(form);
    await commands.connect({ ...form, contact: "" });
    expect(requests.map(({ headers }) => headers["user-agent"])).toEqual([
      "Tenantry/1.2.3 (ops@msp.example)",
      "Tenantry/1.2.3 (unspecified-contact)",
    ]);
  });

  it("saves nothing where the client is not accepted", async () => {
    const { commands, world, secrets, snapshot } = setUp();
    world.respond = unauthorized;
    expect(await commands.connect(form)).toMatchObject({ error: { kind: "invalidClient" } });
    expect(secrets.size).toBe(0);
    expect((await snapshot()).connection).toEqual({ status: "none" });
  });

  it("goes on with the old credentials where new ones fail", async () => {
    const { commands, connected, world, secrets } = setUp();
    await connected();
    const { respond } = world;
    world.respond = unauthorized;
    await commands.connect({ ...form, clientSecret: "another" });
    world.respond = respond;
    expect([...secrets.values()]).toEqual([secret]);
    expect(await commands.copyToken({ workspaceId: acmeId })).toMatchObject({ ok: true });
  });

  it("takes the new secret back out of the vault where the profile cannot be written", async () => {
    const { commands, workspaces, secrets, snapshot } = setUp();
    workspaces.failWith = "The disk is full.";
    expect(await commands.connect(form)).toMatchObject({ error: { kind: "storeFailed" } });
    expect(secrets.size).toBe(0);
    expect((await snapshot()).connection).toEqual({ status: "none" });
  });

  it("leaves only the new secret in the vault once it replaced the old one", async () => {
    const { commands, connected, secrets } = setUp();
    await connected();
    await commands.connect({ ...form, clientSecret: "another" });
    expect([...secrets.values()]).toEqual(["another"]);
  });

  it("keeps no token where it was locked while the credentials were tried", async () => {
    const { commands, world, requests, snapshot } = setUp();
    const { respond } = world;
    const { open, through } = gate();
    world.respond = through(respond);
    const connecting = commands.connect(form);
    await settled();
    await commands.lock(null);
    open();
    await connecting;
    world.respond = respond;
    expect((await snapshot()).connection.status).toBe("ready");
    await commands.addTenants({ text: acmeId });
    await commands.unlock(null);
    requests.length = 0;
    await commands.copyToken({ workspaceId: acmeId });
    expect(requests).toHaveLength(2);
  });

  it("drops what an exchange under the old credentials brings in later", async () => {
    const { commands, connected, world, snapshot } = setUp();
    await connected();
    const { respond } = world;
    const { open, through } = gate();
    world.respond = through(respond);
    const copy = commands.copyToken({ workspaceId: acmeId });
    await settled();
    world.respond = respond;
    await commands.connect(form);
    open();
    expect(await copy).toMatchObject({ error: { kind: "cancelled" } });
    expect(world.clipboard.text).toBe("");
    expect((await snapshot()).tokens).toEqual({});
  });
});

describe("starting again", () => {
  it("is ready without waking the vault, and opens it with the first copy", async () => {
    const { connected, restart, requests } = setUp();
    await connected();
    const again = restart();
    const before = requests.length;
    expect(await again.commands.readState(null)).toMatchObject({
      value: { connection: { status: "ready" }, tenants: [{ name: "Acme" }, { name: "Beta" }] },
    });
    expect(requests).toHaveLength(before);
    expect(await again.commands.copyToken({ workspaceId: acmeId })).toMatchObject({ ok: true });
    expect(requests).toHaveLength(before + 2);
  });

  it("asks for the secret again where it was kept for one run only", async () => {
    const { connected, restart, world } = setUp();
    await connected();
    const reason = "There is no keyring.";
    world.vault = { ...world.vault, describe: () => ({ backend: "memory", reason }) };
    expect(await restart().commands.readState(null)).toMatchObject({
      value: {
        connection: {
          status: "needsSecret",
          profile: { clientId: "client-1" },
          reason: `The client secret was kept for one run only. ${reason}`,
        },
      },
    });
  });

  it("asks for the secret where none is stored", async () => {
    const { connected, restart, secrets } = setUp();
    await connected();
    secrets.clear();
    const again = restart();
    expect(await again.commands.readState(null)).toMatchObject({
      value: { connection: { status: "needsSecret" } },
    });
    expect(await again.commands.copyToken({ workspaceId: acmeId })).toMatchObject({
      error: { kind: "noCredentials" },
    });
  });
});

describe("removing the credentials", () => {
  it("forgets the profile, the secret and every token, and keeps the tenants", async () => {
    const { commands, connected, secrets, snapshot } = setUp();
    await connected();
    await commands.copyToken({ workspaceId: acmeId });
    expect(await commands.removeCredentials(null)).toEqual({ ok: true, value: null });
    expect(secrets.size).toBe(0);
    expect(await snapshot()).toMatchObject({
      connection: { status: "none" },
      tokens: {},
      lastCopy: null,
      tenants: [{ name: "Acme" }, { name: "Beta" }],
    });
  });

  it("drops the tokens even where the vault cannot be reached, and says that it could not", async () => {
    const { connected, world, restart } = setUp();
    await connected();
    const error = { kind: "vaultUnavailable", reason: "The keyring is locked." } as const;
    world.vault = { ...world.vault, remove: async () => fail(error) };
    const again = restart();
    await again.commands.copyToken({ workspaceId: betaId });
    expect(await again.commands.removeCredentials(null)).toEqual({ ok: false, error });
    expect(await again.commands.readState(null)).toMatchObject({
      value: { tokens: {}, connection: { status: "ready" } },
    });
  });
});

describe("settings", () => {
  it("are changed one by one, and a bad contact is named", async () => {
    const { commands, snapshot } = setUp();
    await commands.updateSettings({ theme: "dark" });
    await commands.updateSettings({ minimumLifeS: 60 });
    expect(await commands.updateSettings({ contact: "a\nb" })).toMatchObject({
      error: { kind: "invalidInput", field: "contact" },
    });
    expect((await snapshot()).settings).toMatchObject({
      theme: "dark",
      minimumLifeS: 60,
      contact: "",
    });
  });

  it.each([-1, 841, 1.5, Number.NaN])(
    "refuse a minimum life of %d s by name",
    async (minimumLifeS) => {
      const { commands, snapshot } = setUp();
      expect(await commands.updateSettings({ minimumLifeS })).toMatchObject({
        error: { kind: "invalidInput", field: "minimumLifeS" },
      });
      expect((await snapshot()).settings.minimumLifeS).toBe(180);
    },
  );

  it("stay as they were where they cannot be written", async () => {
    const { commands, settings, snapshot } = setUp();
    settings.failWith = "The disk is full.";
    expect(await commands.updateSettings({ theme: "dark" })).toMatchObject({
      error: { kind: "storeFailed" },
    });
    expect((await snapshot()).settings.theme).toBe("system");
  });
});

describe("a notice", () => {
  it("is said until it is dismissed", async () => {
    const { commands, notify, snapshot } = setUp();
    notify("The settings file was set aside.");
    const [notice] = (await snapshot()).notices;
    expect(notice?.text).toBe("The settings file was set aside.");
    await commands.dismissNotice({ id: notice?.id ?? "" });
    expect((await snapshot()).notices).toEqual([]);
  });
});
