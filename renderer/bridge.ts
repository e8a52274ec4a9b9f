// The window's end of the contract: the snapshot as main last told it, and commands whose bugs become failures too.
import { createContext, use, useSyncExternalStore } from "react";
import type { AppSnapshot, Bridge } from "../electron/contract.ts";

declare global {
  interface Window {
    readonly tenantry: Bridge;
  }
}

export interface SnapshotStore {
  readonly bridge: Bridge;
  /** Null until main has answered for the first time. */
  readonly read: () => AppSnapshot | null;
  readonly subscribe: (changed: () => void) => () => void;
}

/** Asks once for everything, then merges the sections that main sends; one that comes before the answer wins over it. */
export function createConnectedStore(bridge: Bridge): SnapshotStore {
  let snapshot: AppSnapshot | null = null;
  let early: Partial<AppSnapshot> = {};
  const listeners = new Set<() => void>();
  const set = (next: AppSnapshot) => {
    snapshot = next;
    for (const changed of listeners) changed();
  };
  bridge.onState((patch) => {
    if (snapshot === null) early = { ...early, ...patch };
    else set({ ...snapshot, ...patch });
  });
  const load = async () => {
    const state = await bridge.readState(null);
    if (state.ok) set({ ...state.value, ...early });
  };
  void load();
  return {
    bridge,
    read: () => snapshot,
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

/** Main's door answers every call with a result, its own bugs included, so that a command never rejects. */
export const useBridge = (): Bridge => useStore().bridge;
