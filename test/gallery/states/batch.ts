// Several tenants at once: the selection, what can be done with it, and how far the requests are.
import type { Batch } from "../../../electron/contract/contract.ts";
import { choose, key, press, steps } from "../hand.ts";
import { forEach, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, many, few, lives, tokensFor } = world;

const begun: Batch = {
  status: "running",
  total: 40,
  done: 12,
  failed: 0,
  endsAtMs: Date.now() + 21_000,
  waitingUntilMs: null,
  firstExpiresAtMs: Date.now() + 892_000,
};

const over: Readonly<Record<Exclude<Batch["status"], "running">, Batch>> = {
  done: { ...begun, status: "done", done: 40 },
  cancelled: { ...begun, status: "cancelled" },
};

const batches: Readonly<Record<string, Batch>> = {
  ...over,
  running: begun,
  "just begun": { ...begun, done: 0, endsAtMs: null, firstExpiresAtMs: null },
  "running with failures": { ...begun, failed: 3 },
  "waiting for the rate limit": { ...begun, failed: 3, waitingUntilMs: Date.now() + 24_000 },
  "done with failures": { ...begun, status: "done", done: 37, failed: 3 },
  "done without a token": { ...begun, status: "done", done: 0, failed: 40, firstExpiresAtMs: null },
};

const { "0": _, ...counts } = world.counts;
const selectAll = key("Control+a");

export const batch: States = {
  ...forEach("selected,", counts, (count) => ({ snapshot: shown(many(count)), act: selectAll })),
  ...forEach("selected, names", world.nameKinds, (tenants) => ({
    snapshot: shown(tenants, { tokens: tokensFor(tenants, lives.fresh) }),
    act: selectAll,
  })),
  "some selected": {
    snapshot: shown(),
    act: steps(selectAll, (page) => page.getByRole("checkbox").first().uncheck()),
  },
  "copy as": {
    snapshot: shown(),
    act: steps(selectAll, press("Copy as, for the selected tenants")),
  },
  "more actions": {
    snapshot: shown(),
    act: steps(selectAll, press("More actions for the selected tenants")),
  },
  colours: {
    snapshot: shown(),
    act: steps(selectAll, choose("More actions for the selected tenants", "Colour…")),
  },
  copied: {
    snapshot: shown(),
    act: steps(selectAll, choose("Copy as, for the selected tenants", "JSON")),
  },
  "copied in part": {
    snapshot: shown(),
    answers: {
      copyTokens: async () => ({
        ok: true,
        value: { copied: 3, failed: 1, firstExpiresAtMs: Date.now() },
      }),
    },
    act: steps(selectAll, choose("Copy as, for the selected tenants", "CSV")),
  },
  "eight removed": { snapshot: shown(many(8)), act: steps(selectAll, key("Delete")) },
  ...forEach("requests", batches, (each) => ({ snapshot: shown(many(40), { batch: each }) })),
  "requests and a selection": { snapshot: shown(few, { batch: begun }), act: selectAll },
};
