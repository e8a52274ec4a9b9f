// One small JSON file, read once at the start and replaced as a whole; kept by electron-store.
import { copyFileSync, linkSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import electron from "electron";
import ElectronStore from "electron-store";
import type { z } from "zod";
import type { Result } from "../../contract/contract.ts";
import { fail, ok } from "../../core/base/result.ts";
import { codeOf, type LoadedFile, loadJsonFile, obstacleAt } from "./jsonFile.ts";

export interface JsonStore<T> {
  /** From memory; not to be changed in place. */
  read(): T;
  /** All or nothing: after `storeFailed` both the file and `read()` are as they were. */
  write(next: T): Result<null, StoreFailed>;
}

export interface StoreFailed {
  readonly kind: "storeFailed";
  /** A sentence for people that names the file and the system's code. */
  readonly reason: string;
}

export interface JsonStoreOptions<T> {
  /** Without `.json`. */
  readonly name: string;
  /** An absolute path; made with mode 0700 where absent. */
  readonly cwd: string;
  readonly schema: z.ZodType<T>;
  /** Used while there is no good file; its `version` is the newest that is known. */
  readonly defaults: T;
  /** Whether the file before the last write is kept beside it, to go on with where this one is damaged. */
  readonly keepsFormer?: boolean;
  /** Told at most once, in the call of `createJsonStore`, what is wrong with the file. */
  readonly onProblem: (notice: string) => void;
}

type Versioned = { readonly version: number };

/** What is there, or what was before it where that is damaged. */
function load<T extends Versioned>(
  path: string,
  former: string | null,
  { schema, defaults, onProblem }: JsonStoreOptions<T>,
): LoadedFile<T> {
  const loaded = loadJsonFile(path, schema, defaults.version);
  if (loaded.kind === "untouchable") onProblem(loaded.reason);
  if (loaded.kind !== "setAside") return loaded;
  const before = former === null ? null : loadJsonFile(former, schema, defaults.version);
  const next =
    before?.kind === "good"
      ? "goes on with what it held before its last change"
      : "starts without what it held";
  onProblem(`${loaded.notice}, and Tenantry ${next}.`);
  if (before?.kind !== "good" || former === null) return loaded;
  copyFileSync(former, path);
  return before;
}

export function createJsonStore<T extends Versioned>(options: JsonStoreOptions<T>): JsonStore<T> {
  const { name, cwd, defaults, keepsFormer = false } = options;
  const path = join(cwd, `${name}.json`);
  const former = keepsFormer ? join(cwd, `${name}.former.json`) : null;
  const loaded = load(path, former, options);
  let value = loaded.kind === "good" ? loaded.value : defaults;
  let unsaved: ElectronStore | null = null;
  return {
    read: () => value,
    write(next) {
      if (loaded.kind === "untouchable") return storeFailed(loaded.reason);
      try {
        const obstacle = obstacleAt(path);
        if (obstacle !== null) return storeFailed(obstacle);
        unsaved ??= openUnsaved(name, cwd);
        const failure = replace(unsaved, path, former, next);
        if (failure !== null) return storeFailed(inWords(path, failure));
      } catch (cause) {
        return storeFailed(inWords(path, codeOf(cause)));
      }
      value = next;
      return ok(null);
    },
  };
}

const unsavedName = (name: string): string => `${name}.unsaved`;
const serialize = (value: unknown): string => JSON.stringify(value, undefined, "\t");

function openUnsaved(name: string, cwd: string): ElectronStore {
  const unsaved = new ElectronStore({
    name: unsavedName(name),
    cwd,
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    watch: false,
    serialize,
  });
  // It answers any window that asks for the profile's path, on a channel of its own; nothing here asks.
  electron.ipcMain?.removeAllListeners("electron-store-get-data");
  return unsaved;
}

/**
 * electron-store's own "atomic" write puts a cut-off file in place when the disk fills up in its midst: it takes no notice of
 * a short write. So it writes beside the file, and only what reads back whole takes the file's place.
 */
function replace(
  unsaved: ElectronStore,
  path: string,
  former: string | null,
  next: object,
): string | null {
  try {
    unsaved.store = { ...next };
    if (readFileSync(unsaved.path, "utf8") !== serialize(next)) return shortWrite;
    if (former !== null) keepFormer(path, former);
    renameSync(unsaved.path, path);
    return null;
  } finally {
    rmSync(unsaved.path, { force: true });
  }
}

/** Another name for the same file costs no copy; where there is none yet, or links cannot be made, nothing is kept. */
function keepFormer(path: string, former: string): void {
  try {
    rmSync(former, { force: true });
    linkSync(path, former);
  } catch {
    // A copy that is missing is worth no failed write.
  }
}

const storeFailed = (reason: string): Result<never, StoreFailed> =>
  fail({ kind: "storeFailed", reason });

function inWords(path: string, code: string): string {
  const why = causes.get(code) ?? "the system refused";
  return `${basename(path)} could not be written: ${why} (${code}). What was saved before is still there.`;
}

const shortWrite = "short write";
const causes: ReadonlyMap<string, string> = new Map([
  ["ENOSPC", "the disk is full"],
  [shortWrite, "the disk took only a part of it and is probably full"],
  ["EDQUOT", "your share of the disk is used up"],
  ["EROFS", "the folder is read-only"],
  ["EACCES", "you may not write there"],
  ["EPERM", "you may not write there"],
  ["ENOTDIR", "its folder is not a folder"],
  ["EEXIST", "its folder is not a folder"],
]);
