// Lines on disk that are only ever added: a file for each owner and day, so that old ones go without rewriting the others.
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Result } from "../../contract/contract.ts";
import type { Journal } from "../../core/base/ports.ts";
import { fail, ok } from "../../core/base/result.ts";
import { errorCodeOf, whyNotWritten } from "../platform.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** A file of this size takes no more lines, bytes. */
const largestPart = 4 * 1024 * 1024;
/** Beyond this size of an owner’s files, the oldest go, bytes. */
const largestJournal = 64 * 1024 * 1024;
/** How many lines are handed on before other work gets its turn. */
const pieceLength = 1_000;

/** Systems without one of these flags leave it out. */
const notFollowing = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const adding = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | notFollowing;

interface Part {
  readonly path: string;
  readonly ownerId: string;
  /** The time of its first line, wall clock, ms. */
  readonly startMs: number;
}

/** A name that can be part of a file’s name. */
const isPlain = (ownerId: string): boolean => /^[\w-]{1,64}$/.test(ownerId);
const dayOf = (ms: number): number => Math.floor(ms / dayMs);
const isOfDay = ({ startMs }: Pick<Part, "startMs">, atMs: number): boolean =>
  dayOf(startMs) === dayOf(atMs);

/** All files, oldest first; those with other names are not ours. */
function partsIn(folder: string): readonly Part[] {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const [, ownerId, start] = /^([\w-]{1,64})\.(\d{1,15})\.jsonl$/.exec(name) ?? [];
      if (ownerId === undefined) return [];
      return [{ path: join(folder, name), ownerId, startMs: Number(start) }];
    })
    .toSorted((one, other) => one.startMs - other.startMs);
}

const partsOf = (folder: string, ownerId: string): readonly Part[] =>
  partsIn(folder).filter((part) => part.ownerId === ownerId);

/** For whatever lies where our folder or a file of ours should be. */
const obstacle = () => Object.assign(new Error(), { code: "an obstacle in its place" });

/** Adds all of the text or nothing. Answers the size that the file has then. */
function add(path: string, text: string): number {
  const file = openSync(path, adding, 0o600);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw obstacle();
    if (process.platform !== "win32" && (stat.mode & 0o077) !== 0) fchmodSync(file, 0o600);
    try {
      writeFileSync(file, text);
    } catch (cause) {
      ftruncateSync(file, stat.size);
      throw cause;
    }
    return stat.size + Buffer.byteLength(text);
  } finally {
    closeSync(file);
  }
}

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    const file = await open(path, constants.O_RDONLY | notFollowing);
    try {
      const stat = await file.stat();
      if (!stat.isFile() || stat.size > largestJournal) return [];
      return (await file.readFile("utf8")).split("\n").filter((line) => line !== "");
    } finally {
      await file.close();
    }
  } catch {
    // Another file may still be readable.
    return [];
  }
}

function removeOldest(parts: readonly Part[]): void {
  let size = 0;
  for (const { path } of parts.toReversed()) {
    size += lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > largestJournal) rmSync(path, { force: true });
  }
}

function attempt(folder: string, run: () => void): Result<null> {
  try {
    run();
    return ok(null);
  } catch (cause) {
    const why = whyNotWritten(errorCodeOf(cause));
    return fail({
      kind: "storeFailed",
      reason: `${basename(folder)} could not be written: ${why}.`,
    });
  }
}

/** `folder` is an absolute path. Nothing is read or created before the first call. */
export function createJournal(folder: string): Journal {
  /** The files that take the next lines, by their owners. */
  const current = new Map<string, Part & { readonly size: number }>();

  function partFor(ownerId: string, atMs: number): Part {
    const known = current.get(ownerId);
    if (known !== undefined && isOfDay(known, atMs) && known.size < largestPart) return known;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!lstatSync(folder).isDirectory()) throw obstacle();
    const all = partsOf(folder, ownerId);
    removeOldest(all);
    const begun = known === undefined ? all.findLast((part) => isOfDay(part, atMs)) : undefined;
    const startMs = Math.max(0, Math.floor(atMs));
    const path = join(folder, `${ownerId}.${startMs}.jsonl`);
    return begun ?? { path, ownerId, startMs };
  }

  return {
    append: (ownerId, lines, atMs) =>
      attempt(folder, () => {
        if (!isPlain(ownerId)) throw obstacle();
        const part = partFor(ownerId, atMs);
        // The line break in front keeps these lines apart from one that a crash has torn.
        const size = add(part.path, `\n${lines.join("\n")}\n`);
        current.set(ownerId, { ...part, size });
      }),
    async *read(ownerId) {
      for (const { path } of partsOf(folder, ownerId).toReversed()) {
        const lines = (await linesOf(path)).toReversed();
        for (let start = 0; start < lines.length; start += pieceLength) {
          yield lines.slice(start, start + pieceLength);
          await setImmediate();
        }
      }
    },
    clear: (ownerId) =>
      attempt(folder, () => {
        current.delete(ownerId);
        for (const { path } of partsOf(folder, ownerId)) rmSync(path, { force: true });
      }),
    prune(beforeMs) {
      // What cannot be removed now can go another day.
      attempt(folder, () => {
        for (const { path, startMs } of partsIn(folder))
          if ((dayOf(startMs) + 1) * dayMs <= beforeMs) rmSync(path, { force: true });
      });
    },
  };
}
