// A JSON file that can be so long that writing it at once would hold everything up: it is written in pieces, beside the old one.
import { open } from "node:fs/promises";
import type { Clock } from "../../core/base/ports.ts";
import { ok } from "../../core/base/result.ts";
import { createQueue, inTurns, madeBy, type LongStore } from "../../core/base/timing.ts";
import { type JsonStoreOptions, openJsonFile, type Versioned } from "./jsonStore.ts";

export interface LongStoreOptions<T> extends JsonStoreOptions<T> {
  readonly clock: Pick<Clock, "turn">;
  /** The pieces of JSON that together are the value; null for a value that is short enough to be written at once. */
  readonly inPieces: (value: T) => Iterable<string> | null;
}

/** Characters; a write of so many takes a few milliseconds. */
const longestWrite = 256 * 1024;

/** Every byte is written or this rejects, as with a full disk. */
async function writeAll(
  path: string,
  pieces: Iterable<string>,
  turn: Clock["turn"],
): Promise<void> {
  const file = await open(path, "w", 0o600);
  let size = 0;
  const write = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text);
    await file.writeFile(bytes);
    size += bytes.length;
  };
  try {
    let waiting = "";
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length >= longestWrite) {
        await write(waiting);
        waiting = "";
      }
      await turn();
    }
    await write(waiting);
    await file.sync();
    if ((await file.stat()).size !== size)
      throw Object.assign(new Error(), { code: "short write" });
  } finally {
    await file.close();
  }
}

export function createLongStore<T extends Versioned>(options: LongStoreOptions<T>): LongStore<T> {
  const { clock, inPieces } = options;
  const file = openJsonFile(options);
  const inTurn = createQueue();

  const write = async (next: T) => {
    const pieces = inPieces(next);
    if (pieces === null) return file.write(next);
    return file.writeBy(next, (unsaved) => writeAll(unsaved, pieces, clock.turn));
  };
  return {
    read: () => file.read(),
    settled: () => inTurn(async () => {}),
    change: (change) =>
      inTurn(async () => {
        const before = file.read();
        const after = await inTurns(madeBy(change(before)), clock.turn);
        if (!after.ok) return after;
        const written = await write(after.value);
        return written.ok ? ok({ before, after: after.value }) : written;
      }),
  };
}
