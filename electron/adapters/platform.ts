// Node's name for the platform, in the contract's words.
import type { AppSnapshot } from "../contract/contract.ts";

export function platformName(platform: NodeJS.Platform): AppSnapshot["app"]["platform"] {
  if (platform === "darwin") return "mac";
  return platform === "win32" ? "windows" : "linux";
}
