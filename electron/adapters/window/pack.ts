// Takes long lists out of what a window is told, because a message of all of them would hold up the main process: the window gets
// what changed of a list, and asks for the rest a page at a time.
import type { Handlers } from "../../core/base/handlers.ts";
import { ok } from "../../core/base/result.ts";
import type {
  AppSnapshot,
  ListChange,
  ListPlace,
  LongList,
  Packed,
  PackedSnapshot,
  SnapshotPatch,
} from "../../contract/contract.ts";

/** Items; a shorter list goes with the rest of the state. */
const shortList = 500;
/** Items; a message of so many takes a few milliseconds. */
export const pageLength = 500;
/** Lists that a window may still ask for after newer ones have taken their places. */
const mostFormer = 4;

export interface Packer {
  readonly pack: <State extends SnapshotPatch>(state: State) => Packed<State>;
  /** Items from the position `from` on; none for a list that no window needs any more. */
  readonly page: (id: number, from: number) => LongList;
}

const keyOf = (place: ListPlace): string =>
  place.section === "otherTenants" ? `otherTenants ${place.mspId}` : place.section;

function sameStart(one: LongList, other: LongList): number {
  const differs = one.findIndex((item, at) => item !== other[at]);
  return differs === -1 ? one.length : differs;
}

function sameEnd(one: LongList, other: LongList, most: number): number {
  let count = 0;
  while (count < most && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}

/** The same state without its long lists, each of which goes through `take`. */
function withoutLists<State extends SnapshotPatch>(
  state: State,
  take: (place: ListPlace, list: LongList) => void,
): State {
  const left: { -readonly [Name in "tenants" | "otherTenants" | "discovery"]?: AppSnapshot[Name] } =
    {};
  const { tenants = [], otherTenants = {}, discovery } = state;
  if (tenants.length > shortList) {
    take({ section: "tenants" }, tenants);
    left.tenants = [];
  }
  if (discovery?.status === "done" && discovery.tenants.length > shortList) {
    take({ section: "discovery" }, discovery.tenants);
    left.discovery = { ...discovery, tenants: [] };
  }
  for (const [mspId, list] of Object.entries(otherTenants)) {
    if (list.length <= shortList) continue;
    take({ section: "otherTenants", mspId }, list);
    left.otherTenants = { ...(left.otherTenants ?? otherTenants), [mspId]: [] };
  }
  return { ...state, ...left };
}

export function createPacker(): Packer {
  const ids = new WeakMap<LongList, number>();
  const held = new Map<number, LongList>();
  const latest = new Map<string, ListChange>();
  const former: number[] = [];
  let lastId = 0;

  const idOf = (list: LongList): number => {
    const id = ids.get(list) ?? (lastId += 1);
    ids.set(list, id);
    held.set(id, list);
    return id;
  };

  const retire = (id: number): void => {
    former.push(id);
    while (former.length > mostFormer) {
      const gone = former.shift();
      const isShown = [...latest.values()].some((change) => change.id === gone);
      if (gone !== undefined && !isShown && !former.includes(gone)) held.delete(gone);
    }
  };

  const changeOf = (place: ListPlace, list: LongList): ListChange => {
    const key = keyOf(place);
    const before = latest.get(key);
    const id = idOf(list);
    if (before?.id === id) return before;
    const base = held.get(before?.id ?? 0) ?? [];
    const start = sameStart(list, base);
    const end = sameEnd(list, base, Math.min(list.length, base.length) - start);
    const between = list.length - start - end;
    const items = between <= pageLength ? list.slice(start, list.length - end) : null;
    const change = { place, id, length: list.length, base: before?.id ?? 0, start, end, items };
    latest.set(key, change);
    if (before !== undefined) retire(before.id);
    return change;
  };

  return {
    pack(state) {
      const lists: ListChange[] = [];
      const rest = withoutLists(state, (place, list) => void lists.push(changeOf(place, list)));
      return { state: rest, lists };
    },
    page: (id, from) => held.get(id)?.slice(from, from + pageLength) ?? [],
  };
}

/** How a window reads the state. */
export const readingCommands = (
  { pack, page }: Packer,
  read: Handlers<"readState">["readState"],
): Handlers<"readState" | "readPage"> => ({
  async readState() {
    const whole = await read(null);
    if (!whole.ok) return whole;
    const { state, lists } = pack(whole.value);
    const packed: PackedSnapshot = lists.length === 0 ? state : { ...state, lists };
    return ok(packed);
  },
  readPage: async ({ list, from }) => ok(page(list, from)),
});
