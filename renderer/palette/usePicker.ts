// The state of the quick pick: the search, the selection and the copy.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { AppSnapshot, Failure, Tenant } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { matching, type Match, usedFirst } from "../search/search.ts";
import { prepareSearch } from "../search/searchIndex.ts";

const mostMatches = 10;

const find = ({ tenants, usage }: AppSnapshot, query: string): readonly Match[] =>
  query.trim() === ""
    ? usedFirst(tenants, usage).slice(0, mostMatches)
    : matching(tenants, query, usage, mostMatches);

const idOf = ({ workspaceId }: Tenant): string => workspaceId;

/** Replaces each match’s tenant by its current state, and drops tenants that are gone. */
function asTheyAre(matches: readonly Match[], tenants: readonly Tenant[]): readonly Match[] {
  const wanted = new Set(matches.map(({ tenant }) => tenant.workspaceId));
  const now = new Map(
    tenants.flatMap((tenant) =>
      wanted.has(tenant.workspaceId) ? [[tenant.workspaceId, tenant] as const] : [],
    ),
  );
  return matches.flatMap((match) => {
    const tenant = now.get(match.tenant.workspaceId);
    return tenant === undefined ? [] : [{ ...match, tenant }];
  });
}

interface Search {
  readonly query: string;
  /** In the order in which they were found, including tenants that have gone since. */
  readonly found: readonly Match[];
  readonly among: readonly Tenant[];
}

/** Tenants added since the search that match it. */
function newlyFound({ query, found, among }: Search, { tenants, usage }: AppSnapshot) {
  if (query.trim() === "") return [];
  const known = new Set([...among, ...found.map(({ tenant }) => tenant)].map(idOf));
  const added = tenants.filter((tenant) => !known.has(tenant.workspaceId));
  return matching(added, query, usage, mostMatches);
}

/**
 * Searches only when something is typed. Copies and changes in the meantime move no row, so Enter never hits another one, and
 * added tenants appear at the end.
 */
function useFinding(snapshot: AppSnapshot) {
  const { tenants } = snapshot;
  const [search, setSearch] = useState<Search>(() => ({
    query: "",
    found: find(snapshot, ""),
    among: tenants,
  }));
  if (search.among !== tenants) {
    const found = [...search.found, ...newlyFound(search, snapshot)];
    setSearch({ ...search, found, among: tenants });
  }
  const matches = useMemo(() => asTheyAre(search.found, tenants), [search, tenants]);
  useEffect(() => prepareSearch(tenants), [tenants]);
  const look = (query: string) => {
    const found = find(snapshot, query);
    setSearch({ query, found, among: tenants });
    return found;
  };
  return { query: search.query, matches, look };
}

/** Copies and closes. A failure keeps the quick pick open and is shown; once it is closed, main reports the outcome. */
function useCopy() {
  const bridge = useBridge();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const [copying, setCopying] = useState<Tenant | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const copy = async (tenant: Tenant, format?: string) => {
    if (copying !== null) return;
    setCopying(tenant);
    setFailure(null);
    const { workspaceId } = tenant;
    const wanted = format === undefined ? { workspaceId } : { workspaceId, format };
    const result = await bridge.copyToken(wanted);
    if (!isOpen.current) return;
    setCopying(null);
    if (result.ok) await bridge.closeQuickPick(null);
    else setFailure(result.error);
  };
  return { copying, failure, copy, forgive: () => setFailure(null) };
}

const firstOf = (matches: readonly Match[]): string | undefined => matches[0]?.tenant.workspaceId;

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function usePicker(snapshot: AppSnapshot) {
  const { copyFormats } = snapshot;
  const { query, matches, look } = useFinding(snapshot);
  /** The ID of a workspace or a format. If it is gone, nothing is selected: Enter must not act on whatever took its place. */
  const [chosenId, setChosenId] = useState(() => firstOf(matches));
  /** The tenant whose format is being picked. */
  const [picking, setPicking] = useState<Tenant | null>(null);
  const { copying, failure, copy, forgive } = useCopy();
  const ids =
    picking === null
      ? matches.map(({ tenant }) => tenant.workspaceId)
      : copyFormats.map(({ id }) => id);
  const count = ids.length;
  const chosen = ids.findIndex((id) => id === chosenId);

  const pickFormat = (tenant: Tenant) => {
    setPicking(tenant);
    setChosenId(copyFormats[0]?.id);
  };
  const leaveFormats = (tenant: Tenant) => {
    setPicking(null);
    setChosenId(tenant.workspaceId);
  };
  const move = (step: number) => {
    const from = chosen === -1 && step < 0 ? 0 : chosen;
    setChosenId(ids[(from + step + count) % Math.max(1, count)]);
  };
  /** With `asks`, shows the formats first. */
  const act = (at: number, asks: boolean) => {
    const tenant = picking ?? matches[at]?.tenant;
    if (tenant === undefined || ids[at] === undefined) return;
    if (picking !== null) void copy(tenant, ids[at]);
    else if (asks) pickFormat(tenant);
    else void copy(tenant);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step !== undefined) move(step);
    else if (event.key === "Enter") act(chosen, event.shiftKey);
    else if (event.key === "Escape" && picking !== null) leaveFormats(picking);
    else return;
    event.preventDefault();
  };
  const type = (text: string) => {
    setChosenId(firstOf(look(text)));
    forgive();
  };
  return { query, type, matches, count, chosen, picking, copying, failure, act, onKeyDown };
}
