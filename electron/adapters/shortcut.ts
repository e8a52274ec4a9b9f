// The one keyboard shortcut that works whichever program has the focus.
import { globalShortcut } from "electron";
import type { GlobalShortcut } from "../core/base/ports.ts";

type Shortcuts = Pick<typeof globalShortcut, "register" | "unregister">;

export function createShortcut(press: () => void, shortcuts: Shortcuts): GlobalShortcut {
  let held = "";
  return {
    set(accelerator) {
      if (held !== "") shortcuts.unregister(held);
      held = "";
      if (accelerator === "") return "off";
      try {
        // False: another program has it, or the desktop (Wayland without its portal) gives none away.
        if (!shortcuts.register(accelerator, press)) return "taken";
      } catch {
        // Thrown where this platform's keyboard has no such key.
        return "taken";
      }
      held = accelerator;
      return "on";
    },
  };
}
