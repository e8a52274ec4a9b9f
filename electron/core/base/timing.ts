// Doing things over time: jobs one after the other, long work in pieces and the file that it changes, a step that repeats, a step that follows many calls.
import type { Result } from "../../contract/contract.ts";

/** Long work: at each `yield` it can rest, so that others get their turn. */
export type Work<T> = Generator<undefined, T>;

/** Of a clock; see `ports.ts`. */
interface Sleeping {
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export type Queue = <T>(job: () => Promise<T>) => Promise<T>;

/** Runs jobs one at a time, in order; a job that fails does not hold up the next. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const next = last.then(job, job);
    last = next.catch(() => undefined);
    return next;
  };
}

export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

export interface Changes<T> {
  readonly before: T;
  readonly after: T;
}

/** A file that can be so long that others get their turn while it is changed. */
export interface LongStore<T> {
  read(): T;
  /**
   * Writes what `change` makes of the value, at once or in pieces; one change at a time, each of what the former has left. After an error of the change
   * or `storeFailed`, the old file and the answer of `read` are unchanged.
   */
  change(change: (before: T) => Result<T> | Work<Result<T>>): Promise<Result<Changes<T>>>;
  /** Resolves when no change is running. */
  settled(): Promise<void>;
}

/** What a change makes, whether at once or in pieces. */
export function* madeBy<T>(made: Result<T> | Work<Result<T>>): Work<Result<T>> {
  return "ok" in made ? made : yield* made;
}

/** `turn` resolves when others have had their turn. */
export async function inTurns<T>(work: Work<T>, turn: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await turn();
  }
}

/** So many items take a few milliseconds, whatever is done to each. */
const pieceLength = 500;

/** The items, with a rest after each piece. */
export function* inPieces<T>(items: Iterable<T>, each: (item: T) => void): Work<void> {
  let count = 0;
  for (const item of items) {
    each(item);
    count += 1;
    if (count % pieceLength === 0) yield;
  }
}

export function* mapped<T, U>(items: Iterable<T>, change: (item: T) => U): Work<readonly U[]> {
  const changed: U[] = [];
  yield* inPieces(items, (item) => void changed.push(change(item)));
  return changed;
}

export function* filtered<T>(
  items: Iterable<T>,
  isWanted: (item: T) => boolean,
): Work<readonly T[]> {
  const wanted: T[] = [];
  yield* inPieces(items, (item) => void (isWanted(item) && wanted.push(item)));
  return wanted;
}

/** Merges two sorted lists; of equal items, those on the left come first. */
function* merged<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (one: T, other: T) => number,
): Work<readonly T[]> {
  const [last, first] = [left.at(-1), right[0]];
  if (last === undefined || first === undefined || compare(last, first) <= 0)
    return left.concat(right);
  const all: T[] = [];
  let at = 0;
  yield* inPieces(left, (item) => {
    for (let next = right[at]; next !== undefined && compare(item, next) > 0; next = right[at]) {
      all.push(next);
      at += 1;
    }
    all.push(item);
  });
  return all.concat(right.slice(at));
}

/** Sorts like `toSorted`. */
export function* sorted<T extends {}>(
  items: readonly T[],
  compare: (one: T, other: T) => number,
): Work<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += pieceLength) {
    runs.push(items.slice(at, at + pieceLength).toSorted(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [left = [], right = []] = runs.slice(at, at + 2);
      longer.push(yield* merged(left, right, compare));
      yield;
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

/**
 * Repeats `step`, never two at a time. `step` answers the milliseconds until its next turn, or null to stop. Calling the result
 * starts the next turn now.
 */
export function createLoop(clock: Sleeping, step: () => Promise<number | null>): () => void {
  let isRunning = false;
  let nudge = new AbortController();
  async function run(): Promise<void> {
    isRunning = true;
    try {
      for (;;) {
        nudge = new AbortController();
        const { signal } = nudge;
        const waitMs = await step();
        if (waitMs !== null) await clock.sleep(waitMs, signal);
        else if (!signal.aborted) break;
      }
    } finally {
      // After a step that throws, too: the next nudge tries again.
      isRunning = false;
    }
  }
  return () => {
    nudge.abort();
    if (!isRunning) void run();
  };
}

/** Call the result as often as you like: `run` follows at once, then at most every `ms`, and always after the last call. */
export function createThrottle(clock: Sleeping, ms: number, run: () => void): () => void {
  let isResting = false;
  let isDue = false;
  async function turn(): Promise<void> {
    isResting = true;
    do {
      isDue = false;
      run();
      await clock.sleep(ms, new AbortController().signal);
    } while (isDue);
    isResting = false;
  }
  return () => {
    if (isResting) isDue = true;
    else void turn();
  };
}
