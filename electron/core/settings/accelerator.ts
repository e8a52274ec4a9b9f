// Keyboard shortcuts in Electron’s notation: which ones may be registered for the whole desktop.
import type { Result } from "../../contract/contract.ts";
import { invalidInput, ok } from "../base/result.ts";

/** The first one is 1Password’s, too: an operator who has chosen none gets the first that no other program has. */
export const defaultShortcuts = [
  "CommandOrControl+Shift+Space",
  "CommandOrControl+Alt+Space",
  "CommandOrControl+Alt+Shift+Space",
] as const;
export const [defaultShortcut] = defaultShortcuts;

const modifiers = new Set(["CommandOrControl", "Command", "Control", "Alt", "Shift", "Super"]);
const key =
  /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Tab|Backspace|Delete|Insert|Return|Up|Down|Left|Right|Home|End|PageUp|PageDown|[-=[\]\\;',./`])$/;

const refuse = (problem: string) => invalidInput("shortcut", problem);

/** Accepts one key with modifiers other than Shift alone, which would swallow ordinary typing; empty means no shortcut. */
export function parseAccelerator(text: string): Result<string> {
  if (text === "") return ok("");
  const parts = text.split("+");
  const last = parts.at(-1) ?? "";
  const held = parts.slice(0, -1);
  if (!key.test(last) || !held.every((part) => modifiers.has(part)))
    return refuse("This is not a shortcut. Hold Ctrl, Alt or Super and press a key.");
  if (new Set(held).size !== held.length) return refuse("A key is named twice.");
  const isFunctionKey = /^F\d/.test(last);
  return isFunctionKey || held.some((part) => part !== "Shift")
    ? ok(text)
    : refuse("Hold Ctrl, Alt or Super with it, because this key alone is needed for typing.");
}
