// A clipboard keeper on fakes: the clipboard, the store of its marks, the clock.
import { expect, vi } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { createClipboardKeeper } from "../../../electron/core/copying/clipboard.ts";
import { noClipboardMark } from "../../../electron/core/copying/stored.ts";
import { createFakeClipboard } from "../fakes/clipboard.ts";
import { createFakeClock, digested } from "../fakes/fakeClock.ts";
import { createFakeStore } from "../fakes/store.ts";

export const token = "eyJhbGciOi.cAnArY7f3e9d1c5b.sig";

export function setUp() {
  const clock = createFakeClock();
  const clipboard = createFakeClipboard();
  const mark = createFakeStore(noClipboardMark);
  const settings: { afterS: number | null } = { afterS: 60 };
  let ids = 0;
  let changes = 0;
  const start = () =>
    createClipboardKeeper({
      clock,
      newId: () => `salt-${(ids += 1)}`,
      clearAfterS: () => settings.afterS,
      changed: () => (changes += 1),
      mark,
      clipboard,
    });
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await digested();
  };
  const reads = vi.spyOn(clipboard, "readText");
  const clears = vi.spyOn(clipboard, "clear");
  /** This many clears fail. */
  const failClears = (count: number) => {
    for (let left = count; left > 0; left -= 1) clears.mockResolvedValueOnce(false);
  };
  return {
    clock,
    clipboard,
    mark,
    settings,
    start,
    pass,
    failClears,
    reads: () => reads.mock.calls.length,
    changes: () => changes,
  };
}

/** The token has just been copied. */
export async function copied() {
  const all = setUp();
  const keeper = all.start();
  expect(await keeper.put(token)).toEqual(ok(null));
  return { ...all, keeper };
}
