// Many tokens at once: how far a batch has come, and the forms in which several tokens are copied together.

/** The tokens that are being requested together, or were last. */
export interface Batch {
  readonly status: "running" | "done" | "cancelled";
  readonly total: number;
  /** Tenants whose token is ready. */
  readonly done: number;
  readonly failed: number;
  /** An estimate (wall clock, ms); null until there is something to go by. */
  readonly endsAtMs: number | null;
  /** When requests resume, while we wait out the server’s rate limit. */
  readonly waitingUntilMs: number | null;
  /** When the first of these tokens expires; null while there is none. */
  readonly firstExpiresAtMs: number | null;
}

export const batchForms = ["json", "csv", "env", "postman"] as const;
export type BatchForm = (typeof batchForms)[number];

/** What a copy of several tokens put on the clipboard. */
export interface CopiedTokens {
  readonly copied: number;
  /** Tenants without a token, which the copy therefore lacks. */
  readonly failed: number;
  readonly firstExpiresAtMs: number;
}
