// How the history says what was copied, and which way it left.
import type { HistoryEntry } from "../../electron/contract/contract.ts";

const time = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const timeOf = ({ atMs }: HistoryEntry): string => time.format(atMs);

const commandLine = (program: string | null): string =>
  program === null ? "the command line" : `the command line (${program})`;

/** After what was copied. */
const ways: Readonly<Record<HistoryEntry["way"], (program: string | null) => string>> = {
  window: () => "from the window",
  quickPick: () => "from the quick pick",
  tray: () => "from the tray",
  batch: () => "in a copy of several",
  copy: (program) => `copied by ${commandLine(program)}`,
  print: (program) => `printed by ${commandLine(program)}`,
  exec: (program) => `for ${program ?? "a program"}, run by the command line`,
};

/** Such as “curl command from the tray”. */
export const wayOf = ({ format, way, program }: HistoryEntry): string =>
  `${format ?? "Token"} ${ways[way](program)}`;

export const countCopies = (count: number): string => (count === 1 ? "1 copy" : `${count} copies`);
