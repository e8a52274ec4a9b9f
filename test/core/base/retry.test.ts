// Retries, seen through the token broker: how often, after which pause, and how they end.
import { describe, expect, it } from "vitest";
import { acme, exchanging } from "../tokens/brokerSetUp.ts";

const trouble = { kind: "serverError", server: { status: 503 } } as const;
const rateLimited = (retryAfterS: number) =>
  ({ kind: "rateLimited", retryAfterS, server: { status: 429 } }) as const;

describe("a failed request", () => {
  it("is tried three times at most while the server is in trouble, after growing pauses", async () => {
    const { fake, asked, clock, refuse } = await exchanging();
    await refuse(trouble);
    expect(clock.sleeping).toEqual([400]);
    await clock.advance(400);
    await refuse(trouble);
    expect(clock.sleeping).toEqual([800]);
    await clock.advance(800);
    await refuse(trouble);
    expect(await asked).toEqual({ ok: false, error: trouble });
    expect(fake.count("tokenExchange")).toBe(3);
  });

  it("is tried again after the rate limit, and the wait shows", async () => {
    const { broker, asked, clock, refuse, last } = await exchanging();
    await refuse(rateLimited(12));
    expect(broker.view()).toMatchObject([{ waitingUntilMs: clock.nowMs() + 12_000 }]);
    await clock.advance(12_000);
    expect(broker.view()).toMatchObject([{ waitingUntilMs: null, exchanging: true }]);
    (await last()).grantToken();
    expect(await asked).toMatchObject({ ok: true });
  });

  it("is not tried again once the operator has forgotten the token", async () => {
    const { fake, broker, asked, clock, refuse } = await exchanging();
    await refuse(rateLimited(60));
    broker.forget(acme);
    expect(await asked).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(clock.sleeping).toEqual([]);
    expect(fake.count("tokenExchange")).toBe(1);
  });

  it("is not tried again if that cannot help", async () => {
    const { fake, asked, refuse } = await exchanging();
    const forbidden = { kind: "forbidden", server: { status: 403 } } as const;
    await refuse(forbidden);
    expect(await asked).toEqual({ ok: false, error: forbidden });
    expect(fake.requests).toHaveLength(2);
  });
});
