// Many tokens of one MSP: how many exchanges run at a time, and when a batch gives up.
import { describe, expect, it } from "vitest";
import type { Result } from "../../../electron/contract/contract.ts";
import type { Token } from "../../../electron/core/base/token.ts";
import { settled } from "../fakes/fakeClock.ts";
import { acme, minute, refused, setUp } from "./brokerSetUp.ts";
import { batchOf, tenants } from "./batchSetUp.ts";

const offline = { kind: "offline" } as const;
const cancelled = { ok: false, error: { kind: "cancelled" } };

describe("a batch", () => {
  it("runs as many exchanges at a time as it was told, with one MSP token", async () => {
    const { fake, waiting, answer, answerAll, results, isOver } = await batchOf(20, 5);
    expect(waiting()).toHaveLength(5);
    await answer(waiting()[0]);
    expect(waiting()).toHaveLength(5);
    expect(results.size).toBe(1);
    while (!isOver()) await answerAll();
    expect(fake.count("tokenExchange")).toBe(20);
    expect(fake.count("clientCredentials")).toBe(1);
  });

  it("asks for no token that is still good", async () => {
    const { broker, fake, ids, answerAll, isOver } = await batchOf(3);
    while (!isOver()) await answerAll();
    const results: Result<Token>[] = [];
    const signal = new AbortController().signal;
    const options = {
      concurrency: 8,
      signal,
      settled: (_: unknown, token: Result<Token>) => void results.push(token),
    };
    await broker.tokensFor(ids, options);
    expect(results).toHaveLength(3);
    expect(fake.count("tokenExchange")).toBe(3);
    void broker.tokensFor(ids, { ...options, minimumLifeMs: 16 * minute });
    await settled();
    expect(fake.count("tokenExchange")).toBe(6);
  });

  it("shares its places with every other batch of the MSP, and leaves a single copy its own", async () => {
    const { broker, waiting } = await batchOf(20);
    const signal = new AbortController().signal;
    const options = { concurrency: 8, signal, settled: () => undefined };
    void broker.tokensFor(tenants(40).slice(20), options);
    await settled();
    expect(waiting()).toHaveLength(8);
    void broker.tokenFor(acme);
    await settled();
    expect(waiting()).toHaveLength(9);
  });

  it("goes on past a tenant that is refused", async () => {
    const { waiting, answer, answerAll, kinds, isOver } = await batchOf(20);
    await answer(waiting()[2], { kind: "forbidden", server: { status: 403 } });
    while (!isOver()) await answerAll();
    expect(kinds().filter((kind) => kind !== true)).toEqual(["forbidden"]);
    expect(kinds()[2]).toBe("forbidden");
  });

  it("reports at most four changes a second", async () => {
    const { answerAll, changes, isOver, clock, broker } = await batchOf(1000, 32);
    const before = changes();
    while (!isOver()) await answerAll();
    expect(changes() - before).toBeLessThan(4);
    await clock.advance(250);
    expect(broker.view()).toHaveLength(1000);
  });
});

describe("cancelling a batch", () => {
  it("ends its exchanges, starts no other and keeps what it has", async () => {
    const { abort, broker, exchanges, waiting, answer, done, kinds } = await batchOf(20);
    await answer(waiting()[0]);
    abort.abort();
    await done;
    expect(kinds().filter((kind) => kind === true)).toHaveLength(1);
    expect(kinds().filter((kind) => kind === "cancelled")).toHaveLength(19);
    expect(exchanges()).toHaveLength(9);
    expect(waiting().every(({ signal }) => signal.aborted)).toBe(true);
    expect(broker.view().filter(({ times }) => times !== null)).toHaveLength(1);
    expect(broker.view().some(({ exchanging }) => exchanging)).toBe(false);
  });

  it("leaves the exchange that a copy waits for as well", async () => {
    const { abort, broker, ids, waiting, answer, done } = await batchOf(2);
    const [first] = ids;
    if (first === undefined) throw new Error("no tenant");
    const copied = broker.tokenFor(first);
    abort.abort();
    await done;
    await answer(waiting()[0]);
    expect(await copied).toMatchObject({ ok: true });
  });

  it("lets the next one ask again at once", async () => {
    const { abort, broker, ids, waiting, answer } = await batchOf(1);
    const [first] = ids;
    if (first === undefined) throw new Error("no tenant");
    abort.abort();
    await Promise.resolve();
    const again = broker.tokenFor(first);
    await settled();
    await answer(waiting().at(-1));
    expect(await again).toMatchObject({ ok: true });
    expect(broker.view()).toMatchObject([{ workspaceId: first, exchanging: false }]);
  });

  it("happens when the broker closes, as for a lock or new credentials", async () => {
    const { broker, done, kinds } = await batchOf(20);
    broker.close();
    await done;
    expect(new Set(kinds())).toEqual(new Set(["cancelled"]));
    expect(broker.view()).toEqual([]);
    expect(cancelled).toEqual(await broker.tokenFor(acme));
  });
});

describe("a fault of the whole MSP", () => {
  it("ends the batch after one refusal of the API client", async () => {
    const all = setUp();
    const results: Result<Token>[] = [];
    const done = all.broker.tokensFor(tenants(1000), {
      concurrency: 2,
      signal: new AbortController().signal,
      settled: (_, token) => void results.push(token),
    });
    (await all.last()).refuse({ kind: "invalidClient", server: { status: 401 } });
    await done;
    expect(all.fake.requests).toHaveLength(1);
    expect(results).toHaveLength(1000);
    expect(results.every((result) => !result.ok && result.error.kind === "invalidClient")).toBe(
      true,
    );
  });

  it("ends the batch after eight failures of the network in a row", async () => {
    const { exchanges, answerAll, kinds, isOver } = await batchOf(1000);
    while (!isOver()) await answerAll(offline);
    expect(exchanges().length).toBeLessThan(20);
    expect(new Set(kinds())).toEqual(new Set(["offline"]));
  });

  it("does not mean a single failure of the network", async () => {
    const { waiting, answer, answerAll, kinds, isOver } = await batchOf(100);
    while (!isOver()) {
      await answer(waiting()[0], offline);
      await answerAll();
    }
    expect(kinds().filter((kind) => kind === true).length).toBeGreaterThan(80);
  });

  it("costs a few MSP tokens, not a thousand, if every exchange refuses them", async () => {
    const { fake, last, answerAll, isOver } = await batchOf(1000);
    while (!isOver()) {
      await answerAll(refused);
      const request = await last();
      if (request.grant === "clientCredentials") request.grantToken();
      await settled();
    }
    expect(fake.count("clientCredentials")).toBeLessThan(20);
  });
});
