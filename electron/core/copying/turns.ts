// The turns of copies, so that a slow one never overwrites a later one.

/** Orders copies across all MSPs, because they share one clipboard. */
export interface CopyTurns {
  readonly ask: () => number;
  /** False if a later copy has already been written. */
  readonly take: (turn: number) => boolean;
}

export function createCopyTurns(): CopyTurns {
  let asked = 0;
  let written = 0;
  return {
    ask: () => (asked += 1),
    take(turn) {
      if (turn < written) return false;
      written = turn;
      return true;
    },
  };
}
