import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { minuteMs, setUp } from "./consentSetUp.ts";

describe("a program that wants to read a token", () => {
  it.each([
    ["always", "allowed"],
    ["never", "denied"],
  ] as const)("is not asked about if the setting is %s: %s", async (setting, how) => {
    const { ask, world } = setUp(setting);
    expect([await ask().how(), world.openings]).toEqual([how, 0]);
  });

  it.each(["ask", "always"] as const)(
    "is denied without a question while Tenantry is locked, whatever the setting: %s",
    async (setting) => {
      const { ask, world } = setUp(setting);
      world.isLocked = true;
      expect([await ask().how(), world.openings]).toEqual(["denied", 0]);
    },
  );

  it("is asked about in a window that closes with the answer", async () => {
    const { ask, answer, view, clock, world } = setUp();
    const asked = ask("Acme", "ba\u202Esh\n2");
    expect([await asked.how(), world.isOpen]).toEqual(["waits", true]);
    expect(view()).toEqual({
      id: "1",
      subjects: ["Acme"],
      count: 1,
      purpose: "print",
      command: null,
      caller: "bash 2",
      endsAtMs: clock.nowMs() + minuteMs,
      waiting: 0,
    });
    expect(await answer("once")).toEqual(ok(null));
    expect([await asked.how(), world.isOpen, view()]).toEqual(["allowed", false, null]);
    expect(await ask().how()).toBe("waits");
  });

  it("has no name if all of its name is invisible", () => {
    const { ask, view } = setUp();
    ask("Acme", "\u0007\u202E");
    expect(view()?.caller).toBeNull();
  });

  it("is denied by the operator, and asked about again the next time", async () => {
    const { ask, answer } = setUp();
    const asked = ask();
    await answer("deny");
    expect([await asked.how(), await ask().how()]).toEqual(["denied", "waits"]);
  });

  it("gets no answer after a minute", async () => {
    const { ask, clock, world } = setUp();
    const asked = ask();
    await clock.advance(minuteMs - 1);
    expect(await asked.how()).toBe("waits");
    await clock.advance(1);
    expect([await asked.how(), world.isOpen]).toEqual(["unanswered", false]);
  });

  it("takes its question away when it ends", async () => {
    const { ask, world } = setUp();
    const asked = ask();
    asked.end();
    expect([await asked.how(), world.isOpen]).toEqual(["unanswered", false]);
  });

  it("raises no question if it has ended already", async () => {
    const { ask, world } = setUp();
    const asked = ask("Acme", "bash", AbortSignal.abort());
    expect([await asked.how(), world.openings]).toEqual(["unanswered", 0]);
  });
});

describe("15 minutes", () => {
  const quarter = async () => {
    const all = setUp();
    const [first, second] = [all.ask("Acme"), all.ask("Beta")];
    await all.answer("quarter");
    expect([await first.how(), await second.how()]).toEqual(["allowed", "allowed"]);
    return all;
  };

  it("allow the command line every read, and then end", async () => {
    const { ask, clock } = await quarter();
    await clock.advance(15 * minuteMs - 1);
    expect(await ask("Gamma").how()).toBe("allowed");
    await clock.advance(1);
    expect(await ask("Gamma").how()).toBe("waits");
  });

  it("are not made longer by a clock that is set back, nor by a sleep", async () => {
    const back = await quarter();
    back.clock.jumpWall(-60 * minuteMs);
    await back.clock.advance(15 * minuteMs);
    expect(await back.ask().how()).toBe("waits");
    const asleep = await quarter();
    asleep.clock.jumpWall(15 * minuteMs);
    expect(await asleep.ask().how()).toBe("waits");
  });

  it("end with the lock, which also denies what is being asked", async () => {
    const { ask, forget, world } = await quarter();
    forget();
    const asked = ask();
    expect(await asked.how()).toBe("waits");
    forget();
    expect([await asked.how(), world.isOpen]).toEqual(["denied", false]);
  });

  it("end when the setting changes", async () => {
    const { ask, settingChanged } = await quarter();
    settingChanged();
    expect(await ask().how()).toBe("waits");
  });
});

describe("Always", () => {
  it("is saved, and answers the questions that wait too", async () => {
    const { ask, answer, world } = setUp();
    const [first, second] = [ask("Acme"), ask("Beta")];
    await answer("always");
    expect([await first.how(), await second.how()]).toEqual(["allowed", "allowed"]);
    expect(world.commandLineTokens).toBe("always");
  });

  it("leaves the question open if it cannot be saved", async () => {
    const { ask, answer, world } = setUp();
    world.isFull = true;
    const asked = ask();
    expect(await answer("always")).toMatchObject({ error: { kind: "storeFailed" } });
    expect([await asked.how(), world.isOpen]).toEqual(["waits", true]);
    await answer("once");
    expect(await asked.how()).toBe("allowed");
  });
});

it.each([
  ["always", "allowed"],
  ["never", "denied"],
] as const)("a setting that becomes %s answers the questions that wait", async (setting, how) => {
  const { ask, settingChanged, world } = setUp();
  const [first, second] = [ask("Acme"), ask("Beta")];
  world.commandLineTokens = setting;
  settingChanged();
  expect([await first.how(), await second.how(), world.isOpen]).toEqual([how, how, false]);
});
