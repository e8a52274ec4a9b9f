// An access token in memory: its claims, and the lifetime it has left by two clocks.
import { z } from "zod";
import type { TokenTimes, WorkspaceId } from "../../contract/contract.ts";
import { toWorkspaceId } from "./issuer.ts";
import type { Clock } from "./ports.ts";

/** One moment on both clocks. */
export interface Instant {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

export interface Token {
  readonly value: string;
  readonly workspaceId: WorkspaceId;
  /** The start of its request, so that a slow answer never lengthens its life. */
  readonly issuedAt: Instant;
  readonly lifetimeMs: number;
  /** True if neither the server nor the token named a lifetime. */
  readonly assumed: boolean;
}

export const instantOf = (clock: Clock): Instant => ({
  wallMs: clock.nowMs(),
  monotonicMs: clock.monotonicMs(),
});

/** Milliseconds since then. The clock that advanced further counts, since either may stand still or jump. */
export const elapsedMs = (since: Instant, now: Instant): number =>
  Math.max(now.wallMs - since.wallMs, now.monotonicMs - since.monotonicMs);

/** Milliseconds left, never negative. */
export const remainingMs = (token: Pick<Token, "issuedAt" | "lifetimeMs">, now: Instant): number =>
  Math.max(0, token.lifetimeMs - elapsedMs(token.issuedAt, now));

/** How far the clocks may drift apart before windows get a new expiry time. */
const driftMs = 2_000;

/** The token’s lifetime by the current wall clock; it moves along if that clock was set back. */
export function timesOf(token: Token, now: Instant): TokenTimes {
  const wallElapsedMs = now.wallMs - token.issuedAt.wallMs;
  const monotonicElapsedMs = now.monotonicMs - token.issuedAt.monotonicMs;
  const setBackMs = Math.max(0, monotonicElapsedMs - wallElapsedMs);
  const shiftMs = setBackMs > driftMs ? setBackMs : 0;
  return {
    issuedAtMs: token.issuedAt.wallMs - shiftMs,
    expiresAtMs: token.issuedAt.wallMs - shiftMs + token.lifetimeMs,
    assumed: token.assumed,
  };
}

const claimsSchema = z.record(z.string(), z.unknown());
export type Claims = Readonly<Record<string, unknown>>;

function readPart(part: string | undefined): Claims | null {
  if (part === undefined) return null;
  try {
    const binary = atob(part.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return claimsSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

/** The unverified claims of a JWT (RFC 7519 section 3); null for any other kind of token. */
export function readClaims(token: string): Claims | null {
  const [, payload, signature] = token.split(".");
  return signature === undefined ? null : readPart(payload);
}

/** The JOSE header of a JWT (RFC 7519 section 5); null for any other kind of token. */
export function readHeader(token: string): Claims | null {
  const [header, , signature] = token.split(".");
  return signature === undefined ? null : readPart(header);
}

const workspaceClaims = ["hpe_workspace_id", "platform_customer_id", "hpe_tenant_id"] as const;

interface NamedWorkspace {
  readonly claim: string;
  readonly workspaceId: WorkspaceId;
}

/** Every claim that names a workspace, the most specific first. They may contradict each other. */
export const workspacesNamed = (claims: Claims | null): readonly NamedWorkspace[] =>
  workspaceClaims.flatMap((claim) => {
    const value = claims?.[claim];
    const workspaceId = typeof value === "string" ? toWorkspaceId(value) : null;
    return workspaceId === null ? [] : [{ claim, workspaceId }];
  });

const secondsClaim = z.number().positive().finite();

/** The lifetime that a JWT claims: `exp` minus `iat` or, without `iat`, minus the wall clock; null without `exp`. */
export function claimedLifetimeMs(claims: Claims, nowMs: number): number | null {
  const exp = secondsClaim.safeParse(claims["exp"]);
  if (!exp.success) return null;
  const iat = secondsClaim.safeParse(claims["iat"]);
  return exp.data * 1000 - (iat.success ? iat.data * 1000 : nowMs);
}
