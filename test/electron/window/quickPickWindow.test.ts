import { session } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createQuickPickWindow } from "../../../electron/adapters/window/quickPickWindow.ts";
import { createPacker } from "../../../electron/adapters/window/pack.ts";
import { createFakeLog } from "../../core/fakes/log.ts";
import { newest, pointer } from "../fakeElectron.ts";

vi.mock("electron", () => import("../fakeElectron.ts"));

beforeEach(() => void Object.assign(pointer, { x: 10, y: 10 }));

function setUp(platform: NodeJS.Platform = "linux") {
  let ids = 0;
  const quickPick = createQuickPickWindow({
    session: session.defaultSession,
    preload: "preload.cjs",
    pack: createPacker().pack,
    log: createFakeLog(),
    platform,
    newId: () => String((ids += 1)),
  });
  quickPick.prepare();
  return { quickPick, window: newest("windows") };
}

const renewal = (id: string) => ({ navigation: { id, to: "quickPick" } });

describe("the quick pick’s window", () => {
  it("is small, frameless, on top, in no list of windows, and hidden at first", () => {
    expect(setUp().window.options).toMatchObject({
      show: false,
      frame: false,
      resizable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      width: 560,
      height: 492,
    });
  });

  it("rests as soon as its page is painted, so that nothing in it ticks, unless it is open by then", () => {
    const { quickPick, window } = setUp();
    expect(window.done).not.toContain("hide");
    window.emit("ready-to-show");
    expect(window.done.at(-1)).toBe("hide");
    window.emit("ready-to-show");
    expect(window.done.filter((name) => name === "hide")).toHaveLength(1);
    const other = setUp();
    other.quickPick.open();
    other.window.emit("ready-to-show");
    expect(other.window.done).not.toContain("hide");
    expect(quickPick.opening()).toBeNull();
  });

  it("is a panel on macOS only, so that the application stays in the background", () => {
    expect(setUp("darwin").window.options).toMatchObject({ type: "panel" });
    expect(setUp("win32").window.options).not.toHaveProperty("type");
  });

  it("opens with the focus on the pointer’s screen, a little above the middle", () => {
    const { quickPick, window } = setUp();
    quickPick.open();
    expect(window.bounds).toEqual({ x: 220, y: 103, width: 560, height: 492 });
    expect(window.done.slice(-2)).toEqual(["show", "focus"]);
    quickPick.close();
    pointer.x = 1500;
    quickPick.open();
    expect(window.bounds).toEqual({ x: 1540, y: 240, width: 560, height: 492 });
  });

  it("stays open while its field’s edit menu has the focus, and takes the focus back", () => {
    const { quickPick, window } = setUp();
    quickPick.open();
    const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true };
    window.webContents.emit("context-menu", {}, { isEditable: true, selectionText: "", editFlags });
    const [menu] = window.menus;
    expect(menu?.entries.map(({ role }) => role)).toEqual(["cut", "copy", "paste", "selectAll"]);
    window.emit("blur");
    expect(quickPick.opening()).not.toBeNull();
    menu?.close();
    expect(window.done.at(-1)).toBe("focus");
    window.emit("blur");
    expect(quickPick.opening()).toBeNull();
  });

  it("hides when it loses the focus or is closed, and is the same window when it opens again", () => {
    const { quickPick, window } = setUp();
    for (const leave of ["blur", "close"]) {
      quickPick.open();
      const preventDefault = vi.fn<() => void>();
      window.emit(leave, { preventDefault });
      expect(window.isVisible()).toBe(false);
      expect(preventDefault).toHaveBeenCalledTimes(leave === "close" ? 1 : 0);
    }
    quickPick.toggle();
    expect([window.isVisible(), newest("windows") === window]).toEqual([true, true]);
    quickPick.toggle();
    expect(window.isVisible()).toBe(false);
  });

  it.each(["win32", "linux", "darwin"] as const)(
    "gives up the focus before it hides, on Windows only: %s",
    (platform) => {
      const { quickPick, window } = setUp(platform);
      quickPick.open();
      quickPick.close();
      expect(window.done.slice(-2)).toEqual([platform === "win32" ? "blur" : "focus", "hide"]);
    },
  );

  it("numbers its openings, and has no number while closed", () => {
    const { quickPick } = setUp();
    expect(quickPick.opening()).toBeNull();
    quickPick.open();
    quickPick.open();
    expect(quickPick.opening()).toBe(1);
    quickPick.close();
    expect(quickPick.opening()).toBeNull();
    quickPick.open();
    expect(quickPick.opening()).toBe(2);
  });

  it("starts over after it closes, and when tenants or their usage change while it is hidden", () => {
    const { quickPick, window } = setUp();
    const tenants = [] as const;
    quickPick.publish({ locked: true });
    expect(window.sent).toEqual([{ locked: true }]);
    quickPick.publish({ tenants });
    expect(window.sent.at(-1)).toEqual({ tenants, ...renewal("1") });
    quickPick.publish({ usage: {} });
    expect(window.sent.at(-1)).toEqual({ usage: {}, ...renewal("2") });
    quickPick.open();
    quickPick.publish({ tenants });
    expect(window.sent.at(-1)).toEqual({ tenants });
    quickPick.close();
    expect(window.sent.at(-1)).toEqual(renewal("3"));
    expect(window.sent).toHaveLength(5);
  });

  it("is created again after it was destroyed", () => {
    const { quickPick, window } = setUp();
    quickPick.end();
    quickPick.open();
    expect(newest("windows")).not.toBe(window);
    expect(newest("windows").isVisible()).toBe(true);
  });
});
