// Describes a held token for a person to read; never shows the token or its signature.
import type { Profile, TokenInspection, TokenMember } from "../../contract/contract.ts";
import { isTooDeep } from "../base/nesting.ts";
import { clip, redact } from "../base/redact.ts";
import {
  type Claims,
  type Instant,
  readClaims,
  readHeader,
  timesOf,
  type Token,
} from "../base/token.ts";

const longestValue = 500;
/** Claims that are seconds since the epoch (RFC 7519 section 4.1, OpenID Connect Core section 2). */
const dates = new Set(["exp", "iat", "nbf", "auth_time"]);
/** How far `exp` may differ from the answer’s `expires_in`, ms. */
const toleranceMs = 60_000;

function inWords(name: string, value: unknown): string {
  if (dates.has(name) && typeof value === "number" && Math.abs(value) < 8.64e12)
    return `${new Date(value * 1000).toISOString()} (${value})`;
  // `JSON.stringify` calls itself for each level.
  if (isTooDeep(value)) return "nested too deeply to show";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  // A token inside a claim must not reach a window either.
  return clip(redact(text), longestValue);
}

const members = (part: Claims | null): readonly TokenMember[] =>
  Object.entries(part ?? {}).map(([name, value]) => ({
    name: clip(name, 100),
    value: inWords(name, value),
  }));

function warningsOf(token: Token, claims: Claims, profile: Profile, now: Instant) {
  const { expiresAtMs } = timesOf(token, now);
  const { exp, client_id: clientId } = claims;
  return [
    ...(typeof exp === "number" && Math.abs(exp * 1000 - expiresAtMs) > toleranceMs
      ? ["The claim exp names a different expiry time than GreenLake’s answer."]
      : []),
    ...(typeof clientId === "string" && clientId !== profile.clientId
      ? ["The claim client_id names an API client other than yours."]
      : []),
  ];
}

export function inspectToken(token: Token, profile: Profile, now: Instant): TokenInspection {
  const claims = readClaims(token.value);
  return {
    header: members(readHeader(token.value)),
    claims: members(claims),
    times: timesOf(token, now),
    warnings: claims === null ? [] : warningsOf(token, claims, profile, now),
  };
}
