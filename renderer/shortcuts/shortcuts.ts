// The window’s keyboard shortcuts: one table for the keys, the menu entries and the overlay.
import { useEffect, useEffectEvent } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { shortcutName } from "../ui/shortcut.ts";

type Platform = AppSnapshot["app"]["platform"];

/** In Electron’s notation. */
const accelerators = {
  add: "CommandOrControl+N",
  settings: "CommandOrControl+,",
  lock: "CommandOrControl+L",
  hide: "CommandOrControl+W",
  quit: "CommandOrControl+Q",
  getTokens: "CommandOrControl+Shift+A",
  selectAll: "CommandOrControl+A",
  help: "?",
} as const;

export type ShortcutName = keyof typeof accelerators;

const names = [
  "add",
  "settings",
  "lock",
  "hide",
  "quit",
  "getTokens",
  "selectAll",
  "help",
] as const;

/** These work over an open dialog too. */
const overDialogs: ReadonlySet<ShortcutName> = new Set(["lock", "hide", "quit"]);

/** The shortcut as people write it. */
export const keysOf = (name: ShortcutName, platform: Platform): string =>
  shortcutName(accelerators[name], platform);

/** The key as printed; by its position on a keyboard without Latin letters. */
function printed({ key, code }: KeyboardEvent): string {
  const letter = /^[!-~]$/.test(key) ? key : (/^Key(.)$/.exec(code)?.[1] ?? key);
  return letter.toUpperCase();
}

/** Typing a question mark is left to text fields, except for an empty search. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !(target.type === "search" && target.value === ""));

function pressed(event: KeyboardEvent, platform: Platform): ShortcutName | undefined {
  const [command, other] =
    platform === "mac" ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (other || event.altKey || event.isComposing) return undefined;
  if (!command) return event.key === "?" && !isTyping(event.target) ? "help" : undefined;
  const accelerator = `CommandOrControl+${event.shiftKey ? "Shift+" : ""}${printed(event)}`;
  const name = names.find((each) => accelerators[each] === accelerator);
  // Typed text is what Ctrl+A selects first.
  return name === "selectAll" && isTyping(event.target) ? undefined : name;
}

/** Several components may each handle their own shortcuts. */
export function useShortcuts(
  platform: Platform | undefined,
  actions: Readonly<Partial<Record<ShortcutName, () => void>>>,
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || platform === undefined) return;
    const name = pressed(event, platform);
    const action = name === undefined ? undefined : actions[name];
    if (name === undefined || action === undefined) return;
    event.preventDefault();
    const isCovered = document.querySelector("dialog[open]") !== null && !overDialogs.has(name);
    if (!isCovered && !event.repeat) action();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
