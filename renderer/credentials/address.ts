// Tells which server the client secret will go to, judging by the typed text; main validates the address itself.
import { publicBaseUrl } from "../../electron/contract/constants.ts";
import type { ConnectInput } from "../../electron/contract/contract.ts";

/** Null for the public address, and for text that names no server yet. */
export function otherAddress(text: string): string | null {
  const trimmed = text.trim();
  const url = trimmed.includes("://") ? trimmed : `https://${trimmed}`;
  const origin = URL.canParse(url) ? new URL(url).origin : publicBaseUrl;
  return origin === publicBaseUrl ? null : origin;
}

/** An issuer URL brings its own address. */
export const secretGoesTo = ({ workspace, baseUrl }: ConnectInput): string | null =>
  otherAddress(baseUrl) ?? (workspace.includes("://") ? otherAddress(workspace) : null);
