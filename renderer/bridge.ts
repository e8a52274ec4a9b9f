// The window's end of the contract: the snapshot as main last told it, and commands whose bugs become failures too.
import { createContext, use, useMemo, useSyncExternalStore } from "react";
import type {
  AppSnapshot,
  Bridge,
  Failure,
  Result,
  SnapshotPatch,
  Tenant,
} from "../electron/contract/contract.ts";

declare global {
  interface Window {
    readonly tenantry: Bridge;
  }
}

export interface SnapshotStore {
  readonly bridge: Bridge;
  /** Null until main has answered for the first time. */
  readonly read: () => AppSnapshot | null;
  /** Why main could not be asked; null while it has not been, and once it has answered. */
  readonly failure: () => Failure | null;
  readonly subscribe: (changed: () => void) => () => void;
  /** Asks for everything; again where that failed. */
  readonly load: () => Promise<void>;
}

/** For a call that did not even come back: a bug on the way to main. */
const unexpected: Failure = {
  kind: "unexpected",
  title: "Something went wrong inside Tenantry.",
  advice: "Try again; the log has the details.",
  action: "retry",
  details: [],
};

const isSame = (one: Tenant, other: Tenant): boolean => {
  const values = Object.values(other);
  return Object.values(one).every((value, index) => value === values[index]);
};

/** Main sends all tenants anew: one that did not change stays the object that it was, for whatever is kept by it. */
function merge(before: AppSnapshot, patch: SnapshotPatch): AppSnapshot {
  const { tenants } = patch;
  if (tenants === undefined) return { ...before, ...patch };
  const known = new Map(before.tenants.map((tenant) => [tenant.workspaceId, tenant]));
  const kept = tenants.map((tenant) => {
    const old = known.get(tenant.workspaceId);
    return old !== undefined && isSame(old, tenant) ? old : tenant;
  });
  return { ...before, ...patch, tenants: kept };
}

/** Asks once for everything, then merges the sections that main sends; one that comes before the answer wins over it. */
export function createConnectedStore(bridge: Bridge): SnapshotStore {
  let snapshot: AppSnapshot | null = null;
  let failure: Failure | null = null;
  let early: Partial<AppSnapshot> = {};
  const listeners = new Set<() => void>();
  const set = (next: AppSnapshot | null, why: Failure | null = null) => {
    snapshot = next;
    failure = why;
    for (const changed of listeners) changed();
  };
  bridge.onState((patch) => {
    if (snapshot === null) early = { ...early, ...patch };
    else set(merge(snapshot, patch));
  });
  const load = async () => {
    const state = await bridge
      .readState(null)
      .catch((): Result<AppSnapshot, Failure> => ({ ok: false, error: unexpected }));
    if (state.ok) set({ ...state.value, ...early });
    else set(null, state.error);
  };
  void load();
  return {
    bridge,
    load,
    read: () => snapshot,
    failure: () => failure,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

export const BridgeContext = createContext<SnapshotStore | null>(null);

function useStore(): SnapshotStore {
  const store = use(BridgeContext);
  if (store === null) throw new Error("There is no bridge above this component.");
  return store;
}

export function useSnapshot(): AppSnapshot | null {
  const { subscribe, read } = useStore();
  return useSyncExternalStore(subscribe, read);
}

/** Why there is no snapshot, and the way to ask again. */
export function useLoading(): { readonly failure: Failure | null; readonly load: () => void } {
  const { subscribe, failure, load } = useStore();
  return { failure: useSyncExternalStore(subscribe, failure), load: () => void load() };
}

/** The same commands, each for this MSP, whichever main has come to show meanwhile. */
const boundTo = (bridge: Bridge, mspId: string): Bridge => ({
  ...bridge,
  saveDraft: (input) => bridge.saveDraft({ mspId, ...input }),
  connect: (input) => bridge.connect({ mspId, ...input }),
  cancelConnect: (input) => bridge.cancelConnect({ mspId, ...input }),
  rotateSecret: (input) => bridge.rotateSecret({ mspId, ...input }),
  previewTenants: (input) => bridge.previewTenants({ mspId, ...input }),
  addTenants: (input) => bridge.addTenants({ mspId, ...input }),
  removeCredentials: (input) => bridge.removeCredentials({ mspId, ...input }),
  discoverTenants: (input) => bridge.discoverTenants({ mspId, ...input }),
  cancelDiscovery: (input) => bridge.cancelDiscovery({ mspId, ...input }),
  exportTeam: (input) => bridge.exportTeam({ mspId, ...input }),
  addListedTenants: (input) => bridge.addListedTenants({ mspId, ...input }),
  updateTenant: (input) => bridge.updateTenant({ mspId, ...input }),
  removeTenant: (input) => bridge.removeTenant({ mspId, ...input }),
  copyToken: (input) => bridge.copyToken({ mspId, ...input }),
  inspectToken: (input) => bridge.inspectToken({ mspId, ...input }),
  forgetToken: (input) => bridge.forgetToken({ mspId, ...input }),
  openWindow: (input) => bridge.openWindow({ mspId, ...input }),
});

/** Null where there is one MSP only, which every command is for. */
const shownAmongSeveral = (snapshot: AppSnapshot | null): string | null =>
  snapshot?.msps.some(({ id }) => id !== snapshot.mspId) === true ? snapshot.mspId : null;

/** Main's door answers every call with a result, its own bugs included, so that a command never rejects. */
export function useBridge(): Bridge {
  const { bridge, read, subscribe } = useStore();
  const mspId = useSyncExternalStore(subscribe, () => shownAmongSeveral(read()));
  return useMemo(() => (mspId === null ? bridge : boundTo(bridge, mspId)), [bridge, mspId]);
}

/** For a form that goes on after an answer: names its MSP also while there is no other one, which may come meanwhile. */
export function useFormBridge(): Bridge {
  const { bridge, read, subscribe } = useStore();
  const mspId = useSyncExternalStore(subscribe, () => read()?.mspId ?? null);
  return useMemo(() => (mspId === null ? bridge : boundTo(bridge, mspId)), [bridge, mspId]);
}
