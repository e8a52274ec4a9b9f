// The history of copies: records every token that leaves for the clipboard or a terminal, but never the token itself.
import { historyDays } from "../../contract/constants.ts";
import type { Settings } from "../../contract/contract.ts";
import { describeFailure, inOneLine } from "../base/failureWords.ts";
import { redact } from "../base/redact.ts";
import {
  createHistoryCommands,
  type HistoryCommandPorts,
  type HistoryCommands,
} from "./commands.ts";
import { linesOf, type CopiedToken, type RecordCopies } from "./stored.ts";

const dayMs = 24 * 60 * 60 * 1000;

export interface HistoryPorts extends Omit<HistoryCommandPorts, "prune"> {
  readonly settings: () => Pick<Settings, "history">;
  /** The operating system’s name for the operator. */
  readonly operator: () => string;
  readonly notify: (text: string) => void;
}

export interface HistoryOfCopies extends HistoryCommands {
  readonly record: RecordCopies;
  /** Forgets what was copied for an MSP that is removed. If that fails, the entries go with their age. */
  readonly forget: (mspId: string) => void;
}

/** Removes entries that are too old, at most once a day. */
function createPruning({ clock, journal }: HistoryPorts): () => void {
  let prunedDay: number | null = null;
  return () => {
    const day = Math.floor(clock.nowMs() / dayMs);
    if (day === prunedDay) return;
    prunedDay = day;
    journal.prune(clock.nowMs() - historyDays * dayMs);
  };
}

const byMsp = (tokens: readonly CopiedToken[]) => {
  const msps = new Map<string, CopiedToken[]>();
  for (const token of tokens) {
    const own = msps.get(token.mspId);
    if (own === undefined) msps.set(token.mspId, [token]);
    else own.push(token);
  }
  return msps;
};

export function createHistory(ports: HistoryPorts): HistoryOfCopies {
  const { clock, journal, settings, notify } = ports;
  const prune = createPruning(ports);
  let user: string | null = null;
  let isFailureKnown = false;

  function append(mspId: string, lines: readonly string[]): void {
    const written = journal.append(mspId, lines, clock.nowMs());
    if (written.ok || isFailureKnown) return;
    isFailureKnown = true;
    const reason = written.error.kind === "storeFailed" ? `${written.error.reason} ` : "";
    notify(`${reason}Copying still works, but the history lacks what is copied meanwhile.`);
  }

  return {
    ...createHistoryCommands({ ...ports, prune }),
    record({ way, program: named }, tokens) {
      if (tokens.length === 0) return;
      prune();
      if (!settings().history) return;
      const operator = (user ??= ports.operator());
      // A program chooses its own name, which could be anything.
      const by = { way, program: named === null ? null : redact(named) };
      for (const [mspId, own] of byMsp(tokens)) append(mspId, linesOf(by, operator, own));
    },
    forget(mspId) {
      const cleared = journal.clear(mspId);
      if (!cleared.ok) notify(inOneLine(describeFailure(cleared.error)));
    },
  };
}
