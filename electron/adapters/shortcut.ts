// The keyboard shortcut that opens the quick pick whichever program has the focus.
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
        // False: another program has it, or the desktop offers no shortcuts (Wayland without its portal).
        if (!shortcuts.register(accelerator, press)) return "taken";
      } catch {
        // Electron throws if this platform’s keyboard has no such key.
        return "taken";
      }
      held = accelerator;
      return "on";
    },
  };
}
