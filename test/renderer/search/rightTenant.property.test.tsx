// For any names, keys and changes, the copied token is that of the tenant that was drawn as chosen when the key was pressed.
import { act, cleanup, renderHook } from "@testing-library/react";
import * as fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import type { AppSnapshot, Tenant } from "../../../electron/contract/contract.ts";
import { finder as quickPick } from "../../../renderer/palette/usePicker.ts";
import { keyOf, useSearched } from "../../../renderer/search/allMsps.ts";
import { chosenHit } from "../../../renderer/search/choice.ts";
import { exactGrade } from "../../../renderer/search/grades.ts";
import { fold } from "../../../renderer/search/searchIndex.ts";
import { useChoice } from "../../../renderer/search/useChoice.ts";
import { settlingMs } from "../../../renderer/focus/behind.ts";
import { finderOf } from "../../../renderer/workspaces/useSearch.ts";
import { tenant } from "../fakeBridge.ts";
import { twoMsps } from "../snapshots.ts";

const names = ["Contoso", "contoso", "Contoso UK", "North", "Northwind", "Nörth", "Zurich", ""];
const queries = ["c", "Contoso", "contoso uk", "north", "Nor", "n w", "zur", "0001", "", "zzz"];

/** Few IDs, so that the same tenants come, go and change, and stand in both MSPs. */
const anyTenant = fc
  .record({
    digit: fc.integer({ min: 1, max: 9 }),
    name: fc.constantFrom(...names),
    alias: fc.constantFrom("", "", "Contoso", "north"),
    pinned: fc.boolean(),
    hidden: fc.boolean(),
  })
  .map(({ digit, name, ...rest }) => tenant(String(digit).padStart(4, "0"), name, rest));
const anyTenants = fc.uniqueArray(anyTenant, {
  maxLength: 6,
  selector: ({ workspaceId }) => workspaceId,
});

type Change = (before: AppSnapshot) => Partial<AppSnapshot>;

const inOrder = (tenants: readonly Tenant[]) =>
  tenants.toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** A list reading, a rename, a pin, an import: all that a list can become. In the other MSP, which may also come and go, too. */
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  anyTenants.map((tenants) => () => ({ tenants: inOrder(tenants) })),
  anyTenant.map((added) => ({ tenants }: AppSnapshot) => ({
    tenants: inOrder([
      ...tenants.filter(({ workspaceId }) => workspaceId !== added.workspaceId),
      added,
    ]),
  })),
  fc.nat(5).map((at) => ({ tenants }: AppSnapshot) => ({ tenants: tenants.toSpliced(at, 1) })),
  fc.nat(5).map((at) => ({ tenants }: AppSnapshot) => ({
    tenants: tenants.map((each, index) =>
      index === at ? Object.assign({}, each, { hidden: !each.hidden }) : each,
    ),
  })),
  fc
    .option(anyTenants)
    .map((tenants) => () => ({ otherTenants: tenants === null ? {} : { "msp-2": tenants } })),
  anyTenant.map(({ workspaceId }) => ({ usage }: AppSnapshot) => ({
    usage: { [workspaceId]: 9_000, ...usage },
  })),
);

