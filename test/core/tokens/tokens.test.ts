// The token broker: when it requests an MSP token or an exchange, and when it hands out what it holds.
import { describe, expect, it } from "vitest";
import { settled } from "../fakes/fakeClock.ts";
import { acme, beta, exchanging, minute, msp, refused, setUp } from "./brokerSetUp.ts";

const cancelled = { ok: false, error: { kind: "cancelled" } };

/** Acme’s token is held, and every later request is granted at once. */
async function holding() {
  const all = setUp();
  all.fake.grantAll();
  return { ...all, first: await all.broker.tokenFor(acme) };
}

describe("a tenant’s first token", () => {
  it("costs one MSP token and one exchange of it", async () => {
    const { fake, first } = await holding();
    expect(first).toMatchObject({
      ok: true,
      value: { value: "tokenExchange-2", workspaceId: acme },
    });
    expect(fake.requests).toMatchObject([
      { grant: "clientCredentials", workspaceId: msp },
      { grant: "tokenExchange", workspaceId: acme, subjectToken: "clientCredentials-1" },
    ]);
  });

  it("is exchanged once for a hundred callers at the same time", async () => {
    const { fake, broker } = setUp();
    const asked = Array.from({ length: 100 }, () => broker.tokenFor(acme));
    await settled();
    fake.grantAll();
    const values = (await Promise.all(asked)).map((token) => token.ok && token.value.value);
    expect(new Set(values)).toEqual(new Set(["tokenExchange-2"]));
    expect(fake.count("tokenExchange")).toBe(1);
  });

  it("shares its MSP token with other tenants’ exchanges", async () => {
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
  it("needs no request while it has more than the minimum life left", async () => {
    const { fake, broker, clock, first } = await holding();
    await clock.advance(12 * minute - 1);
    expect(await broker.tokenFor(acme)).toEqual(first);
    expect(fake.count("tokenExchange")).toBe(1);
    await clock.advance(1);
    expect(await broker.tokenFor(acme)).not.toEqual(first);
    expect(fake.count("tokenExchange")).toBe(2);
  });

  it("is replaced for a caller who needs more life, and kept for one who needs less", async () => {
    const { fake, broker, clock, first } = await holding();
    await clock.advance(13 * minute);
    expect(await broker.tokenFor(acme, { minimumLifeMs: minute })).toEqual(first);
    await broker.tokenFor(acme, { minimumLifeMs: 2 * minute });
    expect(fake.count("tokenExchange")).toBe(2);
  });

  it("is replaced if the wall clock says that it expired while the computer slept", async () => {
    const { fake, broker, clock } = await holding();
    clock.jumpWall(60 * minute);
    await broker.tokenFor(acme);
    expect(fake.count("tokenExchange")).toBe(2);
  });

  it("stays, and shows its true expiry, if the wall clock is set back an hour", async () => {
    const { fake, broker, clock } = await holding();
    clock.jumpWall(-60 * minute);
    await clock.advance(5 * minute);
    await broker.tokenFor(acme);
    expect(fake.count("tokenExchange")).toBe(1);
    expect(broker.view()[0]?.times?.expiresAtMs).toBe(clock.nowMs() + 10 * minute);
    await clock.advance(10 * minute);
    await broker.tokenFor(acme);
    expect(fake.count("tokenExchange")).toBe(2);
  });

  it("lives from the start of its request, however slow the answer", async () => {
    const { fake, broker, clock, asked, last } = await exchanging();
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

  it("may live shorter than the minimum if it was issued for this call", async () => {
    const { asked, last } = await exchanging();
    (await last()).grantToken(30_000);
    expect(await asked).toMatchObject({ ok: true, value: { lifetimeMs: 30_000 } });
  });

  it("is gone once the operator forgets it", async () => {
    const { fake, broker } = await holding();
    broker.forget(acme);
    expect(broker.view()).toEqual([]);
    await broker.tokenFor(acme);
    expect(fake.count("tokenExchange")).toBe(2);
  });
});

describe("the MSP token", () => {
  it("is renewed when it has less than 60 seconds left", async () => {
    const { fake, broker, clock } = await holding();
    await clock.advance(14 * minute);
    await broker.tokenFor(beta);
    expect(fake.count("clientCredentials")).toBe(1);
    await clock.advance(1);
    broker.forget(beta);
    await broker.tokenFor(beta);
    expect(fake.count("clientCredentials")).toBe(2);
  });

  it("is renewed once if an exchange refuses it, and the exchange repeated", async () => {
    const { fake, asked, refuse, last } = await exchanging();
    await refuse(refused);
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

  it("is not renewed a second time if the new one is refused too", async () => {
    const { fake, broker, asked, refuse, last } = await exchanging();
    await refuse(refused);
    (await last()).grantToken();
    await refuse(refused);
    expect(await asked).toEqual({ ok: false, error: refused });
    expect(fake.requests).toHaveLength(4);
    expect(broker.view()).toEqual([]);
  });

  it("is renewed once if two exchanges refuse it at the same time", async () => {
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

describe("the MSP token’s state", () => {
  it("shows the request, then the token’s times, and reports both", async () => {
    const { broker, last, changes } = setUp();
    expect(broker.mspTokenView()).toEqual({ times: null, exchanging: false, waitingUntilMs: null });
    const asked = broker.mspToken();
    expect(broker.mspTokenView()).toMatchObject({ times: null, exchanging: true });
    expect(changes()).toBe(1);
    (await last()).grantToken();
    await asked;
    expect(broker.mspTokenView()).toMatchObject({ times: { assumed: false }, exchanging: false });
    expect(changes()).toBe(2);
  });

  it("is that of a new token if the held one lives shorter than the caller needs", async () => {
    const { fake, broker, clock } = await holding();
    await clock.advance(10 * minute);
    await broker.mspToken({ minimumLifeMs: 5 * minute });
    expect(fake.count("clientCredentials")).toBe(1);
    await broker.mspToken({ minimumLifeMs: 6 * minute });
    expect(fake.count("clientCredentials")).toBe(2);
  });
});

describe("the token broker", () => {
  it("reports a change when an exchange starts or ends, and when a token is forgotten", async () => {
    const { broker, asked, last, changes } = await exchanging();
    const atFirst = changes();
    expect(atFirst).toBeGreaterThan(0);
    (await last()).grantToken();
    await asked;
    expect(changes()).toBe(atFirst + 1);
    broker.forget(acme);
    expect(changes()).toBe(atFirst + 2);
  });

  it("drops its tokens when closed, cancels its requests and keeps no late answer", async () => {
    const { fake, broker, asked, last } = await exchanging();
    const exchange = await last();
    broker.close();
    expect(exchange.signal.aborted).toBe(true);
    exchange.grantToken();
    expect(await asked).toEqual(cancelled);
    expect(broker.view()).toEqual([]);
    expect(await broker.tokenFor(acme)).toEqual(cancelled);
    expect(fake.requests).toHaveLength(2);
  });
});
