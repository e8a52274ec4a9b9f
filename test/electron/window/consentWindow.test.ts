import { session } from "electron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createConsentWindow } from "../../../electron/adapters/window/consentWindow.ts";
import { createPacker } from "../../../electron/adapters/window/pack.ts";
import { createFakeLog } from "../../core/fakes/log.ts";
import { newest, pointer } from "../fakeElectron.ts";

vi.mock("electron", () => import("../fakeElectron.ts"));

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(pointer, { x: 10, y: 10 });
});
afterEach(() => void vi.useRealTimers());

function open(platform: NodeJS.Platform = "linux") {
  const dismissed = vi.fn<() => void>();
  const consent = createConsentWindow({
    session: session.defaultSession,
    preload: "preload.cjs",
    pack: createPacker().pack,
    log: createFakeLog(),
    platform,
    consentDismissed: dismissed,
  });
  consent.open();
  return { consent, dismissed, window: newest("windows") };
}

describe("the window that asks for consent", () => {
  it("is small, on top, on the pointer’s screen, and has its own locked-down page", () => {
    const { window } = open();
    expect(window.options).toMatchObject({
      show: false,
      alwaysOnTop: true,
      width: 440,
      x: 280,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    expect(window.done).toEqual(["app://tenantry/consent.html"]);
  });

  it("comes to the front with the focus once its page is painted, or soon after", async () => {
    const painted = open().window;
    painted.emit("ready-to-show");
    expect(painted.done.slice(-2)).toEqual(["show", "focus"]);
    const unheard = open().window;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(unheard.done.slice(-2)).toEqual(["show", "focus"]);
  });

  it("stays as it is while a question is open", () => {
    const { consent, window } = open();
    consent.open();
    expect(newest("windows")).toBe(window);
  });

  it("denies instead of closing when the operator closes it", () => {
    const { window, dismissed } = open();
    const preventDefault = vi.fn<() => void>();
    window.emit("close", { preventDefault });
    expect([dismissed.mock.calls.length, preventDefault.mock.calls.length]).toEqual([1, 1]);
  });

  it.each([
    ["win32", ["blur", "destroy"]],
    ["linux", ["focus", "destroy"]],
    ["darwin", ["focus", "destroy"]],
  ] as const)("is destroyed after the answer, and gives the focus back on %s", (platform, end) => {
    const { consent, window } = open(platform);
    window.emit("ready-to-show");
    consent.close();
    expect(window.done.slice(-2)).toEqual(end);
    consent.publish({ locked: true });
    expect(window.sent).toEqual([]);
    consent.open();
    expect(newest("windows")).not.toBe(window);
  });

  it("is a panel on macOS only, so that the terminal’s program stays in front", () => {
    expect(open("darwin").window.options).toMatchObject({ type: "panel" });
    expect(open("win32").window.options).not.toHaveProperty("type");
  });
});
