// A store in memory. Held to the same promises as the real one by test/electron/store/contract.test.ts.
import type { AppError, Result } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";

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
