import { describe, expect, it } from "vitest";
import { acme, setUp } from "../tokens/brokerSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

describe("a server in trouble", () => {
  it("is asked three times at most, with a pause that jitter decides", async () => {
    const { fake, broker, clock, last } = setUp();
    const asked = broker.tokenFor(acme);
    (await last()).grantToken();
    (await last()).refuse({ kind: "serverError", server: { status: 503 } });
    await settled();
    expect(clock.sleeping).toEqual([400]);
    await clock.advance(400);
    (await last()).refuse({ kind: "serverError", server: { status: 503 } });
    await settled();
    expect(clock.sleeping).toEqual([800]);
    await clock.advance(800);
    (await last()).refuse({ kind: "serverError", server: { status: 503 } });
    expect(await asked).toMatchObject({ ok: false, error: { kind: "serverError" } });
    expect(fake.count("tokenExchange")).toBe(3);
  });

  it("is given the pause it asks for, and the wait shows", async () => {
    const { broker, clock, last } = setUp();
    const asked = broker.tokenFor(acme);
    (await last()).grantToken();
    (await last()).refuse({ kind: "rateLimited", retryAfterS: 12, server: { status: 429 } });
    await settled();
    expect(broker.view()).toMatchObject([{ waitingUntilMs: clock.nowMs() + 12_000 }]);
    await clock.advance(12_000);
    expect(broker.view()).toMatchObject([{ waitingUntilMs: null, exchanging: true }]);
    (await last()).grantToken();
    expect(await asked).toMatchObject({ ok: true });
  });

  it("need not be waited for: forgetting cancels the wait", async () => {
    const { fake, broker, clock, last } = setUp();
    const asked = broker.tokenFor(acme);
    (await last()).grantToken();
    (await last()).refuse({ kind: "rateLimited", retryAfterS: 60, server: { status: 429 } });
    await settled();
    broker.forget(acme);
    expect(await asked).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(clock.sleeping).toEqual([]);
    expect(fake.count("tokenExchange")).toBe(1);
  });

  it("is not asked again where that cannot help", async () => {
    const { fake, broker, last } = setUp();
    const asked = broker.tokenFor(acme);
    (await last()).grantToken();
    (await last()).refuse({ kind: "forbidden", server: { status: 403 } });
    expect(await asked).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(fake.requests).toHaveLength(2);
  });
});
