// What differs between operating systems: their names in the contract’s words, their error codes, and core dumps.
import { writeFileSync } from "node:fs";
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

/** On Linux, keeps this process’s memory, and that of processes it starts later, out of a core dump. */
export function keepOutOfCoreDumps(platform: NodeJS.Platform): void {
  if (platform !== "linux") return;
  try {
    // A mask of the kinds of memory that the kernel writes: none (core(5)).
    writeFileSync("/proc/self/coredump_filter", "0");
  } catch {
    // A kernel without core dumps has no such file.
  }
}
