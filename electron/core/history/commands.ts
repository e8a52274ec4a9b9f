// The commands about an MSP’s history: find entries, export them, clear them.
import { historyDays } from "../../contract/constants.ts";
import type { ExportedHistory, History, HistoryEntry, Result } from "../../contract/contract.ts";
import type { Handlers, MspHandlers } from "../base/handlers.ts";
import type { Clock, Journal, TeamFiles } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { csvHead, csvLine } from "./csv.ts";
import { readEntry } from "./stored.ts";

/** A window shows no more entries at a time. */
const mostShown = 2_000;
const dayMs = 24 * 60 * 60 * 1000;

interface Owner {
  readonly id: string;
}

export interface HistoryCommandPorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly isLocked: () => boolean;
  readonly teamFiles: Pick<TeamFiles, "chooseTarget" | "write" | "show">;
  /** Removes what is too old. */
  readonly prune: () => void;
}

export interface HistoryCommands {
  readonly commands: Handlers<"showHistory">;
  readonly mspCommands: MspHandlers<Owner, "readHistory" | "exportHistory" | "clearHistory">;
}

/** Without accents and case. */
const folded = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

function matching(query: string): (entry: HistoryEntry) => boolean {
  const wanted = folded(query.trim());
  const id = wanted.replaceAll("-", "");
  return ({ tenant, workspaceId }) =>
    folded(tenant).includes(wanted) || (id !== "" && workspaceId.includes(id));
}

/** Entries that are not too old, the newest first, in pieces. */
async function* entriesOf({ journal, clock }: HistoryCommandPorts, { id }: Owner) {
  const oldestMs = clock.nowMs() - historyDays * dayMs;
  for await (const lines of journal.read(id))
    yield lines.flatMap((line) => {
      const entry = readEntry(line);
      return entry === null || entry.atMs < oldestMs ? [] : [entry];
    });
}

async function find(
  ports: HistoryCommandPorts,
  msp: Owner,
  query: string,
  isStale: () => boolean,
): Promise<Result<History>> {
  const found: HistoryEntry[] = [];
  const isWanted = matching(query);
  for await (const entries of entriesOf(ports, msp)) {
    if (isStale()) return fail({ kind: "superseded" });
    found.push(...entries.filter(isWanted));
    if (found.length > mostShown) break;
  }
  return ok({ entries: found.slice(0, mostShown), hasMore: found.length > mostShown });
}

export function createHistoryCommands(ports: HistoryCommandPorts): HistoryCommands {
  const { clock, journal, isLocked, teamFiles, prune } = ports;
  let searches = 0;
  let exportedPath: string | null = null;
  const unlessLocked = async <T>(run: () => Promise<Result<T>>): Promise<Result<T>> =>
    isLocked() ? fail({ kind: "locked" }) : run();

  async function exportTo(path: string, msp: Owner): Promise<Result<ExportedHistory>> {
    let text = csvHead;
    for await (const entries of entriesOf(ports, msp)) text += entries.map(csvLine).join("");
    const written = await teamFiles.write(path, text);
    if (!written.ok) return written;
    exportedPath = path;
    return ok({ path });
  }

  return {
    mspCommands: {
      readHistory: ({ query }, msp) =>
        unlessLocked(async () => {
          prune();
          const search = (searches += 1);
          return find(ports, msp, query, () => search !== searches);
        }),
      exportHistory: (_input, msp) =>
        unlessLocked(async (): Promise<Result<ExportedHistory | null>> => {
          const today = new Date(clock.nowMs()).toISOString().slice(0, 10);
          const path = await teamFiles.chooseTarget(`tenantry-history-${today}.csv`, "history");
          return path === null ? ok(null) : exportTo(path, msp);
        }),
      clearHistory: (_input, { id }) => unlessLocked(async () => journal.clear(id)),
    },
    commands: {
      // No window names the path: it could name any file.
      async showHistory() {
        if (exportedPath !== null) teamFiles.show(exportedPath);
        return ok(null);
      },
    },
  };
}
