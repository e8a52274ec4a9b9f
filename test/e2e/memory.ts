// Counts how often a text stands in a process’s memory.
import { open, readFile } from "node:fs/promises";
import { base64Of } from "./canary.ts";

const pieceBytes = 16 * 1024 * 1024;

function countIn(bytes: Buffer, needle: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length))
    count += 1;
  return count;
}

/** Where the process can write and has written: a secret is never in what it only maps from a file. */
async function writtenRanges(pid: number): Promise<readonly (readonly [number, number])[]> {
  const maps = await readFile(`/proc/${pid}/smaps`, "utf8");
  return maps.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m).flatMap((map) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(map) ?? [];
    if (from === undefined || to === undefined || /^Rss: +0 kB/m.test(map)) return [];
    return [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const];
  });
}

/** How V8 and Chromium write it down. */
const needlesOf = (text: string): readonly Buffer[] =>
  [...new Set([text, encodeURIComponent(text), ...base64Of(text)])]
    .map((spelling) => Buffer.from(spelling))
    .concat(Buffer.from(text, "utf16le"));

/** The copies of `text`, in any spelling, in the memory of a process that this one may trace. */
export async function copiesInMemory(pid: number, text: string): Promise<number> {
  const needles = needlesOf(text);
  const memory = await open(`/proc/${pid}/mem`, "r");
  let count = 0;
  try {
    const piece = Buffer.alloc(pieceBytes);
    for (const [from, to] of await writtenRanges(pid))
      for (let at = from; at < to; at += pieceBytes) {
        const length = Math.min(pieceBytes, to - at);
        // A range that is reserved only cannot be read.
        const read = await memory.read(piece, 0, length, at).catch(() => null);
        if (read === null) continue;
        const bytes = piece.subarray(0, read.bytesRead);
        for (const needle of needles) count += countIn(bytes, needle);
      }
  } finally {
    await memory.close();
  }
  return count;
}
