// The everyday list: how many tenants, which names, which tokens, and what the footer and the header say.
import type { Tenant, TenantToken } from "../../../electron/contract/contract.ts";
import { colours } from "../../../electron/contract/colours.ts";
import { type Kind, shownWords } from "../../../renderer/order/shown.ts";
import { copyOf } from "../../renderer/fakeBridge.ts";
import { choose, goOffline, holdFile, key, press, search, steps } from "../hand.ts";
import { type Act, forEach, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, several, tenant, tokensFor, lives, dairy, freight, hotels, clinics, few } = world;

const waiting: TenantToken = {
  ...world.none,
  exchanging: true,
  waitingUntilMs: Date.now() + 24_000,
};

const tokens = {
  "of every age": shown(few, { tokens: tokensFor(few, lives.fresh, lives.soon, lives.gone) }),
  exchanged: shown(few, { tokens: tokensFor(few, { ...world.none, exchanging: true }, waiting) }),
  "exchanged again": shown(few, { tokens: tokensFor(few, { ...lives.soon, exchanging: true }) }),
};

const listings: Readonly<Record<NonNullable<Tenant["listing"]>, Tenant>> = {
  new: tenant(31, "Falcon Airport", { listing: "new" }),
  listed: tenant(32, "Granite Retail", { listing: "listed" }),
  vanished: tenant(33, "Harbour Foods", { listing: "vanished" }),
};
const owners: Readonly<Record<NonNullable<Tenant["ownership"]>, Tenant>> = {
  msp: tenant(34, "Cedar Foods", { ownership: "msp" }),
  customer: tenant(35, "Delta Clinics", { ownership: "customer" }),
};
const marked = [
  ...Object.values(listings),
  ...Object.values(owners),
  tenant(36, "", { note: "The name is still to come." }),
  tenant(37, "Baltic Airport", {
    alias: "bal-air",
    pinned: true,
    colour: "purple",
    ownership: "customer",
    listing: "new",
    note: "A long note that says what to know before calling, and who answers at night, at weekends and on holidays.",
  }),
];
const hidden = [
  tenant(38, "Old Mill", { hidden: true }),
  tenant(39, "Former Customer", { hidden: true }),
];
const everyKind = [...few, ...marked, ...hidden];

const filter = (kind: Kind): Act =>
  kind === "hidden"
    ? choose("Menu", "Show hidden tenants (2)")
    : choose("Menu", "Show…", shownWords[kind]);

const tagged = world.many(24).map((each, index) =>
  Object.assign({}, each, {
    tags: [["gold", "EMEA"], ["lab"], ["Silver contract 2027"], []][index % 4] ?? [],
    colour: ([null, "teal", "red", null, "purple"] as const)[index % 5] ?? null,
    pinned: index === 3 || index === 9,
  }),
);

const arranged = {
  "by last use": shown(tagged, {
    settings: { ...shown().settings, listOrder: "used" },
    usage: Object.fromEntries(
      tagged.slice(4, 8).map(({ workspaceId }, index) => [workspaceId, index]),
    ),
  }),
  "expiring first": shown(tagged, {
    settings: { ...shown().settings, listOrder: "expiring" },
    tokens: tokensFor(tagged, lives.fresh, lives.soon, lives.gone),
  }),
  "in groups by tag": shown(tagged, { settings: { ...shown().settings, listGroup: "tag" } }),
  "in groups by colour": shown(tagged, { settings: { ...shown().settings, listGroup: "colour" } }),
};

const dairyCopy = { ...copyOf(dairy, 892), copiedAtMs: Date.now() };
const clears = { clearsAtMs: Date.now() + 48_000 };

const clipboards = {
  "holds a token": shown(few, { lastCopy: dairyCopy, clipboard: clears }),
  "holds a command": shown(few, {
    lastCopy: { ...copyOf(freight, 892), format: "curl command" },
    clipboard: clears,
  }),
  "is never cleared": shown(few, { lastCopy: dairyCopy, clipboard: { clearsAtMs: null } }),
  "holds another MSP’s token": several({
    lastCopy: { ...dairyCopy, mspId: world.south.id },
    clipboard: clears,
  }),
  "holds a secret": shown(few, { clipboard: clears }),
  "was cleared": shown(few, { lastCopy: dairyCopy }),
  "was cleared, and the token is gone": shown(few, { lastCopy: copyOf(dairy, -5) }),
};

const documented = shown([freight, dairy, hotels, clinics, ...world.many(24).slice(12, 18)], {
  tokens: tokensFor([freight, dairy, clinics], lives.fresh, lives.soon, lives.fresh),
  lastCopy: copyOf(freight, 892),
  clipboard: clears,
});

export const list: States = {
  "for the documents": { snapshot: documented },
  ...forEach("tenants", world.counts, (count) => ({
    snapshot: shown(world.many(count), {
      tokens: tokensFor(world.many(count), lives.fresh, lives.soon),
    }),
  })),
  ...forEach("names", world.nameKinds, (tenants) => ({
    snapshot: shown(tenants, { tokens: tokensFor(tenants, lives.fresh, lives.soon) }),
  })),
  ...forEach("tokens", tokens, (snapshot) => ({ snapshot })),
  "every mark": { snapshot: shown(marked) },
  "every colour": {
    snapshot: shown(colours.map((colour, index) => tenant(index, `${colour} label`, { colour }))),
  },
  "every mark and several MSPs": { snapshot: several({ tenants: marked }), act: search("a") },
  ...forEach("filter", shownWords, (_words, kind) => ({
    snapshot: shown(everyKind),
    act: steps(
      ...Object.keys(shownWords)
        .filter((each) => each === kind)
        .map((each) => filterOf(each)),
    ),
  })),
  ...forEach("arranged", arranged, (snapshot) => ({ snapshot })),
  "filter by a tag": { snapshot: shown(tagged), act: choose("Menu", "Show…", "gold") },
  "filter by a colour": { snapshot: shown(tagged), act: choose("Menu", "Show…", "Purple") },
  "found by a tag": { snapshot: shown(tagged), act: search("lab") },
  ...forEach("clipboard", clipboards, (snapshot) => ({ snapshot })),
  "just copied": { snapshot: shown(), act: press("Copy token for Alpine Dairy") },
  "just copied as a command": {
    snapshot: shown(),
    act: steps(
      press("More actions for Baltic Freight"),
      (page) => page.getByRole("menuitem", { name: "Copy as…" }).click(),
      (page) => page.getByRole("menuitem").nth(3).click(),
    ),
  },
  "second row chosen": { snapshot: shown(), act: key("ArrowDown") },
  offline: { snapshot: shown(), act: goOffline },
  demo: { snapshot: shown(few, { app: { ...shown().app, demo: true } }) },
  "file held over the window": { snapshot: shown(), act: holdFile },
};

function filterOf(name: string): Act {
  const kind = Object.keys(shownWords).find((each): each is Kind => each === name);
  if (kind === undefined) throw new Error(`There is no filter ${name}.`);
  return filter(kind);
}
