// The operating system’s name in the contract’s words, and its error codes.
import type { AppSnapshot } from "../contract/contract.ts";

export function platformName(platform: NodeJS.Platform): AppSnapshot["app"]["platform"] {
  if (platform === "darwin") return "mac";
  return platform === "win32" ? "windows" : "linux";
}

/** The operating system’s code of an error, such as `ENOSPC`. */
export const errorCodeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string"
    ? cause.code
    : "no code";
