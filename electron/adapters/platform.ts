// What differs between operating systems: their names in the contract’s words, their error codes, and core dumps.
import { writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import type { AppSnapshot } from "../contract/contract.ts";

export function platformName(platform: NodeJS.Platform): AppSnapshot["app"]["platform"] {
  if (platform === "darwin") return "mac";
  return platform === "win32" ? "windows" : "linux";
}

/** The name with which the operator has logged in; empty if the system has none. */
export function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}

/** The operating system’s code of an error, such as `ENOSPC`. */
export const errorCodeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string"
    ? cause.code
    : "no code";

const causes: ReadonlyMap<string, string> = new Map([
  ["ENOSPC", "the disk is full"],
  ["short write", "the disk took only a part of it and is probably full"],
  ["EDQUOT", "your disk quota is used up"],
  ["EROFS", "the folder is read-only"],
  ["EACCES", "you have no permission to write there"],
  ["EPERM", "you have no permission to write there"],
  ["ENOTDIR", "its folder is not a folder"],
  ["EEXIST", "its folder is not a folder"],
]);

/** Why a write failed, for the middle of a sentence. */
export const whyNotWritten = (code: string): string =>
  `${causes.get(code) ?? "the system refused"} (${code})`;

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
