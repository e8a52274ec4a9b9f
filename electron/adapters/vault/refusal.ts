// Errors that are safe to show, for vaults in keytar’s shape, which can only reject.
import type { AppError } from "../../contract/contract.ts";

export type VaultFailure = Extract<AppError, { kind: "vaultUnavailable" | "storeFailed" }>;

const failures = new WeakMap<object, VaultFailure>();

/** An error to reject with. Its message is the failure’s own sentence, never that of the exception behind it. */
export function refusal(failure: VaultFailure): Error {
  const error = new Error(failure.reason);
  failures.set(error, failure);
  return error;
}

export const unavailable = (reason: string): Error => refusal({ kind: "vaultUnavailable", reason });

/** The failure in an error made by `refusal`; any other exception is hidden behind the sentence `fallback`. */
export function failureOf(cause: unknown, fallback: string): VaultFailure {
  const known = typeof cause === "object" && cause !== null ? failures.get(cause) : undefined;
  return known ?? { kind: "vaultUnavailable", reason: fallback };
}

/** Rejects with `reason` after `ms` and aborts the signal, in case `work` can stop. */
export async function withDeadline<T>(
  ms: number,
  reason: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(unavailable(reason));
      late.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(late.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
