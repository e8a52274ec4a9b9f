// A store in memory. Held to the same promises as the real one by test/electron/store/contract.test.ts.
import type { AppError, Result } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { atOnce, createQueue, madeBy, type LongStore } from "../../../electron/core/base/timing.ts";

export interface FakeStore<T> {
  read(): T;
  write(next: T): Result<null, Extract<AppError, { kind: "storeFailed" }>>;
  /** While set, every write fails and gives this reason. */
  failWith: string | null;
}

export function createFakeStore<T>(initial: T): FakeStore<T> {
  let value = initial;
  const store: FakeStore<T> = {
    failWith: null,
    read: () => value,
    write(next) {
      if (store.failWith !== null) return fail({ kind: "storeFailed", reason: store.failWith });
      value = next;
      return ok(null);
    },
  };
  return store;
}

export type FakeLongStore<T> = FakeStore<T> & LongStore<T>;

export function createFakeLongStore<T>(initial: T): FakeLongStore<T> {
  const inTurn = createQueue();
  const store = createFakeStore(initial);
  return Object.assign(store, {
    change: ((change) =>
      inTurn(async () => {
        const before = store.read();
        const after = atOnce(madeBy(change(before)));
        if (!after.ok) return after;
        const written = store.write(after.value);
        return written.ok ? ok({ before, after: after.value }) : written;
      })) satisfies LongStore<T>["change"],
    settled: () => inTurn(async () => {}),
  });
}
