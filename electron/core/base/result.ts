// Expected failures are values: how they are made.
import type { AppError, Result } from "../../contract/contract.ts";

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <E = AppError>(error: E): { readonly ok: false; readonly error: E } => ({
  ok: false,
  error,
});

export const invalidInput = (
  field: Extract<AppError, { kind: "invalidInput" }>["field"],
  problem: string,
): Result<never> => fail({ kind: "invalidInput", field, problem });
