// Puts a secret on the system clipboard and makes sure that it is there.
import type { ClipboardItem } from "electron";
import type { Clipboard } from "../core/ports.ts";

/** What Electron offers: everything asynchronous from 44 on, synchronous and without `ClipboardItem` before. */
export interface ElectronClipboard {
  readonly clipboard: {
    writeText(text: string): Promise<void> | void;
    readText(): Promise<string> | string;
    write?(items: ClipboardItem[]): Promise<void> | void;
  };
  readonly ClipboardItem?: new (items: Record<string, string>) => ClipboardItem;
}

/** `electron` is Electron's own module object, or a fake of these two members. */
export function createClipboard(electron: ElectronClipboard): Clipboard {
  return {
    async writeSecret(text) {
      try {
        await write(electron, text);
        return (await electron.clipboard.readText()) === text;
      } catch {
        // The cause is dropped on purpose: it may quote the text.
        return false;
      }
    },
  };
}

async function write({ clipboard, ClipboardItem }: ElectronClipboard, text: string): Promise<void> {
  // Before 44 `clipboard.write` exists too, but takes another argument: only the item's class tells the two apart.
  if (ClipboardItem !== undefined && clipboard.write !== undefined)
    await clipboard.write([new ClipboardItem({ "text/plain": text })]);
  else await clipboard.writeText(text);
}
