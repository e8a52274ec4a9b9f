import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { endFailedStart } from "../../electron/adapters/failedStart.ts";

const electron = vi.hoisted(() => {
  const world = {
    isReady: Promise.resolve(),
    said: new Array<string>(),
    codes: new Array<number>(),
  };
  return {
    world,
    app: { whenReady: () => world.isReady, exit: (code: number) => world.codes.push(code) },
    dialog: { showErrorBox: (title: string, text: string) => world.said.push(title, text) },
  };
});
vi.mock("electron", () => electron);

const { world } = electron;
let printed = "";

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(world, { isReady: Promise.resolve(), said: [], codes: [] });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  process.exitCode = 0;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("a start that fails ends within seconds even if Electron never becomes ready", async () => {
  world.isReady = new Promise(() => undefined);
  endFailedStart(new Error("boom"));
  expect(printed).toMatch(/could not start.*boom/s);
  await vi.advanceTimersByTimeAsync(3_000);
  expect([world.said, world.codes]).toEqual([[], [1]]);
});

it("a start that fails says so in a native message, then ends with an exit code", async () => {
  endFailedStart(new Error("boom"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([world.said[0], world.codes]).toEqual(["Tenantry could not start", [1]]);
});
