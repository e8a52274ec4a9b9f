import { describe, expect, it, vi } from "vitest";
import { copied, setUp, token } from "./clipboardSetUp.ts";

describe("the copied text", () => {
  it("is cleared after the time that is set, and not before", async () => {
    const { keeper, clipboard, pass, clock } = await copied();
    expect(keeper.state()).toEqual({ clearsAtMs: clock.nowMs() + 60_000 });
    await pass(59_999);
    expect(clipboard.text).toBe(token);
    await pass(1);
    expect([clipboard.text, keeper.state()]).toEqual(["", null]);
  });

  it("is not cleared once another program has copied something", async () => {
    const { keeper, clipboard, pass } = await copied();
    clipboard.text = "a recipe";
    await pass(60_000);
    expect([clipboard.text, keeper.state()]).toEqual(["a recipe", null]);
  });

  it("has the full time again after another copy", async () => {
    const { keeper, clipboard, pass } = await copied();
    await pass(40_000);
    await keeper.put("another");
    await pass(40_000);
    expect(clipboard.text).toBe("another");
    await pass(20_000);
    expect(clipboard.text).toBe("");
  });

  it("stays until it is cleared by hand if no time is set", async () => {
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

  it("is cleared sooner or later if the time changes", async () => {
    const { keeper, clipboard, settings, pass } = await copied();
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

  it("is cleared in time even if the wall clock is set back", async () => {
    const { keeper, clipboard, pass, clock } = await copied();
    clock.jumpWall(-3_600_000);
    keeper.reschedule();
    await pass(60_000);
    expect(clipboard.text).toBe("");
  });

  it("is read again after it was cleared, whatever the clipboard reports", async () => {
    const { keeper, reads } = await copied();
    const before = reads();
    await keeper.clear();
    expect(reads() - before).toBe(2);
  });

  it("is not cleared by an earlier request to clear", async () => {
    const { keeper, clipboard } = await copied();
    await Promise.all([keeper.clear(), keeper.put("another")]);
    expect(clipboard.text).toBe("another");
  });

  it("gives way to text that is not secret, which no clear removes", async () => {
    const { keeper, clipboard, reads } = await copied();
    const before = reads();
    const clearing = keeper.clear();
    while (reads() === before) await Promise.resolve();
    await Promise.all([clearing, keeper.putPlain("a report"), keeper.clear()]);
    expect(clipboard.text).toBe("a report");
  });
});

describe("clearing while another program holds the clipboard", () => {
  it("is tried again after a moment", async () => {
    const { keeper, clipboard, pass, failClears } = await copied();
    failClears(3);
    await pass(60_000);
    expect(clipboard.text).toBe(token);
    for (let tries = 0; tries < 3; tries += 1) await pass(300);
    expect([clipboard.text, keeper.state()]).toEqual(["", null]);
  });

  it("keeps the mark if it fails, and is tried again on the next occasion", async () => {
    const { keeper, clipboard, pass, mark, failClears } = await copied();
    failClears(5);
    await pass(60_000);
    for (let tries = 0; tries < 5; tries += 1) await pass(300);
    expect([clipboard.text, mark.read().marks.length]).toEqual([token, 1]);
    await keeper.clear();
    expect(clipboard.text).toBe("");
  });

  it("is tried again a minute later if it keeps failing", async () => {
    const { keeper, clipboard, pass, failClears } = await copied();
    failClears(6);
    await pass(60_000);
    for (let tries = 0; tries < 5; tries += 1) await pass(300);
    await pass(59_999);
    expect(clipboard.text).toBe(token);
    await pass(1);
    await pass(300);
    expect([clipboard.text, keeper.state()]).toEqual(["", null]);
  });

  it("is not given up if the clipboard cannot be read", async () => {
    const { keeper, clipboard, pass, mark } = await copied();
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
});

describe("the mark", () => {
  it("is a digest with its own salt, and never contains the text", async () => {
    const { keeper, mark } = await copied();
    const [first] = mark.read().marks;
    expect(first?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(mark.read())).not.toContain("cAnArY");
    await keeper.clear();
    await keeper.put(token);
    expect(mark.read().marks[0]?.digest).not.toBe(first?.digest);
  });

  it("is written once before a text, and not at all for the text that is there", async () => {
    const { keeper, mark } = await copied();
    const write = vi.spyOn(mark, "write");
    await keeper.put(token);
    expect(write).not.toHaveBeenCalled();
    await keeper.put("another");
    expect(write).toHaveBeenCalledOnce();
    await keeper.put("a third");
    expect(mark.read().marks.length).toBe(2);
  });

  it("works for this run even if it cannot be written", async () => {
    const { start, clipboard, pass, mark } = setUp();
    mark.failWith = "The disk is full.";
    await start().put(token);
    await pass(60_000);
    expect(clipboard.text).toBe("");
  });
});

describe("checking the clipboard", () => {
  it("gives up the claim to another program’s text", async () => {
    const { keeper, clipboard, changes } = await copied();
    const before = changes();
    clipboard.text = "a recipe";
    await keeper.check();
    expect([keeper.state(), changes() > before]).toEqual([null, true]);
  });

  it("leaves our own text where it is", async () => {
    const { keeper, clipboard } = await copied();
    await keeper.check();
    expect(clipboard.text).toBe(token);
    expect(keeper.state()).not.toBeNull();
  });
});
