import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import {
  acme,
  acmeId,
  connectedSetUp,
  form,
  isFor,
  mspId,
  secret,
  setUp,
} from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";

const replacement = { ...form, clientId: "client-2", clientSecret: "an0ther-5ecret-canary" };
const unauthorized = async () => ok(Response.json({ error: "invalid_client" }, { status: 401 }));
const cancelled = fail({ kind: "cancelled" });

describe("connecting", () => {
  it("tests the credentials, seals the secret and shows everything else", async () => {
    const { commands, snapshot, secrets, requests, workspaces } = setUp();
    expect(await commands.connect(form)).toEqual(ok(null));
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

  it("sends the product, the version and the contact as the user agent", async () => {
    const { commands, requests } = setUp();
    await commands.connect(form);
    await commands.connect({ ...form, contact: "" });
    expect(requests.map(({ headers }) => headers["user-agent"])).toEqual([
      "Tenantry/1.2.3 (ops@msp.example)",
      "Tenantry/1.2.3 (unspecified-contact)",
    ]);
  });

  it("keeps nothing if GreenLake refuses the API client", async () => {
    const { commands, world, secrets, snapshot } = setUp();
    world.respond = unauthorized;
    expect(await commands.connect(form)).toMatchObject({ error: { kind: "invalidClient" } });
    expect(secrets.size).toBe(0);
    expect((await snapshot()).connection).toEqual({ status: "none" });
  });

  it("keeps nothing if the profile cannot be written", async () => {
    const { commands, workspaces, secrets, snapshot } = setUp();
    workspaces.failWith = "The disk is full.";
    expect(await commands.connect(form)).toMatchObject({ error: { kind: "storeFailed" } });
    expect(secrets.size).toBe(0);
    expect((await snapshot()).connection).toEqual({ status: "none" });
  });

  it("leaves the old credentials in use if GreenLake refuses the new ones", async () => {
    const { commands, world, secrets } = await connectedSetUp();
    const { respond } = world;
    world.respond = unauthorized;
    await commands.connect(replacement);
    world.respond = respond;
    expect([...secrets.values()]).toEqual([secret]);
    expect(await commands.copyToken(acme)).toMatchObject({ ok: true });
  });

  it("removes the old secret once the new one is in use", async () => {
    const { commands, secrets } = await connectedSetUp();
    await commands.connect(replacement);
    expect([...secrets.values()]).toEqual([replacement.clientSecret]);
  });

  it("are not tested to the end, nor kept, if the operator locks meanwhile", async () => {
    const { commands, holdAnswers, requests, secrets, snapshot } = setUp();
    const answer = holdAnswers();
    const connecting = commands.connect(form);
    await settled();
    await commands.lock(null);
    expect(requests[0]?.signal.aborted).toBe(true);
    answer();
    expect(await connecting).toEqual(cancelled);
    await commands.unlock(null);
    expect((await snapshot()).connection.status).toBe("none");
    expect([...secrets.values()]).toEqual([]);
  });

  it("cancels exchanges with the old credentials", async () => {
    const { commands, holdAnswers, world, snapshot } = await connectedSetUp();
    const answer = holdAnswers(isFor(acmeId));
    const copy = commands.copyToken(acme);
    await settled();
    await commands.connect(form);
    answer();
    expect(await copy).toEqual(cancelled);
    expect(world.clipboard.text).toBe("");
    expect((await snapshot()).tokens).toEqual({});
  });
});

describe("cancelling a test of credentials", () => {
  const held = {
    "while GreenLake checks them": ({ holdAnswers }: ReturnType<typeof setUp>) => holdAnswers(),
    "while the vault seals the secret": ({ world: { vault } }: ReturnType<typeof setUp>) => {
      const { open, through } = gate();
      vault.seal = through(vault.seal.bind(vault));
      return open;
    },
  };

  it.each(Object.entries(held))("%s leaves the old ones in use", async (_when, hold) => {
    const core = await connectedSetUp();
    const { commands, secrets, snapshot, workspaces } = core;
    const before = workspaces.read();
    const goOn = hold(core);
    const connecting = commands.connect(replacement);
    await settled();
    await commands.cancelConnect(null);
    goOn();
    expect(await connecting).toEqual(cancelled);
    expect([...secrets.values()]).toEqual([secret]);
    expect(workspaces.read()).toEqual(before);
    expect(await snapshot()).toMatchObject({
      connection: { status: "ready", profile: { clientId: "client-1" } },
    });
    expect(await commands.copyToken(acme)).toMatchObject({ ok: true });
    expect(await commands.connect(replacement)).toEqual(ok(null));
  });
});

describe("after a restart, an MSP", () => {
  it("is ready without opening the vault, which the first copy opens", async () => {
    const { restart, requests, world } = await connectedSetUp();
    const open = world.vault.open.bind(world.vault);
    let opened = 0;
    world.vault.open = (profileId) => {
      opened += 1;
      return open(profileId);
    };
    requests.length = 0;
    const { commands, snapshot } = restart();
    expect(snapshot()).toMatchObject({
      connection: { status: "ready" },
      tenants: [{ name: "Acme" }, { name: "Beta" }],
    });
    expect([opened, requests]).toEqual([0, []]);
    expect(await commands.copyToken(acme)).toMatchObject({ ok: true });
    expect([opened, requests.length]).toEqual([1, 2]);
  });

  it("needs its secret again if it was kept for one run only", async () => {
    const { restart, world } = await connectedSetUp();
    const reason = "There is no keyring.";
    world.vault = { ...world.vault, describe: () => ({ backend: "memory", reason }) };
    expect(restart().snapshot().connection).toMatchObject({
      status: "needsSecret",
      profile: { clientId: "client-1" },
      reason: `The client secret was kept for one run only. ${reason}`,
    });
  });

  it("needs its secret again if none is stored", async () => {
    const { restart, secrets } = await connectedSetUp();
    secrets.clear();
    const { commands, snapshot } = restart();
    expect(snapshot().connection).toMatchObject({ status: "needsSecret" });
    expect(await commands.copyToken(acme)).toEqual(fail({ kind: "noCredentials" }));
  });
});
