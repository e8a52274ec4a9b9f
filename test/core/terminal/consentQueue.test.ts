import { describe, expect, it } from "vitest";
import { minuteMs, setUp } from "./consentSetUp.ts";

describe("questions of several programs", () => {
  it("are asked one after the other in one window", async () => {
    const { ask, answer, shown, view, world } = setUp();
    const [first, second] = [ask("Acme"), ask("Beta")];
    expect([shown(), view()?.waiting]).toEqual(["Acme", 1]);
    await answer("once");
    expect([await first.how(), await second.how()]).toEqual(["allowed", "waits"]);
    expect([shown(), view()?.waiting, world.openings]).toEqual(["Beta", 0, 1]);
    await answer("deny");
    expect([await second.how(), world.isOpen]).toEqual(["denied", false]);
  });

  it("take no answer that was meant for another one", async () => {
    const { ask, answer, shown } = setUp();
    const [first, second] = [ask("Acme"), ask("Beta")];
    first.end();
    await answer("quarter", "1");
    expect([await second.how(), shown()]).toEqual(["waits", "Beta"]);
  });

  it("leave the order of the others as it is when a program behind the first one ends", async () => {
    const { ask, shown, view } = setUp();
    ask("Acme");
    const second = ask("Beta");
    ask("Gamma");
    second.end();
    expect([await second.how(), shown(), view()?.waiting]).toEqual(["unanswered", "Acme", 1]);
  });

  it("get their full minute again after an answer, which shows that someone is there", async () => {
    const { ask, answer, clock } = setUp();
    ask("Acme");
    const second = ask("Beta");
    await clock.advance(minuteMs - 1);
    await answer("once");
    await clock.advance(minuteMs - 1);
    expect(await second.how()).toBe("waits");
    await clock.advance(1);
    expect(await second.how()).toBe("unanswered");
  });

  it("keep their own minute if nobody answers the first one", async () => {
    const { ask, clock, shown } = setUp();
    ask("Acme");
    await clock.advance(minuteMs / 2);
    const second = ask("Beta");
    await clock.advance(minuteMs / 2);
    expect([await second.how(), shown()]).toEqual(["waits", "Beta"]);
    await clock.advance(minuteMs / 2);
    expect(await second.how()).toBe("unanswered");
  });

  it("are all denied when the window is closed", async () => {
    const { ask, dismiss, world } = setUp();
    const [first, second] = [ask("Acme"), ask("Beta")];
    dismiss();
    expect([await first.how(), await second.how()]).toEqual(["denied", "denied"]);
    expect(world.isOpen).toBe(false);
  });
});
