// Translates keyboard shortcuts: from a key press to Electron’s notation, and from that to what people read.
import type { AppSnapshot } from "../../electron/contract/contract.ts";

type Platform = AppSnapshot["app"]["platform"];

const namedKeys: Readonly<Record<string, string>> = {
  " ": "Space",
  Enter: "Return",
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
};

/** Letters and digits are named after the key’s position, so that Shift does not change them. */
function keyOf({ code, key }: Pick<KeyboardEvent, "code" | "key">): string {
  const printed = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  return printed ?? namedKeys[key] ?? key;
}

const modifierKeys = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph"]);

type Press = Pick<KeyboardEvent, "code" | "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The press in Electron’s notation; null while only modifiers are held. */
export function acceleratorOf(press: Press, platform: Platform): string | null {
  if (modifierKeys.has(press.key)) return null;
  const command = platform === "mac" ? press.metaKey : press.ctrlKey;
  const other = platform === "mac" ? press.ctrlKey : press.metaKey;
  const held: readonly (readonly [boolean, string])[] = [
    [command, "CommandOrControl"],
    [other, platform === "mac" ? "Control" : "Super"],
    [press.altKey, "Alt"],
    [press.shiftKey, "Shift"],
  ];
  return [...held.flatMap(([isHeld, name]) => (isHeld ? [name] : [])), keyOf(press)].join("+");
}

/** The shortcut as people write it: `Ctrl+Shift+Space`. */
export const shortcutName = (accelerator: string, platform: Platform): string =>
  accelerator
    .replace("CommandOrControl", platform === "mac" ? "⌘" : "Ctrl")
    .replace("Control", "Ctrl")
    .replace("Return", "Enter")
    .replace("Super", platform === "windows" ? "Win" : "Super");
