// Finds a secret wherever it may have been written, in any spelling that a program could have given it.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

export const base64Of = (text: string): readonly string[] =>
  // The place in a longer text decides on which of three spellings it gets, except at its ends.
  [0, 1, 2].map((before) =>
    Buffer.from(`${" ".repeat(before)}${text}`)
      .toString("base64")
      .slice(before === 0 ? 0 : 4)
      .replace(/.{2}=*$/, ""),
  );

/** How a program may write `text`: as it is, UTF-16, URL-encoded, base64, hexadecimal, reversed; all as bytes in Latin-1. */
function spellings(text: string): readonly string[] {
  const hex = Buffer.from(text).toString("hex");
  const wide = Buffer.from(text, "utf16le");
  return [
    text,
    wide.toString("latin1"),
    Buffer.from(wide).swap16().toString("latin1"),
    encodeURIComponent(text),
    ...base64Of(text).flatMap((code) => [code, code.replaceAll("+", "-").replaceAll("/", "_")]),
    hex,
    hex.toUpperCase(),
    Array.from(text).toReversed().join(""),
  ];
}

/** Text that was searched, and where it was found. */
interface Place {
  readonly name: string;
  /** Bytes, one a character. */
  readonly content: string;
}

/** The names of the places that hold one of the secrets, never the secret. */
export function findIn(places: readonly Place[], secrets: readonly string[]): readonly string[] {
  const needles = [...new Set(secrets.flatMap(spellings))];
  return places
    .filter(({ content }) => needles.some((needle) => content.includes(needle)))
    .map(({ name }) => name);
}

/** The files below `folder` that were written since then (ms since the epoch). */
export async function filesSince(folder: string, sinceMs: number): Promise<readonly Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const places: Place[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    // A program may delete its temporary files meanwhile.
    const found = await stat(path).catch(() => null);
    if (found === null || found.mtimeMs < sinceMs) continue;
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    places.push({ name: path.replace(folder, ""), content: bytes.toString("latin1") });
  }
  return places;
}

/** Arguments and environments of every process whose environment names `folder`. */
export async function processesOf(folder: string): Promise<readonly Place[]> {
  const read = (pid: string, name: string) =>
    readFile(`/proc/${pid}/${name}`, "latin1").catch(() => "");
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const places: Place[] = [];
  for (const pid of pids) {
    const environment = await read(pid, "environ");
    const command = await read(pid, "cmdline");
    if (!environment.includes(folder) && !command.includes(folder)) continue;
    places.push({ name: (await read(pid, "comm")).trim(), content: environment + command });
  }
  return places;
}
