// A journal in memory. Held to the same promises as the real one by test/electron/store/journal.test.ts.
import type { Journal } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";

const dayMs = 24 * 60 * 60 * 1000;

interface Line {
  readonly ownerId: string;
  readonly text: string;
  readonly atMs: number;
}

export interface FakeJournal extends Journal {
  /** Oldest first; a test may tear one. */
  lines: readonly Line[];
  /** How many writes there were. */
  writes: number;
  /** While set, every write fails and gives this reason. */
  failWith: string | null;
}

export function createFakeJournal(): FakeJournal {
  const write = (lines: readonly Line[]) => {
    if (journal.failWith !== null)
      return fail({ kind: "storeFailed", reason: journal.failWith } as const);
    journal.lines = lines;
    journal.writes += 1;
    return ok(null);
  };
  const journal: FakeJournal = {
    lines: [],
    writes: 0,
    failWith: null,
    append: (ownerId, lines, atMs) =>
      write([...journal.lines, ...lines.map((text) => ({ ownerId, text, atMs }))]),
    async *read(ownerId) {
      const own = journal.lines.filter((line) => line.ownerId === ownerId);
      yield own.map(({ text }) => text).toReversed();
    },
    clear: (ownerId) => write(journal.lines.filter((line) => line.ownerId !== ownerId)),
    prune(beforeMs) {
      write(journal.lines.filter(({ atMs }) => (Math.floor(atMs / dayMs) + 1) * dayMs > beforeMs));
    },
  };
  return journal;
}
