// What every parser yields: entries, each a value under a path of names, and the placeholders that are no values.

/** A value under the names that lead to it, such as `services`, `web`, `CLIENT_ID`. An item of a list is named `#1`, `#2`, … */
export interface Entry {
  readonly path: readonly string[];
  readonly value: string;
  /** Counted from 1; null if the format’s parser does not say. */
  readonly line: number | null;
  /** Why the value cannot be used; null if it can. Never quotes the value, which may be a secret. */
  readonly problem: string | null;
  /** True if the value does not follow the format’s own rules, so that another format may fit better. */
  readonly isMisread?: boolean;
  /** Says where the value is, if its path would not. */
  readonly place?: string;
}

export type Emit = (entry: Entry) => void;

/** Why a whole text could not be read, without quoting it. */
export interface Refusal {
  readonly line: number | null;
  readonly problem: string;
}

/** Hands over every entry of a text in this format; null if the text is in another one. Never throws. */
export type Parser = (text: string, emit: Emit) => Refusal | null;

export const tooDeep = "This is nested too deeply.";
