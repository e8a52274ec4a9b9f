// A tenant that was found, and which of its characters matched.
import type { Tenant } from "../../electron/contract/contract.ts";

export interface Match {
  readonly tenant: Tenant;
  /** Indexes of the matched characters; empty if the match was elsewhere. */
  readonly inName: readonly number[];
  readonly inAlias: readonly number[];
  /** True if what was typed fits others just as well, and this one is first because its token was copied last. */
  readonly usedLast: boolean;
  /** True for the first matches if nothing but chance says which of them is meant: they fit equally well, or are called the same. */
  readonly isTied: boolean;
  /** The name of the group that begins with it; null for none. */
  readonly heading: string | null;
}

export interface Graded extends Match {
  /** One of `grades`, or lower. */
  readonly grade: number;
}

/** A match without marks. */
export const whole = (tenant: Tenant): Match => ({
  tenant,
  inName: [],
  inAlias: [],
  usedLast: false,
  isTied: false,
  heading: null,
});
