import { BrowserWindow } from "electron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recover } from "../../../electron/adapters/window/recovery.ts";
import { createFakeLog } from "../../core/fakes/log.ts";
import { messages, newest } from "../fakeElectron.ts";

vi.mock("electron", () => import("../fakeElectron.ts"));

beforeEach(() => {
  vi.useFakeTimers();
  messages.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function open() {
  recover(new BrowserWindow(), "index.html", createFakeLog());
  const window = newest("windows");
  const reloads = () => window.done.filter((what) => what === "reload").length;
  const crash = (reason = "crashed") =>
    window.webContents.emit("render-process-gone", {}, { reason });
  const crashTimes = async (times: number) => {
    for (let crashes = 0; crashes < times; crashes += 1) {
      crash();
      await vi.advanceTimersByTimeAsync(0);
    }
  };
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  return { window, reloads, crash, crashTimes, kill };
}

describe("a page whose process dies", () => {
  it("comes back at once", async () => {
    const { reloads, crashTimes } = open();
    await crashTimes(3);
    expect([reloads(), messages]).toEqual([3, []]);
  });

  it("comes back after its fourth death in a minute, too, after a pause and with a message", async () => {
    const { reloads, crashTimes } = open();
    await crashTimes(4);
    expect([reloads(), messages]).toEqual([3, ["Tenantry’s window keeps failing."]]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(reloads()).toBe(4);
  });

  it("never waits longer than a minute, and is not announced twice", async () => {
    const { reloads, crashTimes } = open();
    await crashTimes(40);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([reloads(), messages.length]).toEqual([4, 1]);
  });

  it("comes back at once again when its last deaths are a minute ago", async () => {
    const { reloads, crashTimes } = open();
    await crashTimes(3);
    await vi.advanceTimersByTimeAsync(60_000);
    await crashTimes(1);
    expect([reloads(), messages]).toEqual([4, []]);
  });

  it("stays away if it ended on purpose or its window was closed", async () => {
    const { window, reloads, crash } = open();
    crash("clean-exit");
    crash();
    window.destroy();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(reloads()).toBe(0);
  });
});

describe("a page that hangs", () => {
  it("loses its process after five seconds, so that it can come back", async () => {
    const { window, kill } = open();
    window.emit("unresponsive");
    await vi.advanceTimersByTimeAsync(4_999);
    expect(kill).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(kill).toHaveBeenCalledExactlyOnceWith(4711, "SIGKILL");
  });

  it("is not ended if its process has gone by then", async () => {
    const { window, kill } = open();
    window.emit("unresponsive");
    window.processId = 0;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kill).not.toHaveBeenCalled();
  });

  it("keeps its process if it answers in time", async () => {
    const { window, kill } = open();
    window.emit("unresponsive");
    window.emit("responsive");
    await vi.advanceTimersByTimeAsync(100_000);
    expect(kill).not.toHaveBeenCalled();
  });
});
