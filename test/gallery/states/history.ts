// The history of copies.
import type { CopyWay, HistoryEntry } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { choose, press, steps, type } from "../hand.ts";
import { type State, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, several, failureOf, never, few } = world;

const minuteMs = 60_000;

const programs: Readonly<Record<CopyWay, string | null>> = {
  window: null,
  quickPick: null,
  tray: null,
  batch: null,
  copy: null,
  print: "terraform",
  exec: "ansible-playbook",
};

const tenants = [...few, ...world.nameKinds.Japanese, ...world.nameKinds.long];

const isWay = (name: string): name is CopyWay => Object.hasOwn(programs, name);

const entries: readonly HistoryEntry[] = Object.keys(programs)
  .filter(isWay)
  .map((way, index) => ({
    atMs: Date.now() - (index + 1) * 47 * minuteMs,
    user: "maria",
    msp: world.north.name,
    workspaceId: tenants[index]?.workspaceId ?? world.dairyId,
    tenant: tenants[index]?.name ?? "",
    format: index % 2 === 0 ? null : "curl command",
    way,
    program: programs[way],
  }));

const open = choose("Menu", "History");
const withEntries: State = {
  snapshot: shown(),
  answers: { readHistory: async () => ok({ entries, hasMore: false }) },
  act: open,
};

export const history: States = {
  "every way": withEntries,
  "of one of several MSPs": { ...withEntries, snapshot: several() },
  "with older entries": {
    ...withEntries,
    answers: {
      readHistory: async () =>
        ok({ entries: Array.from({ length: 12 }, () => entries).flat(), hasMore: true }),
    },
  },
  empty: { snapshot: shown(), act: open },
  "turned off": {
    snapshot: shown(few, { settings: { ...shown().settings, history: false } }),
    act: open,
  },
  "without a match": {
    snapshot: shown(),
    act: steps(open, type("Search the history", "zurich")),
  },
  "not yet read": { ...withEntries, answers: { readHistory: never } },
  "cannot be read": {
    ...withEntries,
    answers: { readHistory: async () => fail(failureOf("storeFailed")) },
  },
  "is cleared": { ...withEntries, act: steps(open, press("Clear history")) },
  "was exported": {
    ...withEntries,
    answers: {
      ...withEntries.answers,
      exportHistory: async () => ok({ path: "/Users/maria/Documents/Northwind MSP history.csv" }),
    },
    act: steps(open, press("Export as CSV")),
  },
};
