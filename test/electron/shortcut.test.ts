import { describe, expect, it, vi } from "vitest";
import {
  createShortcut,
  prepareShortcut,
  type ShortcutRoute,
} from "../../electron/adapters/shortcut.ts";

/** The desktop’s shortcuts, some of which other programs hold. */
function setUp(takenByOthers: readonly string[] = [], route: ShortcutRoute = "desktop") {
  const held = new Map<string, () => void>();
  const register = vi.fn((accelerator: string, press: () => void) => {
    if (accelerator === "nonsense") throw new TypeError("conversion failure");
    if (takenByOthers.includes(accelerator)) return false;
    held.set(accelerator, press);
    return true;
  });
  const unregister = vi.fn((accelerator: string) => void held.delete(accelerator));
  const press = vi.fn();
  return { held, press, shortcut: createShortcut(press, { register, unregister }, route) };
}

it("holds one shortcut at a time, and reports when it is pressed", () => {
  const { held, press, shortcut } = setUp();
  expect(shortcut.set("Alt+A")).toBe("on");
  expect(shortcut.set("Alt+B")).toBe("on");
  expect([...held.keys()]).toEqual(["Alt+B"]);
  held.get("Alt+B")?.();
  expect(press).toHaveBeenCalledOnce();
});

it("releases the shortcut when it is turned off", () => {
  const { held, shortcut } = setUp();
  shortcut.set("Alt+A");
  expect(shortcut.set("")).toBe("off");
  expect(held.size).toBe(0);
});

it("says whether another program holds a shortcut or the keyboard has no such key", () => {
  const { held, shortcut } = setUp(["Alt+A"]);
  shortcut.set("Alt+B");
  expect(shortcut.set("Alt+A")).toBe("taken");
  expect(held.size).toBe(0);
  expect(shortcut.set("nonsense")).toBe("refused");
  expect(shortcut.set("Alt+B")).toBe("on");
});

it("says that the desktop offers no shortcuts if the portal is missing", () => {
  expect(setUp(["Alt+A"], "portal").shortcut.set("Alt+A")).toBe("unavailable");
  expect(setUp([], "portal").shortcut.set("Alt+A")).toBe("on");
});

it("calls a shortcut limited that XWayland took", () => {
  expect(setUp([], "xwayland").shortcut.set("Alt+A")).toBe("limited");
});

describe("the desktop portal for shortcuts", () => {
  /** The switches after the preparation, and the route that it chose. */
  function prepare(
    passed: Readonly<Record<string, string>>,
    environment: NodeJS.ProcessEnv = {},
    platform: NodeJS.Platform = "linux",
  ) {
    const switches = new Map(Object.entries(passed));
    const route = prepareShortcut(platform, environment, {
      getSwitchValue: (name) => switches.get(name) ?? "",
      appendSwitch: (name, value = "") => void switches.set(name, value),
    });
    return { route, features: switches.get("enable-features") };
  }
  const both = "GlobalShortcutsPortal,GlobalShortcutsPortalPreferredTrigger";
  const native = { "ozone-platform": "wayland" };

  it("is turned on natively on Wayland", () => {
    expect(prepare(native)).toEqual({ route: "portal", features: both });
  });

  it("keeps the features that the user passed, each once", () => {
    const passed = { ...native, "enable-features": "Other,GlobalShortcutsPortal" };
    expect(prepare(passed).features).toBe(`Other,${both}`);
  });

  it.each([
    ["xwayland", "through XWayland", { WAYLAND_DISPLAY: "wayland-1" }, "linux"],
    ["xwayland", "in a session of type wayland", { XDG_SESSION_TYPE: "wayland" }, "linux"],
    ["desktop", "on X", { WAYLAND_DISPLAY: "", XDG_SESSION_TYPE: "x11" }, "linux"],
    ["desktop", "on Windows", {}, "win32"],
  ] as const)("stays off, and the route is %s, %s", (route, _, environment, platform) => {
    const passed = { "ozone-platform": "x11", "enable-features": "Other" };
    expect(prepare(passed, environment, platform)).toEqual({ route, features: "Other" });
  });
});
