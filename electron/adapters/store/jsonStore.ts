// One small JSON file: checked once when it is opened, then replaced as a whole by each write.
import {
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import electron from "electron";
import ElectronStore from "electron-store";
import { z } from "zod";
import type { AppError, Result } from "../../contract/contract.ts";
import type { Store } from "../../core/base/ports.ts";
import { parseJson } from "../../core/base/json.ts";
import { fail, ok } from "../../core/base/result.ts";
import { errorCodeOf, whyNotWritten } from "../platform.ts";

export interface JsonStore<T> extends Store<T> {
  write(next: T): Result<null, StoreFailed>;
}

/** Its `reason` is a sentence for people that names the file and, if there is one, the system’s error code. */
type StoreFailed = Extract<AppError, { kind: "storeFailed" }>;

export interface JsonStoreOptions<T> {
  /** Without `.json`. */
  readonly name: string;
  /** An absolute path; created with mode 0700 if it does not exist. */
  readonly cwd: string;
  readonly schema: z.ZodType<T>;
  /** What the store holds while there is no usable file. Its `version` is the newest that this release understands. */
  readonly defaults: T;
  /** Whether to keep a copy from before the last write, for use when the file is damaged. */
  readonly keepsFormer?: boolean;
  /** Called at most once, and only while the store is being opened, with what is wrong with the file. */
  readonly onProblem: (notice: string) => void;
}

export type Versioned = { readonly version: number };

type Found<T> =
  | { readonly kind: "absent" | "damaged" }
  | { readonly kind: "good"; readonly value: T }
  /** The file stays as it is and nothing is ever written over it. */
  | { readonly kind: "untouchable"; readonly reason: string };

const failed = (reason: string) => fail({ kind: "storeFailed", reason } as const);

interface JsonFile<T> extends JsonStore<T> {
  /** As `write`, for a value that `save` writes, whole, to the path that it gets. */
  writeBy(next: T, save: (unsaved: string) => Promise<void>): Promise<Result<null, StoreFailed>>;
}

export const createJsonStore = <T extends Versioned>(options: JsonStoreOptions<T>): JsonStore<T> =>
  openJsonFile(options);

export function openJsonFile<T extends Versioned>(options: JsonStoreOptions<T>): JsonFile<T> {
  const path = join(options.cwd, `${options.name}.json`);
  const former = join(options.cwd, `${options.name}.former.json`);
  const kept = options.keepsFormer === true ? former : null;
  const found = open(path, former, options);
  let value = found.kind === "good" ? found.value : options.defaults;
  const obstacle = () => (found.kind === "untouchable" ? found.reason : obstacleAt(path));
  return {
    read: () => value,
    write(next) {
      try {
        const why = obstacle();
        if (why !== null) return failed(why);
        replace(path, kept, next);
        value = next;
        return ok(null);
      } catch (cause) {
        return failed(inWords(path, errorCodeOf(cause)));
      }
    },
    async writeBy(next, save) {
      const unsaved = join(options.cwd, `${unsavedName(path)}.json`);
      try {
        const why = obstacle();
        if (why !== null) return failed(why);
        await save(unsaved);
        if (kept !== null) keepFormer(path, kept);
        renameSync(unsaved, path);
        value = next;
        return ok(null);
      } catch (cause) {
        return failed(inWords(path, errorCodeOf(cause)));
      } finally {
        rmSync(unsaved, { force: true });
      }
    },
  };
}

/** Reads the file, or the copy if the file is damaged. Also creates the folder and removes what an interrupted write left. */
function open<T extends Versioned>(
  path: string,
  former: string,
  { cwd, schema, defaults, keepsFormer = false, onProblem }: JsonStoreOptions<T>,
): Found<T> {
  const name = basename(path);
  try {
    mkdirSync(cwd, { recursive: true, mode: 0o700 });
    for (const left of readdirSync(cwd).filter((other) => other.startsWith(unsavedName(path))))
      rmSync(join(cwd, left), { recursive: true });
    const found = inspect(path, schema, defaults.version);
    if (found.kind === "untouchable") onProblem(found.reason);
    if (found.kind !== "damaged") return found;
    const copy = keepsFormer ? inspect(former, schema, defaults.version) : found;
    const aside = `${basename(path, ".json")}.${new Date().toISOString().replaceAll(":", "")}.broken.json`;
    renameSync(path, join(cwd, aside));
    if (copy.kind === "good") copyFileSync(former, path);
    const next =
      copy.kind === "good"
        ? "goes on with what it held before its last change"
        : "starts without what it held";
    onProblem(`${name} was damaged. It was set aside as ${aside}, and Tenantry ${next}.`);
    return copy.kind === "good" ? copy : found;
  } catch (cause) {
    const reason = `${name} could not be read (${errorCodeOf(cause)}), so it is left as it is and nothing is saved.`;
    onProblem(reason);
    return { kind: "untouchable", reason };
  }
}

/** Also takes away other users’ access. */
function inspect<T>(path: string, schema: z.ZodType<T>, newestVersion: number): Found<T> {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return { kind: "absent" };
  const obstacle = obstacleAt(path);
  if (obstacle !== null) return { kind: "untouchable", reason: obstacle };
  if (process.platform !== "win32" && (stat.mode & 0o077) !== 0) chmodSync(path, 0o600);
  const content = parseJson(readFileSync(path, "utf8"));
  const versioned = z.object({ version: z.number() }).safeParse(content);
  if (versioned.success && versioned.data.version > newestVersion) {
    const reason = `${basename(path)} is from a newer Tenantry, so it is left as it is and nothing is saved. Update Tenantry to use it.`;
    return { kind: "untouchable", reason };
  }
  const parsed = schema.safeParse(content);
  return parsed.success ? { kind: "good", value: parsed.data } : { kind: "damaged" };
}

/** Why nothing may be written at `path`: there is something other than a file, which a write would follow or replace. */
function obstacleAt(path: string): string | null {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || stat.isFile()) return null;
  const what = stat.isSymbolicLink() ? "a symbolic link, which is not followed" : "not a file";
  return `${basename(path)} is ${what}, so it is not read and nothing is saved. Move it away and start Tenantry again.`;
}

const shortWrite = () => Object.assign(new Error(), { code: "short write" });
const unsavedName = (path: string): string => `${basename(path, ".json")}.unsaved`;
const serialize = (value: unknown): string => JSON.stringify(value, undefined, "\t");

/**
 * On a full disk, electron-store’s own atomic write puts a truncated file in place, because it ignores short writes. So it
 * writes beside the file, and only what reads back whole replaces the file.
 */
function replace(path: string, former: string | null, next: object): void {
  const unsaved = new ElectronStore({
    cwd: dirname(path),
    name: unsavedName(path),
    configFileMode: 0o600,
    serialize,
  });
  // electron-store opens this channel, on which any window could ask for the profile’s path; nothing here uses it.
  electron.ipcMain?.removeAllListeners("electron-store-get-data");
  try {
    unsaved.store = { ...next };
    if (readFileSync(unsaved.path, "utf8") !== serialize(next)) throw shortWrite();
    if (former !== null) keepFormer(path, former);
    renameSync(unsaved.path, path);
  } finally {
    rmSync(unsaved.path, { force: true });
  }
}

/** Keeps the file under a second name, which costs no copying. */
function keepFormer(path: string, former: string): void {
  try {
    rmSync(former, { force: true });
    linkSync(path, former);
  } catch {
    // Losing the backup is better than failing the write.
  }
}

const inWords = (path: string, code: string): string =>
  `${basename(path)} could not be written: ${whyNotWritten(code)}. What was saved before is still there.`;
