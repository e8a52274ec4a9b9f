// The system clipboard: puts a secret there with the request not to record it, reads it back, clears it.
import type { ClipboardItem } from "electron";
import type { Clipboard } from "../core/base/ports.ts";

/** X11's and Wayland's second clipboard, which is filled by selecting text and pasted with the middle button. */
interface PrimarySelection {
  readText(): Promise<string> | string;
  writeText(text: string): Promise<void> | void;
  clear(): Promise<void> | void;
}

/** What Electron offers: everything asynchronous from 44 on, synchronous and without `ClipboardItem` before. */
export interface ElectronClipboard {
  readonly clipboard: {
    writeText(text: string, type?: "selection"): Promise<void> | void;
    readText(type?: "selection"): Promise<string> | string;
    clear(type?: "selection"): Promise<void> | void;
    write?(items: ClipboardItem[]): Promise<void> | void;
    /** From 44 on, on Linux. */
    readonly selection?: PrimarySelection;
  };
  readonly ClipboardItem?: new (items: Record<string, string | Blob>) => ClipboardItem;
}

const systemFormat = (name: string): string => `electron application/osclipboard;format="${name}"`;

/** A Windows DWORD of 0, which these formats take for «no». */
const no = new Uint8Array(4);

/**
 * What asks a clipboard manager not to record an entry: Microsoft's «Clipboard formats» for the history and its
 * upload, nspasteboard.org for macOS, KDE's own hint.
 */
const hints: Partial<Readonly<Record<NodeJS.Platform, Readonly<Record<string, Blob>>>>> = {
  win32: {
    [systemFormat("ExcludeClipboardContentFromMonitorProcessing")]: new Blob([no]),
    [systemFormat("CanIncludeInClipboardHistory")]: new Blob([no]),
    [systemFormat("CanUploadToCloudClipboard")]: new Blob([no]),
  },
  darwin: {
    [systemFormat("org.nspasteboard.ConcealedType")]: new Blob(["1"]),
    [systemFormat("org.nspasteboard.TransientType")]: new Blob(["1"]),
  },
  linux: { [systemFormat("x-kde-passwordManagerHint")]: new Blob(["secret"]) },
};

function primarySelection(
  { clipboard, ClipboardItem }: ElectronClipboard,
  platform: NodeJS.Platform,
): PrimarySelection | null {
  if (platform !== "linux") return null;
  if (ClipboardItem !== undefined) return clipboard.selection ?? null;
  return {
    readText: () => clipboard.readText("selection"),
    writeText: (text) => clipboard.writeText(text, "selection"),
    clear: () => clipboard.clear("selection"),
  };
}

async function readable(selection: PrimarySelection | null): Promise<string> {
  try {
    return (await selection?.readText()) ?? "";
  } catch {
    return "";
  }
}

/** `electron` is Electron's own module object, or a fake of these two members. */
export function createClipboard(electron: ElectronClipboard, platform: NodeJS.Platform): Clipboard {
  const { clipboard, ClipboardItem } = electron;
  const primary = primarySelection(electron, platform);
  const put = (text: string, asked: Readonly<Record<string, Blob>> = {}): Promise<void> | void => {
    // Before 44 `clipboard.write` exists too, but takes another argument: only the item's class tells the two apart.
    if (ClipboardItem === undefined || clipboard.write === undefined)
      return clipboard.writeText(text);
    // One write, since each replaces all that was there.
    return clipboard.write([new ClipboardItem({ "text/plain": text, ...asked })]);
  };
  /**
   * Chromium puts text into the primary selection too. What was there is put back in the same turn: this process is asked for
   * the selection's content only when it is pasted, so that the secret can never be had from there.
   */
  const write = async (text: string): Promise<void> => {
    const before = await readable(primary);
    const written = put(text, hints[platform]);
    const restored = before === "" ? primary?.clear() : primary?.writeText(before);
    await Promise.all([written, restored]);
  };
  return {
    hidesFromHistory: ClipboardItem !== undefined && hints[platform] !== undefined,
    async writeSecret(text) {
      try {
        await write(text);
        return (await clipboard.readText()) === text;
      } catch {
        // The cause is dropped on purpose: it may quote the text.
        return false;
      }
    },
    async writePlain(text) {
      try {
        await put(text);
        return (await clipboard.readText()) === text;
      } catch {
        return false;
      }
    },
    async readText() {
      try {
        return await clipboard.readText();
      } catch {
        return null;
      }
    },
    async clear() {
      try {
        await clipboard.clear();
        return true;
      } catch {
        return false;
      }
    },
  };
}
