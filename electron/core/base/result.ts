// Expected failures are values: how they are made, and how a switch over them proves that it is complete.
import type { AppError, FieldName, Result } from "../../contract/contract.ts";

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <E = AppError>(error: E): { readonly ok: false; readonly error: E } => ({
  ok: false,
  error,
});

/** Only whether it was done. */
export const done = (result: Result<unknown>): Result<null> => (result.ok ? ok(null) : result);

export const invalidInput = (field: FieldName, problem: string): Result<never> =>
  fail({ kind: "invalidInput", field, problem });

/** Ends an exhaustive switch: the compiler rejects a case that was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}

export const cancelled: Result<never> = fail({ kind: "cancelled" });

/** The promise’s result, or `cancelled` as soon as the signal aborts. What the promise stands for goes on. */
export function orCancelled<T>(
  promise: Promise<Result<T>>,
  signal: AbortSignal,
): Promise<Result<T>> {
  if (signal.aborted) return Promise.resolve(cancelled);
  return new Promise((resolve, reject) => {
    const cancel = () => resolve(cancelled);
    signal.addEventListener("abort", cancel, { once: true });
    promise.finally(() => signal.removeEventListener("abort", cancel)).then(resolve, reject);
  });
}
