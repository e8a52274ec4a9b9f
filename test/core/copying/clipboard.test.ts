import { describe, expect, it } from "vitest";
import { setUp } from "./clipboardSetUp.ts";

const token = "eyJhbGciOi.cAnArY7f3e9d1c5b.sig";

describe("what was copied", () => {
  it("is cleared after the time set, and not before", async () => {
    const { start, clipboard, pass, clock } = setUp();
    const keeper = start();
    expect(await keeper.put(token)).toBe(true);
    expect(keeper.state()).toEqual({ clearsAtMs: clock.nowMs() + 60_000 });
    await pass(59_999);
    expect(clipboard.text).toBe(token);
    await pass(1);
    expect([clipboard.text, keeper.state()]).toEqual(["", null]);
  });

  it("stays where another program has copied since", async () => {
    const { start, clipboard, pass } = setUp();
    const keeper = start();
    await keeper.put(token);
    clipboard.text = "a recipe";
    await pass(60_000);
    expect([clipboard.text, keeper.state()]).toEqual(["a recipe", null]);
  });

  it("has its full time again when it is copied again", async () => {
    const { start, clipboard, pass } = setUp();
    const keeper = start();
    await keeper.put(token);
    await pass(40_000);
    await keeper.put("another");
    await pass(40_000);
    expect(clipboard.text).toBe("another");
    await pass(20_000);
    expect(clipboard.text).toBe("");
  });

  it("stays without a time, until it is cleared by hand", async () => {
    const { start, clipboard, settings, pass, clock } = setUp();
    settings.afterS = null;
    const keeper = start();
    await keeper.put(token);
    expect(clock.sleeping).toEqual([]);
    await pass(3_600_000);
    expect([clipboard.text, keeper.state()]).toEqual([token, { clearsAtMs: null }]);
    await keeper.clear();
    expect([clipboard.text, keeper.state()]).toEqual(["", null]);
  });

  it("goes sooner, or later, when the time is changed meanwhile", async () => {
    const { start, clipboard, settings, pass } = setUp();
    const keeper = start();
    await keeper.put(token);
    await pass(20_000);
    settings.afterS = 30;
    keeper.reschedule();
    await pass(10_000);
    expect(clipboard.text).toBe("");
    await keeper.put(token);
    settings.afterS = null;
    keeper.reschedule();
    await pass(100_000);
    expect(clipboard.text).toBe(token);
    settings.afterS = 15;
    keeper.reschedule();
    await pass(0);
    expect(clipboard.text).toBe("");
  });

  it("is cleared in time also where the wall clock is set back meanwhile", async () => {
    const { start, clipboard, pass, clock } = setUp();
    const keeper = start();
    await keeper.put(token);
    clock.jumpWall(-3_600_000);
    keeper.reschedule();
    await pass(60_000);
    expect(clipboard.text).toBe("");
  });

  it("is tried again while another program holds the clipboard", async () => {
    const { start, clipboard, pass, failClears } = setUp();
    const keeper = start();
    await keeper.put(token);
    failClears(3);
    await pass(60_000);
    expect(clipboard.text).toBe(token);
    for (let tries = 0; tries < 3; tries += 1) await pass(300);
    expect([clipboard.text, keeper.state()]).toEqual(["", null]);
  });

  it("is still known where it could not be cleared, for the next occasion", async () => {
    const { start, clipboard, pass, mark, failClears } = setUp();
    const keeper = start();
    await keeper.put(token);
    failClears(5);
    await pass(60_000);
    for (let tries = 0; tries < 5; tries += 1) await pass(300);
    expect([clipboard.text, mark.read().marks.length === 0]).toEqual([token, false]);
    await keeper.clear();
    expect(clipboard.text).toBe("");
  });

  it("is tried again a minute later where the clipboard was held for long", async () => {
    const { start, clipboard, pass, failClears } = setUp();
    const keeper = start();
    await keeper.put(token);
    failClears(6);
    await pass(60_000);
    for (let tries = 0; tries < 5; tries += 1) await pass(300);
    await pass(59_999);
    expect(clipboard.text).toBe(token);
    await pass(1);
    await pass(300);
    expect([clipboard.text, keeper.state()]).toEqual(["", null]);
  });

  it("is not given up because it could not be read", async () => {
    const { start, clipboard, pass, mark } = setUp();
    const keeper = start();
    await keeper.put(token);
    const readText = clipboard.readText.bind(clipboard);
    clipboard.readText = async () => null;
    await keeper.check();
    expect(keeper.state()).not.toBeNull();
    await pass(60_000);
    expect([clipboard.text, mark.read().marks.length]).toEqual([token, 1]);
    clipboard.readText = readText;
    await pass(300);
    expect([clipboard.text, mark.read().marks]).toEqual(["", []]);
  });

  it("is looked at after it was cleared, whatever the clipboard says of itself", async () => {
    const { start, reads } = setUp();
    const keeper = start();
    await keeper.put(token);
    const before = reads();
    await keeper.clear();
    expect(reads() - before).toBe(2);
  });

  it("is not cleared by a clear that was asked for before it came", async () => {
    const { start, clipboard } = setUp();
    const keeper = start();
    await keeper.put(token);
    const clearing = keeper.clear();
    const putting = keeper.put("another");
    await Promise.all([clearing, putting]);
    expect(clipboard.text).toBe("another");
  });

  it("gives way to what is no secret, which no clear takes away", async () => {
    const { start, clipboard, reads } = setUp();
    const keeper = start();
    await keeper.put(token);
    const clearing = keeper.clear();
    while (reads() === 0) await Promise.resolve();
    await Promise.all([clearing, keeper.putPlain("a report"), keeper.clear()]);
    expect(clipboard.text).toBe("a report");
  });
});

describe("the mark", () => {
  it("is a digest with a salt of its own, never the text", async () => {
    const { start, mark } = setUp();
    const keeper = start();
    await keeper.put(token);
    const [first] = mark.read().marks;
    expect(first?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(mark.read())).not.toContain("cAnArY");
    await keeper.put(token);
    expect(mark.read().marks[0]?.digest).not.toBe(first?.digest);
  });

  it("is not needed on disk to clear in this run", async () => {
    const { start, clipboard, pass, mark } = setUp();
    mark.failWith = "The disk is full.";
    const keeper = start();
    await keeper.put(token);
    await pass(60_000);
    expect(clipboard.text).toBe("");
  });
});

describe("a look at the clipboard", () => {
  it("ends the claim that it is ours where it is not", async () => {
    const { start, clipboard, changes } = setUp();
    const keeper = start();
    await keeper.put(token);
    await keeper.check();
    expect(keeper.state()).not.toBeNull();
    const before = changes();
    clipboard.text = "a recipe";
    await keeper.check();
    expect([keeper.state(), changes() > before]).toEqual([null, true]);
  });

  it("takes nothing away", async () => {
    const { start, clipboard } = setUp();
    const keeper = start();
    await keeper.put(token);
    await keeper.check();
    expect(clipboard.text).toBe(token);
  });
});
