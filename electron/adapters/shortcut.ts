// The keyboard shortcut that opens the quick pick whichever program has the focus.
import type { CommandLine, globalShortcut } from "electron";
import type { GlobalShortcut } from "../core/base/ports.ts";

type Shortcuts = Pick<typeof globalShortcut, "register" | "unregister">;
type Switches = Pick<CommandLine, "appendSwitch" | "getSwitchValue">;

/**
 * How keys that are pressed in other programs reach us: `desktop` from the operating system or X, `portal` from the desktop
 * portal of a Wayland session, `xwayland` only while an X window has the focus.
 */
export type ShortcutRoute = "desktop" | "portal" | "xwayland";

const features = "enable-features";
/** GNOME registers nothing without the second one, which passes on the keys that we ask for. */
const portalFeatures = ["GlobalShortcutsPortal", "GlobalShortcutsPortalPreferredTrigger"];

/** Chromium itself adds `ozone-platform` before our code runs, if it was not passed. */
function routeOf(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  switches: Switches,
): ShortcutRoute {
  if (platform !== "linux") return "desktop";
  if (switches.getSwitchValue("ozone-platform") === "wayland") return "portal";
  const isWayland =
    (environment["WAYLAND_DISPLAY"] ?? "") !== "" || environment["XDG_SESSION_TYPE"] === "wayland";
  return isWayland ? "xwayland" : "desktop";
}

/*
 * The portal knows a program outside a sandbox by an application ID, which has to be the name of an installed desktop file. Since
 * version 1.21 it refuses a session without one (flatpak/xdg-desktop-portal#1817), and GNOME 50 wants a reverse-DNS name. Chromium
 * reports no such refusal (electron/electron#51875), so “on” means “asked for”, and the trial in the settings finds out.
 */

/** Turns the portal on if the session needs it. Call it before Electron is ready; features that the user passed stay on. */
export function prepareShortcut(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  switches: Switches,
): ShortcutRoute {
  const route = routeOf(platform, environment, switches);
  if (route !== "portal") return route;
  const passed = switches.getSwitchValue(features).split(",");
  const all = new Set([...passed, ...portalFeatures].filter((feature) => feature !== ""));
  switches.appendSwitch(features, [...all].join(","));
  return route;
}

export function createShortcut(
  press: () => void,
  shortcuts: Shortcuts,
  route: ShortcutRoute,
): GlobalShortcut {
  let held = "";
  return {
    set(accelerator) {
      if (held !== "") shortcuts.unregister(held);
      held = "";
      if (accelerator === "") return "off";
      try {
        // The portal reports no conflict: there, false means that the desktop has no portal for shortcuts.
        if (!shortcuts.register(accelerator, press))
          return route === "portal" ? "unavailable" : "taken";
      } catch {
        // Electron throws if this platform’s keyboard has no such key.
        return "refused";
      }
      held = accelerator;
      return route === "xwayland" ? "limited" : "on";
    },
  };
}
