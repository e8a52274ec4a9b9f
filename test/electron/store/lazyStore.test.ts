import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLazyStore } from "../../../electron/adapters/store/lazyStore.ts";
import { createFakeStore } from "../../core/fakes/store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const onDisk = createFakeStore({ version: 1, count: 0 });
  const write = vi.spyOn(onDisk, "write");
  const before = new Set(process.listeners("exit"));
  const store = createLazyStore(onDisk, 500);
  const exit = process.listeners("exit").find((listener) => !before.has(listener));
  return { onDisk, write, store, exit: () => exit?.(0) };
}

it("holds a change at once, and writes all changes of half a second together", () => {
  const { onDisk, write, store } = setUp();
  for (const count of [1, 2, 3]) {
    store.write({ version: 1, count });
    expect(store.read().count).toBe(count);
    vi.advanceTimersByTime(100);
  }
  expect(write).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect([onDisk.read().count, write.mock.calls.length]).toEqual([3, 1]);
  store.write({ version: 1, count: 4 });
  vi.advanceTimersByTime(499);
  expect(onDisk.read().count).toBe(3);
  vi.advanceTimersByTime(1);
  expect(onDisk.read().count).toBe(4);
});

it("writes what still waits when the process ends, and nothing twice", () => {
  const { onDisk, write, store, exit } = setUp();
  store.write({ version: 1, count: 1 });
  exit();
  expect(onDisk.read().count).toBe(1);
  exit();
  vi.advanceTimersByTime(10_000);
  expect(write).toHaveBeenCalledOnce();
});
