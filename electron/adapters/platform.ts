// The operating system’s name in the contract’s words, its name for the operator, and its error codes.
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
