// The system clipboard: writes a secret with a request not to record it, reads it back, and clears it.
import type { ClipboardItem } from "electron";
import type { Clipboard } from "../core/base/ports.ts";
import type { Compositor } from "./compositor.ts";
import type { OwnerAnswers } from "./x11Owner.ts";

/** The second clipboard of X11 and Wayland: selecting text fills it, the middle button pastes it. */
interface PrimarySelection {
  readText(): Promise<string> | string;
  writeText(text: string): Promise<void> | void;
  clear(): Promise<void> | void;
}

/** Electron’s interface: asynchronous since 44; before that synchronous and without `ClipboardItem`. */
export interface ElectronClipboard {
  readonly clipboard: {
    writeText(text: string, type?: "selection"): Promise<void> | void;
    readText(type?: "selection"): Promise<string> | string;
    clear(type?: "selection"): Promise<void> | void;
    write?(items: ClipboardItem[]): Promise<void> | void;
    /** On Linux, since 44. */
    readonly selection?: PrimarySelection;
  };
  readonly ClipboardItem?: new (items: Record<string, string | Blob>) => ClipboardItem;
}

const systemFormat = (name: string): string => `electron application/osclipboard;format="${name}"`;

/** A Windows DWORD of 0, which these formats read as “no”. */
const no = new Uint8Array(4);

/**
 * The formats that ask a clipboard manager not to record an entry: Microsoft’s “Clipboard Formats” for the history and its
 * upload, nspasteboard.org for macOS, and KDE’s own hint.
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

/** Empty if the selection can’t be read, or its owner is silent. */
async function readable(
  selection: PrimarySelection | null,
  answers: OwnerAnswers,
): Promise<string> {
  if (selection === null || !(await answers("PRIMARY"))) return "";
  try {
    return await selection.readText();
  } catch {
    return "";
  }
}

/**
 * Makes a change and tells whether other programs will see it. A Wayland compositor may ignore a program that has not just had a
 * click or a key, and Chromium does not learn of that. A compositor that cannot be watched is trusted while we have the focus.
 */
async function isSeen(
  compositor: Compositor | null,
  to: "text" | "nothing",
  change: () => Promise<void> | void,
): Promise<boolean> {
  if (compositor === null) {
    await change();
    return true;
  }
  const watch = await compositor.watch();
  try {
    await change();
    return watch === null ? compositor.isFocused() : await watch.changed(to);
  } finally {
    watch?.close();
  }
}

/**
 * `electron` is Electron’s module object, or a fake with the same two members; `compositor` is null outside a Wayland session. What
 * another program owns is read only if it `answers`, because a read waits for it and Electron before 44 waits with it.
 */
export function createClipboard(
  electron: ElectronClipboard,
  platform: NodeJS.Platform,
  compositor: Compositor | null,
  answers: OwnerAnswers = async () => true,
): Clipboard {
  const { clipboard, ClipboardItem } = electron;
  const primary = primarySelection(electron, platform);
  const put = (text: string, asked: Readonly<Record<string, Blob>> = {}): Promise<void> | void => {
    // `clipboard.write` also exists before 44 but takes something else; only `ClipboardItem` tells the two apart.
    if (ClipboardItem === undefined || clipboard.write === undefined)
      return clipboard.writeText(text);
    // A single write, because each write replaces everything.
    return clipboard.write([new ClipboardItem({ "text/plain": text, ...asked })]);
  };
  /**
   * Chromium also puts the text into the primary selection. Restoring that in the same turn keeps the secret out of it: other
   * programs ask this process for the selection only when they paste.
   */
  const write = async (text: string): Promise<void> => {
    const before = await readable(primary, answers);
    const written = put(text, hints[platform]);
    const restored = before === "" ? primary?.clear() : primary?.writeText(before);
    await Promise.all([written, restored]);
  };
  const proven = async (text: string, change: () => Promise<void> | void): Promise<boolean> => {
    const seen = () => isSeen(compositor, "text", change);
    try {
      if (await (compositor === null ? seen() : compositor.withFocus(seen)))
        return (await clipboard.readText()) === text;
      // Otherwise Chromium would go on giving us back a text that no other program can paste.
      await clipboard.clear();
      return false;
    } catch {
      // The cause is dropped on purpose: it may quote the secret.
      return false;
    }
  };
  return {
    needsFocus: compositor !== null,
    hidesFromHistory: ClipboardItem !== undefined && hints[platform] !== undefined,
    writeSecret: (text) => proven(text, () => write(text)),
    writePlain: (text) => proven(text, () => put(text)),
    async readText() {
      if (!(await answers("CLIPBOARD"))) return null;
      try {
        return await clipboard.readText();
      } catch {
        return null;
      }
    },
    async clear() {
      try {
        return await isSeen(compositor, "nothing", () => clipboard.clear());
      } catch {
        return false;
      }
    },
  };
}
