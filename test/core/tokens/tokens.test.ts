import { describe, expect, it } from "vitest";
import { acme, beta, minute, msp, refused, setUp } from "./brokerSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

describe("a tenant's first token", () => {
  it("costs one MSP token and one exchange with it", async () => {
    const { fake, broker } = setUp();
    fake.grantAll();
    expect(await broker.tokenFor(acme)).toMatchObject({
      ok: true,
      value: { value: "tokenExchange-2", workspaceId: acme },
    });
    expect(fake.requests).toMatchObject([
      { grant: "clientCredentials", workspaceId: msp },
      { grant: "tokenExchange", workspaceId: acme, subjectToken: "clientCredentials-1" },
    ]);
  });

  it("is exchanged once, however many ask for it at the same time", async () => {
    const { fake, broker } = setUp();
    const asked = Array.from({ length: 100 }, () => broker.tokenFor(acme));
    await settled();
    fake.grantAll();
    const values = (await Promise.all(asked)).map((token) => token.ok && token.value.value);
    expect(new Set(values)).toEqual(new Set(["tokenExchange-2"]));
    expect(fake.count("tokenExchange")).toBe(1);
  });

  it("shares the MSP token with the other tenants'", async () => {
    const { fake, broker, opened } = setUp();
    const both = [broker.tokenFor(acme), broker.tokenFor(beta)];
    await settled();
    fake.grantAll();
    await Promise.all(both);
    expect(fake.count("clientCredentials")).toBe(1);
    expect(fake.count("tokenExchange")).toBe(2);
    expect(opened()).toBe(1);
  });
});

describe("a held token", () => {
  it("is given again without a request while more than the minimum life is left", async () => {
    const { fake, broker, clock } = setUp();
    fake.grantAll();
    const first = await broker.tokenFor(acme);
    await clock.advance(12 * minute - 1);
    expect(await broker.tokenFor(acme)).toEqual(first);
    expect(fake.count("tokenExchange")).toBe(1);
    await clock.advance(1);
    expect(await broker.tokenFor(acme)).not.toEqual(first);
    expect(fake.count("tokenExchange")).toBe(2);
  });

  it("is not believed after the wall clock ran on while the machine slept", async () => {
    const { fake, broker, clock } = setUp();
    fake.grantAll();
    await broker.tokenFor(acme);
    clock.jumpWall(60 * minute);
    await broker.tokenFor(acme);
    expect(fake.count("tokenExchange")).toBe(2);
  });

  it("is kept, and shown with its true end, where the wall clock is set back an hour", async () => {
    const { fake, broker, clock } = setUp();
    fake.grantAll();
    await broker.tokenFor(acme);
    clock.jumpWall(-60 * minute);
    await clock.advance(5 * minute);
    await broker.tokenFor(acme);
    expect(fake.count("tokenExchange")).toBe(1);
    expect(broker.view()[0]?.times?.expiresAtMs).toBe(clock.nowMs() + 10 * minute);
    await clock.advance(10 * minute);
    await broker.tokenFor(acme);
    expect(fake.count("tokenExchange")).toBe(2);
  });

  it("is counted from the start of the request that brought it", async () => {
    const { fake, broker, clock, last } = setUp();
    const asked = broker.tokenFor(acme);
    (await last()).grantToken();
    const exchange = await last();
    const startedMs = clock.nowMs();
    await clock.advance(10_000);
    exchange.grantToken();
    await asked;
    expect(broker.view()).toMatchObject([
      { workspaceId: acme, exchanging: false, times: { expiresAtMs: startedMs + 15 * minute } },
    ]);
    expect(fake.count("tokenExchange")).toBe(1);
  });

  it("is handed out even where it lives shorter than the minimum, if it was issued for this call", async () => {
    const { broker, last } = setUp();
    const asked = broker.tokenFor(acme);
    (await last()).grantToken();
    (await last()).grantToken(30_000);
    expect(await asked).toMatchObject({ ok: true, value: { lifetimeMs: 30_000 } });
  });

  it("is gone once it is forgotten", async () => {
    const { fake, broker } = setUp();
    fake.grantAll();
    await broker.tokenFor(acme);
    broker.forget(acme);
    expect(broker.view()).toEqual([]);
    await broker.tokenFor(acme);
    expect(fake.count("tokenExchange")).toBe(2);
  });
});

describe("the MSP token", () => {
  it("is renewed with less than 60 seconds left", async () => {
    const { fake, broker, clock } = setUp();
    fake.grantAll();
    await broker.tokenFor(acme);
    await clock.advance(14 * minute);
    await broker.tokenFor(beta);
    expect(fake.count("clientCredentials")).toBe(1);
    await clock.advance(1);
    broker.forget(beta);
    await broker.tokenFor(beta);
    expect(fake.count("clientCredentials")).toBe(2);
  });

  it("that is refused in mid-exchange costs one new one and one retry", async () => {
    const { fake, broker, last } = setUp();
    const asked = broker.tokenFor(acme);
    (await last()).grantToken();
    (await last()).refuse(refused);
    (await last()).grantToken();
    (await last()).grantToken();
    expect(await asked).toMatchObject({ ok: true });
    expect(fake.requests.map(({ grant, subjectToken }) => [grant, subjectToken])).toEqual([
      ["clientCredentials", null],
      ["tokenExchange", "clientCredentials-1"],
      ["clientCredentials", null],
      ["tokenExchange", "clientCredentials-2"],
    ]);
  });

  it("that is refused for ever stops after that one retry", async () => {
    const { fake, broker, last } = setUp();
    const asked = broker.tokenFor(acme);
    for (const step of ["grant", "refuse", "grant", "refuse"])
      if (step === "grant") (await last()).grantToken();
      else (await last()).refuse(refused);
    expect(await asked).toEqual({ ok: false, error: refused });
    expect(fake.requests).toHaveLength(4);
    expect(broker.view()).toEqual([]);
  });

  it("that is refused for two tenants at once is renewed once", async () => {
    const { fake, broker, last } = setUp();
    const both = [broker.tokenFor(acme), broker.tokenFor(beta)];
    (await last()).grantToken();
    await settled();
    for (const request of fake.requests.slice(1)) request.refuse(refused);
    await settled();
    fake.grantAll();
    expect((await Promise.all(both)).every(({ ok: done }) => done)).toBe(true);
    expect(fake.count("clientCredentials")).toBe(2);
  });
});

describe("what is shown", () => {
  it("is told anew when an exchange starts, when it ends and when a token is forgotten", async () => {
    const { broker, last, changes } = setUp();
    const asked = broker.tokenFor(acme);
    expect(changes()).toBe(1);
    (await last()).grantToken();
    (await last()).grantToken();
    await asked;
    expect(changes()).toBe(2);
    broker.forget(acme);
    expect(changes()).toBe(3);
  });
});

describe("a closed broker", () => {
  it("has dropped its tokens, cancelled its requests and keeps nothing that comes in later", async () => {
    const { fake, broker, last } = setUp();
    const asked = broker.tokenFor(acme);
    (await last()).grantToken();
    const exchange = await last();
    broker.close();
    expect(exchange.signal.aborted).toBe(true);
    exchange.grantToken();
    expect(await asked).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(broker.view()).toEqual([]);
    expect(await broker.tokenFor(acme)).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(fake.requests).toHaveLength(2);
  });
});
