// The smallest words of the contract. Types only; they import nothing.

/** 32 lower-case hexadecimal digits, checked by `toWorkspaceId`; the brand keeps unchecked text out. */
export type WorkspaceId = string & { readonly __brand: "WorkspaceId" };

/** 0 is the actual size. */
export type ZoomStep = 1 | -1 | 0;

/** A token’s lifetime. The token itself leaves the main process only for the clipboard. */
export interface TokenTimes {
  /** Milliseconds since the epoch by the wall clock. */
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** True if neither the server nor the token named a lifetime, so 15 minutes were assumed. */
  readonly assumed: boolean;
}

/** Versions of what Tenantry runs on. */
export interface Runtime {
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
}

/** What is kept where: a path, or words if it is no file of ours. */
export interface KeptPlace {
  readonly what: string;
  readonly where: string;
}

/** Pages that Tenantry opens in the browser; main knows their addresses. */
export const webPages = ["console", "releases"] as const;
export type WebPage = (typeof webPages)[number];

export interface About {
  readonly runtime: Runtime;
  readonly places: readonly KeptPlace[];
}
