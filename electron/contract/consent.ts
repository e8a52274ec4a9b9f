// What a window asks when a program wants to read tokens, and how the operator answers. Types only.

/** `print`: the program gets the token as text; `run`: a command runs with the token in its environment. */
export type ConsentPurpose = "print" | "run";

/** A program’s wish to read tokens. */
export interface ConsentRequest {
  /** Tenants’ full names, or the name of an MSP whose own token is wanted. */
  readonly subjects: readonly string[];
  /** How many tokens the program wants. */
  readonly count: number;
  readonly purpose: ConsentPurpose;
  /** The name of the program to run, without its arguments; null for `print`. */
  readonly command: string | null;
  /** What the calling program calls itself, which nothing proves; null if it is unknown. */
  readonly caller: string | null;
}

/** The question that a window shows. */
export interface ConsentView extends ConsentRequest {
  readonly id: string;
  /** When it counts as denied (wall clock, ms). */
  readonly endsAtMs: number;
  /** How many other questions wait behind this one. */
  readonly waiting: number;
}

/** `quarter`: everything that the command line reads within the next 15 minutes; `always`: from now on. */
export type ConsentAnswer = "once" | "quarter" | "always" | "deny";
