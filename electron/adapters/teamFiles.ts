// The files that the operator chooses for teams and for the history: the desktop’s own dialogs, and careful reading and writing.
import { app, BrowserWindow, dialog, type FileFilter, shell } from "electron";
import { constants, existsSync } from "node:fs";
import { open, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { largestTeamFile } from "../contract/constants.ts";
import type { Result } from "../contract/contract.ts";
import type { TeamFiles } from "../core/base/ports.ts";
import { fail, ok } from "../core/base/result.ts";
import { errorCodeOf } from "./platform.ts";

const allFiles: FileFilter = { name: "All files", extensions: ["*"] };
const filters: FileFilter[] = [
  { name: "Tenantry team file", extensions: ["tenantry", "tenantry.json", "json"] },
  allFiles,
];

const targets = {
  team: { title: "Export a team file", filters },
  history: {
    title: "Export the history",
    filters: [{ name: "CSV", extensions: ["csv"] }, allFiles],
  },
};

const failed = (reason: string) => fail({ kind: "fileFailed", reason } as const);

const readingWords: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a folder",
  EACCES: "cannot be read: you have no permission",
};

const because = (path: string, cause: unknown): string => {
  const code = errorCodeOf(cause);
  return `${basename(path)} ${readingWords[code] ?? `could not be read (${code})`}.`;
};

/** Stops one byte beyond the limit, even if the file grows or reports no size. */
async function readBounded(path: string): Promise<Result<Buffer>> {
  // Opening a pipe would otherwise wait for a writer.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return failed(`${basename(path)} is not a file.`);
    const bytes = Buffer.alloc(largestTeamFile + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length);
      length += bytesRead;
      if (length > largestTeamFile)
        return fail({ kind: "teamFile", problem: { kind: "tooLarge" } });
      if (bytesRead === 0) return ok(bytes.subarray(0, length));
    }
  } finally {
    await file.close();
  }
}

async function read(path: string): Promise<Result<string>> {
  try {
    const bytes = await readBounded(path);
    if (!bytes.ok) return bytes;
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value));
  } catch (cause) {
    return failed(
      cause instanceof TypeError ? `${basename(path)} is not UTF-8 text.` : because(path, cause),
    );
  }
}

/** Uses the default permissions, because a team file is meant to be handed on. */
async function write(path: string, text: string): Promise<Result<null>> {
  const unsaved = join(dirname(path), `.${basename(path)}.${crypto.randomUUID()}.tmp`);
  try {
    await writeFile(unsaved, text, { flag: "wx", flush: true });
    await rename(unsaved, path);
    return ok(null);
  } catch (cause) {
    await rm(unsaved, { force: true }).catch(() => undefined);
    return failed(`${basename(path)} could not be written (${errorCodeOf(cause)}).`);
  }
}

/** The operator’s documents, or their home if they have no such folder. Without a folder, a dialog would suggest the process’s own. */
function suggestedFolder(): string {
  const documents = app.getPath("documents");
  return existsSync(documents) ? documents : app.getPath("home");
}

export function createTeamFiles(): TeamFiles {
  return {
    async choose() {
      const options = { title: "Open a team file", filters, properties: ["openFile" as const] };
      const above = BrowserWindow.getFocusedWindow();
      const chosen = await (above === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(above, options));
      return chosen.filePaths[0] ?? null;
    },
    async chooseTarget(name, kind) {
      const options = { ...targets[kind], defaultPath: join(suggestedFolder(), name) };
      const above = BrowserWindow.getFocusedWindow();
      const chosen = await (above === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(above, options));
      return chosen.canceled ? null : chosen.filePath;
    },
    read,
    write,
    show: (path) => shell.showItemInFolder(path),
    nameOf: (path) => basename(path),
  };
}
