import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createTray } from "../../../electron/adapters/tray/tray.ts";
import type { TrayAction, TrayFace } from "../../../electron/core/desktop/trayMenu.ts";
import { nativeTheme, newest } from "../fakeElectron.ts";

vi.mock("electron", () => import("../fakeElectron.ts"));

const icons = join(import.meta.dirname, "..", "..", "..", "electron", "icons", "tray");
const icon = (name: string): string =>
  `data:image/png;base64,${readFileSync(join(icons, `${name}.png`)).toString("base64")}`;

function setUp(platform: NodeJS.Platform) {
  const state: { face: TrayFace } = { face: "normal" };
  const acted: TrayAction[] = [];
  const looked = vi.fn<() => void>();
  const app = createTray({
    platform,
    items: () => [{ kind: "words", label: "West" }],
    face: () => state.face,
    nextMinuteMs: () => null,
    act: (action) => acted.push(action),
    looked,
  });
  return { state, acted, looked, app, tray: newest("trays") };
}

describe.each(["win32", "linux", "darwin"] as const)("the icon on %s", (platform) => {
  const look = platform === "darwin" ? "template" : "light";
  const [size, scale] = platform === "linux" ? [48, 1] : [32, 2];
  const shown = () => newest("trays").image.urls[scale];

  it("has the application’s name", () => {
    expect(setUp(platform).tray.toolTip).toBe("Tenantry");
  });

  it("is redrawn when its face changes", () => {
    const { state, app } = setUp(platform);
    expect(shown()).toBe(icon(`normal-${look}-${size}`));
    state.face = "locked";
    app.changed();
    expect(shown()).toBe(icon(`locked-${look}-${size}`));
  });

  it("follows the theme until the tray is destroyed", () => {
    const { app } = setUp(platform);
    nativeTheme.shouldUseDarkColors = true;
    nativeTheme.emit("updated");
    const dark = icon(`normal-${platform === "darwin" ? "template" : "dark"}-${size}`);
    expect(shown()).toBe(dark);
    app.destroy();
    nativeTheme.shouldUseDarkColors = false;
    nativeTheme.emit("updated");
    expect(shown()).toBe(dark);
    expect(newest("trays").isDestroyed()).toBe(true);
  });

  it("is a template image, which the menu bar colours, on macOS only", () => {
    expect(setUp(platform).tray.image.isTemplate).toBe(platform === "darwin");
  });
});

describe("on a runtime that tells the panel’s theme from the windows’", () => {
  it.each([
    { panel: true, windows: false, ground: "dark" },
    { panel: false, windows: true, ground: "light" },
  ])("the icon follows the panel: $ground", ({ panel, windows, ground }) => {
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = panel;
    nativeTheme.shouldUseDarkColors = windows;
    expect(setUp("win32").tray.image.urls[1]).toBe(icon(`normal-${ground}-16`));
    Reflect.deleteProperty(nativeTheme, "shouldUseDarkColorsForSystemIntegratedUI");
    nativeTheme.shouldUseDarkColors = false;
  });
});

describe("a click", () => {
  it.each([
    ["win32", "click", true],
    ["linux", "click", true],
    ["darwin", "click", false],
    ["win32", "right-click", false],
    ["darwin", "right-click", false],
  ] as const)(
    "on %s: a %s opens the window: %s; otherwise it opens a current menu",
    (platform, click, opensWindow) => {
      const { tray, acted, looked, app } = setUp(platform);
      tray.emit(click);
      expect(acted).toEqual(opensWindow ? [{ kind: "open" }] : []);
      expect(tray.opened.map(({ entries }) => entries[0]?.label)).toEqual(
        opensWindow ? [] : ["West"],
      );
      expect(looked).toHaveBeenCalledTimes(opensWindow ? 0 : 1);
      app.destroy();
    },
  );

  it("meets a menu that was set beforehand on Linux only", () => {
    expect(setUp("win32").tray.given).toEqual([]);
    expect(setUp("darwin").tray.given).toEqual([]);
    expect(setUp("linux").tray.given).toHaveLength(1);
  });
});
