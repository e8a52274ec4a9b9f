// A client secret that has just been rotated and may still be lost. Types only.
import type { Failure } from "./failures.ts";

/** `unsure`: the new secret exists but could not be stored or checked; main holds it as `AppSnapshot.newSecret`. */
export type Rotated = "inForce" | "unsure";

/** Describes a new secret that main holds until the operator dismisses it; never contains the secret. */
export interface NewSecret {
  readonly mspName: string;
  readonly clientId: string;
  /** True if it is sealed beyond this run, so that only its check failed. It can then be neither shown nor copied. */
  readonly isKept: boolean;
  readonly failure: Failure;
}
