// The contract's part about a client secret that has just been rotated. Types only.
import type { Failure } from "./failures.ts";

/** `unsure`: the new secret exists, but could not be kept or checked; main holds it as `AppSnapshot.newSecret`. */
export type Rotated = "inForce" | "unsure";

/** A new secret that may be lost: held by main, without itself in here, until the operator lets it go. */
export interface NewSecret {
  readonly mspName: string;
  readonly clientId: string;
  /** Sealed in the old one's place, and not for this run only; then its check is what failed. */
  readonly isKept: boolean;
  /** It is shown once only. */
  readonly wasShown: boolean;
  readonly failure: Failure;
}
