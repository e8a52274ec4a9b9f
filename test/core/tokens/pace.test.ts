// What a rate limit does to the exchanges of one MSP.
import { describe, expect, it } from "vitest";
import { acme, minute } from "./brokerSetUp.ts";
import { batchOf, slowDown } from "./batchSetUp.ts";
import type { PendingRequest } from "./fakeEndpoint.ts";

describe("a rate limit", () => {
  it("stops every request of the MSP until the wait is over, then lets them out one at a time", async () => {
    const { broker, clock, exchanges, waiting, answer, answerAll } = await batchOf(30);
    await answer(waiting()[0], slowDown);
    expect(broker.waitingUntilMs()).toBe(clock.nowMs() + 10_000);
    await answerAll();
    void broker.tokenFor(acme);
    await clock.advance(9_999);
    expect(exchanges()).toHaveLength(8);
    await clock.advance(1);
    expect(waiting()).toHaveLength(1);
    expect(broker.waitingUntilMs()).toBeNull();
    await answer(waiting()[0]);
    expect(waiting()).toHaveLength(2);
    await answerAll();
    expect(waiting()).toHaveLength(4);
  });

  it("lasts as long as the longest wait that was asked for", async () => {
    const { broker, clock, exchanges, waiting, answer } = await batchOf(30, 2);
    await answer(waiting()[0], { ...slowDown, retryAfterS: 30 });
    await answer(waiting()[0], slowDown);
    expect(broker.waitingUntilMs()).toBe(clock.nowMs() + 30_000);
    await clock.advance(29_999);
    expect(exchanges()).toHaveLength(2);
    await clock.advance(1);
    expect(exchanges()).toHaveLength(3);
  });

  it("is over if the computer slept through it, and never longer for a clock that was set back", async () => {
    const { broker, clock, waiting, answer } = await batchOf(2);
    await answer(waiting()[0], slowDown);
    clock.jumpWall(-60 * minute);
    expect(broker.waitingUntilMs()).toBe(clock.nowMs() + 10_000);
    clock.jumpWall(61 * minute);
    expect(broker.waitingUntilMs()).toBeNull();
  });

  it("fails no tenant as long as others get through", async () => {
    const { clock, waiting, answer, answerAll, kinds, isOver } = await batchOf(4, 2);
    const [unlucky] = waiting();
    for (let refusals = 0; refusals < 5; refusals += 1) {
      const isUnlucky = ({ workspaceId }: PendingRequest) => workspaceId === unlucky?.workspaceId;
      await answer(waiting().find(isUnlucky), slowDown);
      const other = waiting().find((request) => !isUnlucky(request));
      if (other !== undefined) await answer(other);
      for (let turns = 0; turns < 3; turns += 1) await clock.advance(10_000);
      if (!waiting().some(isUnlucky)) await answer(waiting()[0]);
    }
    while (!isOver()) {
      await answerAll();
      await clock.advance(10_000);
    }
    expect(new Set(kinds())).toEqual(new Set([true]));
  });

  it("ends a batch that gets nowhere", async () => {
    const { clock, exchanges, answerAll, kinds, isOver } = await batchOf(1000);
    while (!isOver()) {
      await answerAll(slowDown);
      await clock.advance(10_000);
    }
    expect(new Set(kinds())).toEqual(new Set(["rateLimited"]));
    expect(exchanges().length).toBeLessThan(60);
  });
});
