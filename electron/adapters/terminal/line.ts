// The socket between terminals and the running application: one JSON object a line.
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Longer than a token with its names, and than the longest request. */
const longestLine = 20_000_000;

/** Calls `received` with each line. A peer that sends an endless one is cut off. */
export function onLines(socket: Socket, received: (line: string) => void): void {
  let rest = "";
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) received(line);
    if (rest.length > longestLine) socket.destroy();
  });
}

export const asLine = (message: object): string => `${JSON.stringify(message)}\n`;

/** A socket in a folder that only this user can open, or a Windows pipe with a name that no one can guess. Throws without a folder. */
export function newAddress(): { readonly address: string; readonly remove: () => void } {
  if (process.platform === "win32")
    return { address: String.raw`\\.\pipe\tenantry-${randomUUID()}`, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "tenantry-"));
  return {
    address: join(folder, "door"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** In the profile, readable by this user only: the address of the socket. */
export const signOf = (profile: string): string => join(profile, "door");

/** Null if no application of this profile has opened its door. A crashed one leaves its address behind. */
export function readAddress(profile: string): string | null {
  try {
    return readFileSync(signOf(profile), "utf8").trim() || null;
  } catch {
    return null;
  }
}
