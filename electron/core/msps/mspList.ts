// All MSPs of the operator, and the one that the windows show.
import { parseCentralUrl } from "../base/issuer.ts";
import type { Draft, MspChange, Result, Undoable } from "../../contract/contract.ts";
import { cleanName } from "../base/names.ts";
import type { Store } from "../base/ports.ts";
import type { LongStore } from "../base/timing.ts";
import { done, fail, ok } from "../base/result.ts";
import type { StoredDrafts } from "../credentials/stored.ts";
import type { StoredUsage } from "../tenants/stored.ts";
import { createRemoved } from "./removed.ts";
import { emptyMsp, type StoredMsp, type StoredWorkspaces } from "./stored.ts";

/** What the list needs of an MSP. */
interface Member {
  readonly store: LongStore<StoredMsp>;
  readonly draft: Store<Draft | null>;
  readonly removeCredentials: () => Promise<Result<null>>;
  readonly end: () => void;
}

/** Errors of its methods: `unknownMsp`, `storeFailed`; of `update`, `invalidInput` too. */
export interface MspList<Msp> {
  /** The MSP that the windows show: an empty one if none is stored. */
  readonly active: () => Msp;
  readonly all: () => readonly Msp[];
  readonly find: (id: string) => Msp | null;
  readonly select: (id: string) => Promise<Result<null>>;
  readonly update: (id: string, change: MspChange) => Promise<Result<null>>;
  /** Removes tokens and the sealed secret first; an MSP whose secret cannot be removed stays. */
  readonly remove: (id: string) => Promise<Result<Undoable>>;
  /** Undoes the last removal, except that the secret is gone. Errors: `changedSince`, `storeFailed`. */
  readonly bringBack: (undoId: string) => Promise<Result<null>>;
  /** Shows an empty MSP, which is stored with its first write. Returns to a first run that was left. */
  readonly addEmpty: () => void;
  /** An empty MSP that is stored, and shown, with its first write. */
  readonly createUnseen: () => Msp;
}

export interface ListPorts<Msp> {
  readonly workspaces: LongStore<StoredWorkspaces>;
  readonly usage: Store<StoredUsage>;
  readonly drafts: Store<StoredDrafts>;
  readonly newId: () => string;
  readonly create: (id: string) => Msp;
}

const unknownMsp = () => fail({ kind: "unknownMsp" } as const);

/** Creates each MSP once. The one that is shown need not be stored yet. */
function createMade<Msp extends Member>({ workspaces, drafts, newId, create }: ListPorts<Msp>) {
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
    /** Leaves the empty MSP, and ends everything that is running for it. */
    leaveEmpty: (): void => {
      if (emptyId === null || isKept(emptyId)) return;
      made.get(emptyId)?.end();
      made.delete(emptyId);
      emptyId = null;
    },
  };
}

function changed(before: StoredMsp, { name, colour, centralUrl }: MspChange): Result<StoredMsp> {
  const greenlakeUrl = before.profile?.baseUrl ?? null;
  const central =
    centralUrl === undefined ? ok(before.centralUrl) : parseCentralUrl(centralUrl, greenlakeUrl);
  if (!central.ok) return central;
  return ok({
    ...before,
    ...(name === undefined ? {} : { name: cleanName(name) }),
    ...(colour === undefined ? {} : { colour }),
    centralUrl: central.value,
  });
}

export function createMspList<Msp extends Member>(ports: ListPorts<Msp>): MspList<Msp> {
  const { workspaces, usage, newId } = ports;
  const removed = createRemoved(ports);
  const { isKept, of, forget, activeId, addEmpty, leaveEmpty } = createMade(ports);
  const find = (id: string) => (isKept(id) || id === activeId() ? of(id) : null);

  async function drop(id: string): Promise<Result<Undoable>> {
    const written = await workspaces.change((before) =>
      ok({ ...before, msps: before.msps.filter((msp) => msp.id !== id) }),
    );
    if (!written.ok) return written;
    const { msps } = written.value.before;
    const place = msps.findIndex((msp) => msp.id === id);
    const gone = { msp: { ...emptyMsp(id), ...msps[place] }, place };
    // The second write removes it from the backup file, too.
    await workspaces.change(ok);
    const { [id]: ranks = {}, ...others } = usage.read().msps;
    // If this fails, the counts, which name only IDs, go with the next write.
    usage.write({ ...usage.read(), msps: others });
    of(id).draft.write(null);
    forget(id);
    // One that was never stored leaves nothing to bring back.
    return ok(place === -1 ? { undoId: newId() } : removed.remember({ ...gone, ranks }));
  }

  return {
    active: () => of(activeId()),
    all: () => workspaces.read().msps.map(({ id }) => of(id)),
    find,
    async select(id) {
      if (!isKept(id)) return unknownMsp();
      const written = await workspaces.change((before) => ok({ ...before, active: id }));
      if (written.ok) leaveEmpty();
      return done(written);
    },
    async update(id, change) {
      const msp = find(id);
      if (msp === null) return unknownMsp();
      return done(await msp.store.change((before) => changed(before, change)));
    },
    async remove(id) {
      const msp = find(id);
      if (msp === null) return unknownMsp();
      const withoutSecret = await msp.removeCredentials();
      return withoutSecret.ok ? drop(id) : withoutSecret;
    },
    async bringBack(undoId) {
      const written = await removed.bringBack(undoId);
      if (written.ok) leaveEmpty();
      return written;
    },
    addEmpty() {
      leaveEmpty();
      addEmpty();
    },
    createUnseen: () => of(newId()),
  };
}
