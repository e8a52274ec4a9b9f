import { describe, expect, it } from "vitest";
import type { FoundUpdate } from "../../electron/core/base/ports.ts";
import { keepLooking } from "../../electron/core/updates.ts";
import { createFakeClock, settled } from "./fakes/fakeClock.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Looks with these answers, one after the other; a text is the reason of a failure. */
function looking(...answers: readonly (FoundUpdate | string)[]) {
  const clock = createFakeClock();
  const ended = new AbortController();
  const notices: string[] = [];
  const lines: string[] = [];
  let looks = 0;
  const running = keepLooking(
    {
      clock,
      updater: {
        async look() {
          const answer = answers[looks] ?? { kind: "none", version: "" };
          looks += 1;
          if (typeof answer === "string") throw new Error(answer);
          return answer;
        },
      },
      notify: (text, page) => notices.push(page === undefined ? text : `${text} → ${page}`),
      log: { info: (text) => lines.push(text) },
    },
    ended.signal,
  );
  return { clock, ended, notices, lines, running, looks: () => looks };
}

const ready = { kind: "ready", version: "1.3.0" } as const;

describe("the look for updates", () => {
  it("begins a minute after the start, and comes back once a day", async () => {
    const { clock, looks } = looking();
    await clock.advance(minuteMs - 1);
    expect(looks()).toBe(0);
    await clock.advance(1);
    expect(looks()).toBe(1);
    await clock.advance(dayMs - 1);
    expect(looks()).toBe(1);
    await clock.advance(1);
    expect(looks()).toBe(2);
  });

  it("says once what quitting installs, and where to get what it does not", async () => {
    const offered = { kind: "offered", version: "1.4.0" } as const;
    const { clock, notices } = looking(ready, ready, offered);
    await clock.advance(minuteMs);
    await clock.advance(dayMs);
    await clock.advance(dayMs);
    expect(notices).toEqual([
      "Tenantry 1.3.0 is ready. It is installed when you quit.",
      "Tenantry 1.4.0 is available. → releases",
    ]);
  });

  it("says nothing of a failure but in the log, and looks again within the hour", async () => {
    const { clock, notices, lines } = looking("no network", ready);
    await clock.advance(minuteMs);
    expect([notices, lines]).toEqual([[], ["No update: no network"]]);
    await clock.advance(60 * minuteMs);
    expect(notices).toHaveLength(1);
  });

  it("ends with the application", async () => {
    const { clock, ended, running, looks } = looking();
    ended.abort();
    await running;
    await clock.advance(dayMs);
    await settled();
    expect(looks()).toBe(0);
  });
});
