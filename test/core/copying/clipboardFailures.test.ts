import { describe, expect, it } from "vitest";
import { setUp } from "./clipboardSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

const token = "eyJhbGciOi.cAnArY7f3e9d1c5b.sig";

describe("a copy that fails", () => {
  const another = "another";

  it("leaves the one before where it is, which still goes in its time", async () => {
    const { start, clipboard, pass, clock, mark } = setUp();
    const keeper = start();
    await keeper.put(token);
    await pass(20_000);
    clipboard.writeSecret = async () => false;
    expect(await keeper.put(another)).toBe(false);
    expect(keeper.state()).toEqual({ clearsAtMs: clock.nowMs() + 40_000 });
    await pass(39_999);
    expect(clipboard.text).toBe(token);
    await pass(1);
    expect([clipboard.text, keeper.state(), mark.read().marks]).toEqual(["", null, []]);
  });

  it("is cleared all the same where the text is there", async () => {
    const { start, clipboard, pass } = setUp();
    const keeper = start();
    await keeper.put(token);
    clipboard.writeSecret = async (text) => {
      clipboard.text = text;
      return false;
    };
    expect(await keeper.put(another)).toBe(false);
    expect(keeper.state()).toBeNull();
    await pass(60_000);
    expect(clipboard.text).toBe("");
  });

  it("is cleared in its time where it is the first, and there for all that", async () => {
    const { start, clipboard, pass } = setUp();
    const keeper = start();
    clipboard.writeSecret = async (text) => {
      clipboard.text = text;
      return false;
    };
    expect(await keeper.put(token)).toBe(false);
    await pass(59_999);
    expect(clipboard.text).toBe(token);
    await pass(1);
    expect(clipboard.text).toBe("");
  });

  it("leaves nothing to clear where the text is another's", async () => {
    const { start, clipboard, pass, clock, mark } = setUp();
    const keeper = start();
    clipboard.text = "a recipe";
    clipboard.writeSecret = async () => false;
    await keeper.put(token);
    expect([mark.read().marks, clock.sleeping]).toEqual([[], []]);
    await pass(60_000);
    expect(clipboard.text).toBe("a recipe");
  });

  it.each([token, another])("with a crash in the middle of it: %#", async (text) => {
    const { start, clipboard, mark } = setUp();
    await start().put(token);
    const noted: number[] = [];
    clipboard.writeSecret = async () => {
      noted.push(mark.read().marks.length);
      return false;
    };
    clipboard.isHeld = true;
    void start().put(another);
    await digested();
    expect(noted).toEqual([2]);
    clipboard.isHeld = false;
    clipboard.text = text;
    await start().clear();
    expect([clipboard.text, mark.read().marks]).toEqual(["", []]);
  });
});

describe("after a crash", () => {
  it("what is still there is cleared by the next start", async () => {
    const { start, clipboard, mark } = setUp();
    await start().put(token);
    await start().clear();
    expect([clipboard.text, mark.read().marks]).toEqual(["", []]);
  });

  it("what somebody else has copied since is left alone", async () => {
    const { start, clipboard, mark } = setUp();
    await start().put(token);
    clipboard.text = "a recipe";
    await start().clear();
    expect([clipboard.text, mark.read().marks]).toEqual(["a recipe", []]);
  });

  it("without a mark the clipboard is not even read", async () => {
    const { start, reads } = setUp();
    await start().clear();
    expect(reads()).toBe(0);
  });
});
