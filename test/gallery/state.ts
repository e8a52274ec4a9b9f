// What a state of the gallery is: a window, what main tells it, and what a person then does in it.
import type { Page } from "playwright";
import type { AppSnapshot, Bridge, SnapshotPatch } from "../../electron/contract/contract.ts";

/** Pixels of each window when it opens. The quick pick and the question have one width only. */
export const windows = {
  main: { width: 440, height: 680, resizes: true },
  quickPick: { width: 560, height: 492, resizes: false },
  consent: { width: 440, height: 380, resizes: false },
} as const;

export type WindowName = keyof typeof windows;

export type Act = (page: Page) => Promise<void>;

export interface State {
  /** The main window unless it says otherwise. */
  readonly window?: WindowName;
  readonly snapshot: AppSnapshot;
  /** Replace the fake bridge’s answers. */
  readonly answers?: Partial<Bridge>;
  /** What a person does before the picture is taken. */
  readonly act?: Act;
  /** What main tells the window at the step `hear`. */
  readonly news?: SnapshotPatch;
}

/** The states of one screen, by name. */
export type States = Readonly<Record<string, State>>;

/** One state for each member of a union, so that the compiler asks for a picture of a new one. */
export function forEach<Name extends string, Value>(
  prefix: string,
  values: Readonly<Record<Name, Value>>,
  state: (value: Value, name: string) => State,
): States {
  return Object.fromEntries(
    Object.entries<Value>(values).map(([name, value]) => [`${prefix} ${name}`, state(value, name)]),
  );
}
