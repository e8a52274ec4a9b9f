// The contract's part about what single commands take and answer. Types only.
import type { TokenTimes } from "./contract.ts";

export interface ConnectInput {
  /** Workspace ID or whole issuer URL. */
  readonly workspace: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Empty means the public GreenLake address. */
  readonly baseUrl: string;
  readonly scope: string;
  readonly contact: string;
  /** For an empty `clientSecret`: the one that the environment holds, which main alone has seen. */
  readonly secretFrom?: "environment";
}

export type WizardStep = "start" | "client" | "check" | "tenants";

/** How far the first run has come: all that was entered but the secret. */
export interface Draft extends Omit<ConnectInput, "clientSecret" | "secretFrom"> {
  readonly step: WizardStep;
  /** Lines of workspace IDs that came with what was pasted or dropped. */
  readonly tenants: string;
}

export interface LineProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly problem: string;
}

export interface TenantLines {
  /** Tenants that would be, or were, newly added. */
  readonly added: number;
  /** Tenants that were in the list already, or named twice in the text. */
  readonly merged: number;
  readonly problems: readonly LineProblem[];
}

/** One member of a JWT's header or payload, as text; dates are told as dates. */
export interface TokenMember {
  readonly name: string;
  readonly value: string;
}

/** A held token, without itself and without its signature. */
export interface TokenInspection {
  /** Empty, like `claims`, for a token that is no JWT. */
  readonly header: readonly TokenMember[];
  readonly claims: readonly TokenMember[];
  readonly times: TokenTimes;
  /** Where the token says something else than what it is held for. */
  readonly warnings: readonly string[];
}

/** What the variables of Tenantry's own environment hold. */
export interface EnvironmentFinding extends Recognition {
  /** It is not among the values: it stays in main. */
  readonly hasSecret: boolean;
}

/** What was found of the first-run form in a text that was pasted or dropped. */
export interface Recognition {
  /** By the form's fields; the secret is one that this same window has just sent. */
  readonly values: Partial<Omit<ConnectInput, "contact">>;
  /** Lines of workspace IDs; empty where none were found. */
  readonly tenants: string;
  /** Such as «Client ID from MSP_CLIENT_ID». */
  readonly recognised: readonly string[];
  /** What was there and could not be taken, without the values. */
  readonly problems: readonly string[];
}