const anyEvent = fc.oneof(
  fc.constantFrom(...queries).map((query) => ({ kind: "type", query }) as const),
  fc.record({
    kind: fc.constant("move" as const),
    by: fc.constantFrom(1, -1, 8, -8),
    end: fc.constantFrom("stops" as const, "goesOn" as const),
  }),
  fc.nat(5).map((row) => ({ kind: "focus", row }) as const),
  fc.constant({ kind: "press" } as const),
  fc.constant({ kind: "press" } as const),
  anyChange.map((change) => ({ kind: "change", change }) as const),
  fc.nat(5).map((row) => ({ kind: "lead", row }) as const),
);
const anyStep = fc.record({ event: anyEvent, afterMs: fc.constantFrom(1, 20, 149, 150, 400) });

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A window on a clock of its own, and what it has drawn. */
function openWindow(finder: typeof quickPick, first: AppSnapshot) {
  let nowMs = 1_000;
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
  let snapshot = first;
  const { result, rerender, unmount } = renderHook(() => useChoice(finder, useSearched(snapshot)));
  const drawn = () => {
    const hit = chosenHit(result.current.choice);
    return hit === null ? null : keyOf(hit);
  };
  return {
    drawn,
    /**
     * The first row is first by chance only: another one has its name or fits the query just as exactly. Among equals the shown
     * MSP goes before others.
     */
    isTied() {
      const [top, ...others] = result.current.choice.hits;
      const query = result.current.choice.query.trim();
      if (top === undefined || query === "" || top.usedLast) return false;
      const exact = ({ name, alias }: Tenant) =>
        [name, alias].some((text) => fold(text) === fold(query));
      return others.some(
        ({ tenant: other, msp }) =>
          (msp === top.msp || top.msp !== null) &&
          (other.name === top.tenant.name ||
            (exact(other) && exactGrade(other, query) === exactGrade(top.tenant, query))),
      );
    },
    rows: () => result.current.choice.hits.map(keyOf),
    hidden: () => result.current.choice.hits.filter(({ tenant: { hidden } }) => hidden).length,
    chooser: () => result.current,
    wait: (ms: number) => (nowMs += ms),
    now: () => nowMs,
    change(change: Change) {
      snapshot = { ...snapshot, ...change(snapshot) };
      act(() => rerender());
    },
    unmount,
  };
}

type Open = ReturnType<typeof openWindow>;
type Event = Parameters<Parameters<typeof anyEvent.map>[0]>[0];

/** Does it, and answers what is copied. */
function happen(open: Open, event: Event): string | null {
  if (event.kind === "type") act(() => open.chooser().type(event.query));
  if (event.kind === "move")
    act(() => void open.chooser().step({ kind: "move", by: event.by, end: event.end }));
  if (event.kind === "change") open.change(event.change);
  if (event.kind === "focus" || event.kind === "lead") {
    const key = open.rows()[event.row];
    const kind = event.kind === "focus" ? "choose" : "lead";
    if (key !== undefined) act(() => void open.chooser().step({ kind, key }));
  }
  if (event.kind !== "press") return null;
  const copied: string[] = [];
  act(() => {
    const { hit } = open.chooser().press(open.now());
    if (hit !== null) copied.push(keyOf(hit));
  });
  return copied[0] ?? null;
}

it.each([
  ["main window", finderOf("all"), 0],
  ["main window’s list of hidden tenants", finderOf("hidden"), Infinity],
  ["quick pick", quickPick, 0],
])("the %s copies the tenant that it shows as chosen", (_window, finder, mostHidden) => {
  const property = fc.property(
    anyTenants,
    fc.array(anyStep, { minLength: 5, maxLength: 30 }),
    (tenants, steps) => {
      const open = openWindow(finder, twoMsps({ tenants: inOrder(tenants) }));
      let surprisedAtMs = -Infinity;
      for (const { event, afterMs } of steps) {
        open.wait(afterMs);
        const before = open.drawn();
        const rowsBefore = open.rows();
        const copied = happen(open, event);
        const after = open.drawn();
        expect(open.hidden()).toBe(Math.min(mostHidden, open.rows().length));
        if (copied !== null) {
          expect(copied).toBe(before);
          expect(open.now() - surprisedAtMs).toBeGreaterThanOrEqual(settlingMs);
        }
        if (event.kind === "type" && !open.isTied()) expect(after).toBe(open.rows()[0] ?? null);
        // Between tenants that nothing tells apart, only the operator chooses.
        if (event.kind === "type" && open.isTied()) expect(after).toBeNull();
        // A change keeps the chosen tenant or leaves none, unless there was no row to choose.
        if (event.kind === "change" && rowsBefore.length > 0 && after !== null && before !== null)
          expect(after).toBe(before);
        const isOwn = event.kind === "type" || event.kind === "move" || event.kind === "focus";
        const isLed = event.kind === "lead" && rowsBefore[event.row] !== undefined;
        if (isOwn && after !== null) surprisedAtMs = -Infinity;
        else if (after !== null && (after !== before || isLed)) surprisedAtMs = open.now();
      }
      open.unmount();
      vi.restoreAllMocks();
    },
  );
  fc.assert(property, { numRuns: 400 });
});
