// The quick pick.
import { firstRun } from "../../renderer/fakeBridge.ts";
import { needsSecret } from "../../renderer/snapshots.ts";
import { key, steps, type } from "../hand.ts";
import { forEach, type State, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, several, many, few, lives, tokensFor, failureOf, dairy, tenant } = world;

const marked = [
  tenant(36, "Alpine Dairy", { colour: "red", pinned: true, alias: "ad" }),
  tenant(37, "Baltic Airport", { alias: "bal-air" }),
  tenant(38, ""),
];

const find = (text: string) => type("Copy the token for", text);

const secretMissing = needsSecret({}, "The keyring is locked.");

const states: Readonly<Record<string, State>> = {
  ...forEach("tenants", world.counts, (count) => ({
    snapshot: shown(many(count), { tokens: tokensFor(many(count), lives.fresh, lives.soon) }),
  })),
  ...forEach("names", world.nameKinds, (tenants) => ({
    snapshot: shown(tenants, { tokens: tokensFor(tenants, lives.fresh) }),
  })),
  marks: { snapshot: shown(marked, { tokens: tokensFor(marked, lives.fresh, lives.gone) }) },
  "several MSPs": { snapshot: several(), act: find("a") },
  "MSP token": { snapshot: shown(), act: find("msp token") },
  "second line chosen": { snapshot: shown(), act: key("ArrowDown") },
  "no match": { snapshot: shown(), act: find("zurich") },
  "no match in any MSP": { snapshot: several(), act: find("zurich") },
  formats: { snapshot: shown(), act: key("Shift+Enter") },
  "formats, further down": {
    snapshot: shown(),
    act: steps(key("Shift+Enter"), key(...Array.from({ length: 12 }, () => "ArrowDown"))),
  },
  exchanging: {
    snapshot: shown(few, { tokens: tokensFor(few, { ...world.none, exchanging: true }) }),
    answers: { copyToken: world.never },
    act: (page) => page.getByText("Alpine Dairy").click(),
  },
  failed: {
    snapshot: shown(),
    answers: { copyToken: async () => ({ ok: false, error: failureOf("forbidden", dairy.name) }) },
    act: (page) => page.getByText("Alpine Dairy").click(),
  },
  "format failed": {
    snapshot: shown(),
    answers: {
      copyToken: async () => ({ ok: false, error: failureOf("noCentralUrl", "Baltic Freight") }),
    },
    act: steps(key("Shift+Enter"), (page) => page.getByRole("option").nth(3).click()),
  },
  locked: { snapshot: { ...shown(), locked: true } },
  "locked with a passphrase": {
    snapshot: { ...shown(), locked: true, passphrase: { isSet: true, waitUntilMs: null } },
  },
  "no API client": { snapshot: firstRun },
  "secret missing": { snapshot: shown([], { connection: secretMissing }) },
  "secret missing for one of several MSPs": {
    snapshot: several({ connection: secretMissing, otherTenants: {} }),
  },
  "all tenants are hidden": { snapshot: shown([{ ...dairy, hidden: true }]) },
};

export const quickPick: States = Object.fromEntries(
  Object.entries(states).map(([name, state]) => [name, { ...state, window: "quickPick" as const }]),
);
