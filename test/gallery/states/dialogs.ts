// What lies over the list: the dialogs about tenants, and what toasts say.
import type { Overlay } from "../../../renderer/workspaces/overlay.ts";
import type { TenantAction } from "../../../renderer/workspaces/rowItems.ts";
import type { Discovery, ListedTenant, TenantLines } from "../../../electron/contract/contract.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { choose, key, press, steps, type } from "../hand.ts";
import { type Act, forEach, type State, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, few, lives, dairy, failureOf, many, tokensFor } = world;

const held = shown(few, { tokens: tokensFor(few, lives.fresh, lives.soon) });
const row = (...entries: readonly string[]): Act =>
  choose("More actions for Alpine Dairy", ...entries);

const listed = (count: number): readonly ListedTenant[] =>
  many(count).map(({ workspaceId, name }, index) => ({
    workspaceId,
    name,
    ownership: index % 3 === 0 ? "msp" : "customer",
    known: index < 3,
  }));

const done = { status: "done", complete: true, total: 40, skipped: 0, failure: null } as const;

const discoveries: Readonly<Record<string, Discovery>> = {
  none: { status: "none" },
  running: { status: "running", found: 120, total: 400 },
  "running without a total": { status: "running", found: 120, total: null },
  "done with 40": { ...done, tenants: listed(40) },
  "done with 5,000": { ...done, total: 5000, tenants: listed(5000) },
  "done without a new one": { ...done, total: 3, tenants: listed(3) },
  "done with none": { ...done, total: 0, tenants: [] },
  incomplete: { ...done, complete: false, tenants: listed(20), skipped: 2 },
  "broken off": {
    ...done,
    complete: false,
    tenants: listed(20),
    failure: failureOf("connectionLost", "the list of tenants"),
  },
} satisfies Readonly<Record<Discovery["status"] extends string ? string : never, Discovery>>;

export const discoveriesByStatus = discoveries;

const lines: TenantLines = { added: 12, merged: 2, problems: [] };
const previews: Readonly<Record<string, TenantLines>> = {
  "that are fine": lines,
  "with problems": {
    ...lines,
    problems: [
      { line: 3, text: "Cedar Hotels", problem: "There is no workspace ID." },
      { line: 9, text: "12345", problem: "This is not a workspace ID." },
    ],
  },
  "of a table": {
    ...lines,
    format: "table",
    understood: "Read: “Customer” as name, “Workspace” as ID.",
  },
};

const overlays: Readonly<Record<NonNullable<Overlay>["kind"], State>> = {
  add: { snapshot: held, act: choose("Menu", "Add tenants") },
  find: { snapshot: held, act: choose("Menu", "Find tenants at GreenLake") },
  shortcuts: { snapshot: held, act: choose("Menu", "Keyboard shortcuts") },
  removeMany: { snapshot: held, act: key("Control+a", "Delete") },
  edit: { snapshot: held, act: row("Edit") },
  inspect: {
    snapshot: held,
    answers: {
      inspectToken: async () =>
        ok({
          header: [
            { name: "alg", value: "RS256" },
            { name: "kid", value: "greenlake-2026" },
          ],
          claims: [
            { name: "iss", value: "https://global.api.greenlake.hpe.com" },
            { name: "sub", value: "engineer@northwind.example" },
            { name: "workspace_id", value: dairy.workspaceId },
            { name: "exp", value: "2026-03-17T09:55:52.000Z (1773741352)" },
          ],
          times: {
            issuedAtMs: Date.now() - 8_000,
            expiresAtMs: Date.now() + 892_000,
            assumed: false,
          },
          warnings: [],
        }),
    },
    act: row("Inspect token"),
  },
  remove: { snapshot: held, act: row("Remove") },
  copyAs: { snapshot: held, act: key("Shift+Enter") },
};

/** What each action of a row says when it is done. */
const actions: Readonly<Record<TenantAction, Act>> = {
  copy: row("Copy token"),
  copyAs: row("Copy as…"),
  edit: steps(row("Edit"), press("Save")),
  pin: row("Pin"),
  hide: row("Hide"),
  inspect: row("Inspect token"),
  remove: steps(row("Remove"), press("Remove")),
  forget: row("Forget token"),
  cancel: row("Cancel"),
};

export const dialogs: States = {
  ...forEach("open:", overlays, (state) => state),
  ...forEach("tenants at GreenLake,", discoveries, (discovery) => ({
    snapshot: { ...held, discovery },
    act: choose("Menu", "Find tenants at GreenLake"),
  })),
  "tenants at GreenLake, some chosen": {
    snapshot: { ...held, discovery: { ...done, tenants: listed(40) } },
    act: steps(choose("Menu", "Find tenants at GreenLake"), (page) =>
      page.getByRole("checkbox").nth(1).check(),
    ),
  },
  "tenants at GreenLake, refused": {
    snapshot: held,
    answers: {
      discoverTenants: async () => ({ ok: false, error: failureOf("forbidden", "the list") }),
    },
    act: choose("Menu", "Find tenants at GreenLake"),
  },
  ...forEach("lines", previews, (preview) => ({
    snapshot: held,
    answers: { previewTenants: async () => ok(preview) },
    act: steps(
      choose("Menu", "Add tenants"),
      type("Workspace IDs", `${dairy.workspaceId},Alpine Dairy\nCedar Hotels`),
    ),
  })),
  "inspected token with a warning": {
    snapshot: held,
    answers: {
      inspectToken: async () =>
        ok({
          header: [],
          claims: [],
          times: { issuedAtMs: Date.now(), expiresAtMs: Date.now() + 900_000, assumed: true },
          warnings: ["The token names another workspace."],
        }),
    },
    act: row("Inspect token"),
  },
  "inspected token is gone": {
    snapshot: held,
    answers: {
      inspectToken: async () => ({ ok: false, error: failureOf("noToken", dairy.name) }),
    },
    act: row("Inspect token"),
  },
  "a listed tenant is removed": {
    snapshot: shown([{ ...dairy, listing: "listed" }]),
    act: row("Remove"),
  },
  "an edit is refused": {
    snapshot: held,
    answers: {
      updateTenant: async () => ({
        ok: false,
        error: {
          ...failureOf("invalidInput"),
          field: "alias",
          title: "Another tenant has this alias.",
        },
      }),
    },
    act: steps(row("Edit"), press("Save")),
  },
  ...forEach("done:", actions, (act, name) => ({
    snapshot:
      name === "cancel"
        ? shown(few, { tokens: tokensFor(few, { ...lives.fresh, exchanging: true }) })
        : held,
    act,
  })),
  "a toast that stays": {
    snapshot: held,
    answers: { updateTenant: async () => ({ ok: false, error: failureOf("storeFailed") }) },
    act: row("Pin"),
  },
};
