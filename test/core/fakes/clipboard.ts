// A clipboard in memory. Held to the same promises as the real one by test/electron/clipboard.test.ts.
import type { Clipboard } from "../../../electron/core/base/ports.ts";

export interface FakeClipboard extends Clipboard {
  text: string;
  /** While true, another program keeps it from being written, read and cleared. */
  isHeld: boolean;
  needsFocus: boolean;
}

export function createFakeClipboard(): FakeClipboard {
  const put = (text: string): boolean => {
    if (!clipboard.isHeld) clipboard.text = text;
    return !clipboard.isHeld;
  };
  const clipboard: FakeClipboard = {
    text: "",
    isHeld: false,
    needsFocus: false,
    hidesFromHistory: true,
    writeSecret: async (text) => put(text),
    writePlain: async (text) => put(text),
    readText: async () => (clipboard.isHeld ? null : clipboard.text),
    clear: async () => put(""),
  };
  return clipboard;
}
