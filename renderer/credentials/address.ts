// Tells which server the client secret will go to, judging by the typed text; main validates the address itself.
import type { ConnectInput } from "../../electron/contract/contract.ts";

export const publicAddress = "https://global.api.greenlake.hpe.com";

/** Null for the public address, and for text that names no server yet. */
export function otherAddress(text: string): string | null {
  const trimmed = text.trim();
  const url = trimmed.includes("://") ? trimmed : `https://${trimmed}`;
  const origin = URL.canParse(url) ? new URL(url).origin : publicAddress;
  return origin === publicAddress ? null : origin;
}

/** An issuer URL brings its own address. */
export const secretGoesTo = ({ workspace, baseUrl }: ConnectInput): string | null =>
  otherAddress(baseUrl) ?? (workspace.includes("://") ? otherAddress(workspace) : null);
