// All MSPs of the operator, and which of them the windows show.
import type { MspChange, Result } from "../../contract/contract.ts";
import type { Msp } from "./msp.ts";
import type { Store } from "../base/ports.ts";
import { fail } from "../base/result.ts";
import type { StoredDrafts, StoredUsage, StoredWorkspaces } from "../storedState.ts";
import { cleanName } from "../tenants/directory.ts";

export interface MspList {
  /** There always is one: an empty one where none is kept. */
  readonly active: () => Msp;
  readonly all: () => readonly Msp[];
  readonly find: (id: string) => Msp | null;
  /** Errors of these: `unknownMsp`, `storeFailed`. */
  readonly select: (id: string) => Result<null>;
  readonly update: (id: string, change: MspChange) => Result<null>;
  /** Tokens and the sealed secret go first; an MSP whose secret cannot be removed stays. */
  readonly remove: (id: string) => Promise<Result<null>>;
  /** Shows an empty one, which is kept with its first write; again the one whose first run was begun and left. */
  readonly addEmpty: () => void;
  /** An empty one that is kept, and shown, with its first write. */
  readonly createUnseen: () => Msp;
}

interface ListPorts {
  readonly workspaces: Store<StoredWorkspaces>;
  readonly usage: Store<StoredUsage>;
  readonly drafts: Store<StoredDrafts>;
  readonly newId: () => string;
  readonly create: (id: string) => Msp;
}

const unknownMsp = () => fail({ kind: "unknownMsp" } as const);

/** Each is made once; the one that is shown may not be in the file yet. */
function createMade({ workspaces, drafts, newId, create }: ListPorts) {
  const made = new Map<string, Msp>();
  let emptyId: string | null = null;
  const isKept = (id: string) => workspaces.read().msps.some((msp) => msp.id === id);
  const newEmptyId = () => Object.keys(drafts.read().drafts).find((id) => !isKept(id)) ?? newId();
  return {
    isKept,
    of: (id: string): Msp => {
      const known = made.get(id) ?? create(id);
      made.set(id, known);
      return known;
    },
    forget: (id: string) => made.delete(id),
    activeId: (): string => {
      if (emptyId !== null && isKept(emptyId)) emptyId = null;
      const { active, msps } = workspaces.read();
      const shown = msps.find(({ id }) => id === active) ?? msps[0];
      return emptyId ?? shown?.id ?? (emptyId = newEmptyId());
    },
    addEmpty: (): void => {
      emptyId = newEmptyId();
    },
    /** Nothing of it is kept by what is still under way. */
    leaveEmpty: (): void => {
      if (emptyId === null || isKept(emptyId)) return;
      made.get(emptyId)?.end();
      made.delete(emptyId);
      emptyId = null;
    },
  };
}

export function createMspList(ports: ListPorts): MspList {
  const { workspaces, usage, newId } = ports;
  const { isKept, of, forget, activeId, addEmpty, leaveEmpty } = createMade(ports);
  const find = (id: string) => (isKept(id) || id === activeId() ? of(id) : null);

  function drop(id: string): Result<null> {
    const before = workspaces.read();
    const written = workspaces.write({
      ...before,
      msps: before.msps.filter((msp) => msp.id !== id),
    });
    if (!written.ok) return written;
    // Once more, so that it is not in the former file either.
    workspaces.write(workspaces.read());
    const { [id]: _, ...others } = usage.read().msps;
    // What was counted names only IDs, and goes with the next write at the latest.
    usage.write({ ...usage.read(), msps: others });
    of(id).draft.write(null);
    forget(id);
    return written;
  }

  return {
    active: () => of(activeId()),
    all: () => workspaces.read().msps.map(({ id }) => of(id)),
    find,
    select(id) {
      if (!isKept(id)) return unknownMsp();
      const written = workspaces.write({ ...workspaces.read(), active: id });
      if (written.ok) leaveEmpty();
      return written;
    },
    update(id, { name, colour }) {
      const msp = find(id);
      if (msp === null) return unknownMsp();
      return msp.store.write({
        ...msp.store.read(),
        ...(name === undefined ? {} : { name: cleanName(name) }),
        ...(colour === undefined ? {} : { colour }),
      });
    },
    async remove(id) {
      const msp = find(id);
      if (msp === null) return unknownMsp();
      const removed = await msp.removeCredentials();
      return removed.ok ? drop(id) : removed;
    },
    addEmpty() {
      leaveEmpty();
      addEmpty();
    },
    createUnseen: () => of(newId()),
  };
}
