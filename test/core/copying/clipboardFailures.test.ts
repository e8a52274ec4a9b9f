import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import type { FakeClipboard } from "../fakes/clipboard.ts";
import { digested } from "../fakes/fakeClock.ts";
import { copied, setUp, token } from "./clipboardSetUp.ts";

const another = "another";
const failed = fail({ kind: "clipboardFailed", needsFocus: false });

/** The text reaches the clipboard, although the write reports a failure. */
function writeUnsurely(clipboard: FakeClipboard): void {
  clipboard.writeSecret = async (text) => {
    clipboard.text = text;
    return false;
  };
}

describe("a failed write", () => {
  it("leaves the last copy, which is still cleared in time", async () => {
    const { keeper, clipboard, pass, clock, mark } = await copied();
    await pass(20_000);
    clipboard.writeSecret = async () => false;
    expect(await keeper.put(another)).toEqual(failed);
    expect(keeper.state()).toEqual({ clearsAtMs: clock.nowMs() + 40_000 });
    await pass(39_999);
    expect(clipboard.text).toBe(token);
    await pass(1);
    expect([clipboard.text, keeper.state(), mark.read().marks]).toEqual(["", null, []]);
  });

  it("clears its text in time if that reached the clipboard after all", async () => {
    const { keeper, clipboard, pass } = await copied();
    writeUnsurely(clipboard);
    expect(await keeper.put(another)).toEqual(failed);
    expect(keeper.state()).toBeNull();
    await pass(60_000);
    expect(clipboard.text).toBe("");
  });

  it("clears even a first text in time", async () => {
    const { start, clipboard, pass } = setUp();
    writeUnsurely(clipboard);
    expect(await start().put(token)).toEqual(failed);
    await pass(59_999);
    expect(clipboard.text).toBe(token);
    await pass(1);
    expect(clipboard.text).toBe("");
  });

  it("leaves another program’s text alone", async () => {
    const { start, clipboard, pass, clock, mark } = setUp();
    clipboard.text = "a recipe";
    clipboard.writeSecret = async () => false;
    await start().put(token);
    expect([mark.read().marks, clock.sleeping]).toEqual([[], []]);
    await pass(60_000);
    expect(clipboard.text).toBe("a recipe");
  });
});

it("a clear that another program keeps from the clipboard is not reported as one", async () => {
  const { keeper, clipboard, pass } = await copied();
  clipboard.isHeld = true;
  const cleared = keeper.clear();
  await digested();
  for (let tries = 0; tries < 5; tries += 1) await pass(1_000);
  expect(await cleared).toEqual(failed);
});

describe("the next start after a crash", () => {
  it.each([
    ["the last", token],
    ["the next", another],
  ])("clears %s copy if the crash came during a write", async (_which, text) => {
    const { start, clipboard, mark } = await copied();
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

  it.each([
    ["clears our own text", token, ""],
    ["leaves another program’s text alone", "a recipe", "a recipe"],
  ])("%s", async (_what, found, left) => {
    const { start, clipboard, mark } = await copied();
    clipboard.text = found;
    await start().clear();
    expect([clipboard.text, mark.read().marks]).toEqual([left, []]);
  });

  it("does not even read the clipboard without a mark", async () => {
    const { start, reads } = setUp();
    await start().clear();
    expect(reads()).toBe(0);
  });
});
