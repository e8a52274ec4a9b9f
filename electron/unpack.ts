// A window’s end of `adapters/window/pack.ts`: puts the lists back into the state, one message after the other.
import type {
  ListChange,
  ListedTenant,
  LongList,
  Packed,
  SnapshotPatch,
  Tenant,
} from "./contract/contract.ts";

export interface UnpackPorts {
  /** The next items of a list; none if main no longer has it. */
  readonly readPage: (id: number, from: number) => Promise<LongList>;
}

type Item = Tenant | ListedTenant;

const isTenant = (item: Item): item is Tenant => "pinned" in item;
const isListed = (item: Item): item is ListedTenant => "known" in item;

function withList<State extends SnapshotPatch>(
  state: State,
  { place }: ListChange,
  list: readonly Item[],
): State {
  if (place.section === "tenants") return { ...state, tenants: list.filter(isTenant) };
  if (place.section === "otherTenants") {
    const others = { ...state.otherTenants, [place.mspId]: list.filter(isTenant) };
    return { ...state, otherTenants: others };
  }
  if (state.discovery?.status !== "done") return state;
  return { ...state, discovery: { ...state.discovery, tenants: list.filter(isListed) } };
}

const keyOf = ({ place }: ListChange): string => JSON.stringify(place);

export function createUnpacker({ readPage }: UnpackPorts) {
  /** The lists in the state, by place. */
  const shown = new Map<string, { readonly id: number; readonly list: readonly Item[] }>();
  const known = (id: number) => [...shown.values()].find((each) => each.id === id)?.list;

  async function wholeList(change: ListChange): Promise<readonly Item[] | null> {
    const { id, length, items } = change;
    const before = known(id);
    if (before !== undefined) return before;
    const base = known(change.base);
    const start = base === undefined ? 0 : change.start;
    const end = base === undefined ? 0 : change.end;
    const list: Item[] = base?.slice(0, start) ?? [];
    if (base !== undefined && items !== null) list.push(...items);
    while (list.length < length - end) {
      const page = await readPage(id, list.length);
      if (page.length === 0) return null;
      list.push(...page.slice(0, length - end - list.length));
    }
    return end === 0 ? list : list.concat(base?.slice(-end) ?? []);
  }

  return async <State extends SnapshotPatch>({ state, lists }: Packed<State>): Promise<State> => {
    let whole = state;
    for (const change of lists) {
      const list = await wholeList(change);
      if (list !== null) shown.set(keyOf(change), { id: change.id, list });
      // Without it, the list stays as it was: main has sent a newer one meanwhile, which comes next.
      whole = withList(whole, change, list ?? shown.get(keyOf(change))?.list ?? []);
    }
    return whole;
  };
}
