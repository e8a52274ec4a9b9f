import { describe, expect, it } from "vitest";
import { setUp } from "./clipboardSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

const token = "eyJhbGciOi.cAnArY7f3e9d1c5b.sig";

describe("a copy that fails", () => {
  const another = "another";

  it("leaves the one before where it is, which still goes in its time", async () => {
    const { start, world, pass, clock, stored } = setUp();
    const keeper = start();
    await keeper.put(token);
    await pass(20_000);
    world.write = () => false;
    expect(await keeper.put(another)).toBe(false);
    expect(keeper.state()).toEqual({ clearsAtMs: clock.nowMs() + 40_000 });
    await pass(39_999);
    expect(world.text).toBe(token);
    await pass(1);
    expect([world.text, keeper.state(), stored().marks]).toEqual(["", null, []]);
  });

  it("is cleared all the same where the text is there", async () => {
    const { start, world, pass } = setUp();
    const keeper = start();
    await keeper.put(token);
    world.write = (text) => {
      world.text = text;
      return false;
    };
    expect(await keeper.put(another)).toBe(false);
    expect(keeper.state()).toBeNull();
    await pass(60_000);
    expect(world.text).toBe("");
  });

  it("is cleared in its time where it is the first, and there for all that", async () => {
    const { start, world, pass } = setUp();
    const keeper = start();
    world.write = (text) => {
      world.text = text;
      return false;
    };
    expect(await keeper.put(token)).toBe(false);
    await pass(59_999);
    expect(world.text).toBe(token);
    await pass(1);
    expect(world.text).toBe("");
  });

  it("leaves nothing to clear where the text is another's", async () => {
    const { start, world, pass, clock, stored } = setUp();
    const keeper = start();
    world.text = "a recipe";
    world.write = () => false;
    await keeper.put(token);
    expect([stored().marks, clock.sleeping]).toEqual([[], []]);
    await pass(60_000);
    expect(world.text).toBe("a recipe");
  });

  it.each([token, another])("with a crash in the middle of it: %#", async (text) => {
    const { start, world, onWrite, stored } = setUp();
    await start().put(token);
    const noted: number[] = [];
    onWrite(() => noted.push(stored().marks.length));
    world.write = () => false;
    world.unreadable = true;
    void start().put(another);
    await digested();
    expect(noted).toEqual([2]);
    world.unreadable = false;
    world.text = text;
    await start().clear();
    expect([world.text, stored().marks]).toEqual(["", []]);
  });
});

describe("after a crash", () => {
  it("what is still there is cleared by the next start", async () => {
    const { start, world, stored } = setUp();
    await start().put(token);
    await start().clear();
    expect([world.text, stored().marks]).toEqual(["", []]);
  });

  it("what somebody else has copied since is left alone", async () => {
    const { start, world, stored } = setUp();
    await start().put(token);
    world.text = "a recipe";
    await start().clear();
    expect([world.text, stored().marks]).toEqual(["a recipe", []]);
  });

  it("without a mark the clipboard is not even read", async () => {
    const { start, world } = setUp();
    await start().clear();
    expect(world.reads).toBe(0);
  });
});
