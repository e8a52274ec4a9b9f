// The window’s end of the contract: the latest snapshot, and commands that never reject.
import { createContext, use, useMemo, useSyncExternalStore } from "react";
import {
  type AppSnapshot,
  type Bridge,
  type CommandInput,
  type CommandName,
  commands,
  type CommandTarget,
  type Failure,
  isCommandName,
  isMspCommandName,
  type MspCommandName,
  type Result,
  type SnapshotPatch,
  type Tenant,
} from "../electron/contract/contract.ts";
import { afterPress, afterRelease } from "./focus/press.ts";

declare global {
  interface Window {
    readonly tenantry: Bridge;
  }
}

export interface SnapshotStore {
  readonly bridge: Bridge;
  /** Null until main has answered for the first time. */
  readonly read: () => AppSnapshot | null;
  /** Why main did not answer; null before the first try and after an answer. */
  readonly failure: () => Failure | null;
  readonly subscribe: (changed: () => void) => () => void;
  /** Asks main for the whole snapshot; call it again after a failure. */
  readonly load: () => Promise<void>;
}

/** For a call that never came back, because of a bug on the way to main. */
const unexpected: Failure = {
  kind: "unexpected",
  title: "Something went wrong inside Tenantry.",
  advice: "Try again. The log has the details.",
  action: "retry",
  details: [],
};

/** Tags and twins come as new objects, too. */
const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));

const isSame = (one: Tenant, other: Tenant): boolean => {
  const values = Object.values(other);
  const before = Object.values(one);
  return before.length === values.length && before.every((value, at) => isEqual(value, values[at]));
};

type Tenants = AppSnapshot["tenants"];

const tenantsByMsp = ({ mspId, tenants, otherTenants }: AppSnapshot) => ({
  ...otherTenants,
  [mspId]: tenants,
});

/** The tenants that did not change as the objects that they were; the whole list if none did. */
function keepKnown(before: Tenants, tenants: Tenants): Tenants {
  const known = new Map(before.map((tenant) => [tenant.workspaceId, tenant]));
  const kept = tenants.map((tenant) => {
    const old = known.get(tenant.workspaceId);
    return old !== undefined && isSame(old, tenant) ? old : tenant;
  });
  const isUnchanged =
    kept.length === before.length && kept.every((tenant, index) => tenant === before[index]);
  return isUnchanged ? before : kept;
}

/** Main sends all tenants again. Those that did not change stay the same objects, so that nothing is redrawn or indexed for them. */
function merge(before: AppSnapshot, patch: SnapshotPatch): AppSnapshot {
  const next = { ...before, ...patch };
  if (patch.tenants === undefined && patch.otherTenants === undefined) return next;
  const known: AppSnapshot["otherTenants"] = tenantsByMsp(before);
  const { [next.mspId]: tenants, ...otherTenants } = Object.fromEntries(
    Object.entries(tenantsByMsp(next)).map(([id, each]) => [id, keepKnown(known[id] ?? [], each)]),
  );
  return { ...next, tenants: tenants ?? [], otherTenants };
}

/** Asks once for everything, then merges the sections that main sends. A section that arrives before the answer is the newer one. */
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
  const take = (patch: SnapshotPatch) => {
    if (snapshot === null) early = { ...early, ...patch };
    else set(merge(snapshot, patch));
  };
  // News that moves a button while it is pressed would lose the click.
  bridge.onState((patch) => afterPress(() => take(patch)));
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

/** Why there is no snapshot, and how to ask again. */
export function useLoading(): { readonly failure: Failure | null; readonly load: () => void } {
  const { subscribe, failure, load } = useStore();
  return { failure: useSyncExternalStore(subscribe, failure), load: () => void load() };
}

/** The commands as a screen calls them: one about an MSP is about the MSP that the screen shows, unless the call names another. */
export type MspBridge = {
  readonly [Name in CommandName]: (
    input: CommandInput<Name>,
    ...target: Partial<CommandTarget<Name>>
  ) => ReturnType<Bridge[Name]>;
};

type MspCalls = {
  readonly [Name in MspCommandName]: (
    input: CommandInput<Name>,
    mspId: string,
  ) => ReturnType<Bridge[Name]>;
};

const isComplete = (bound: object): bound is MspBridge =>
  Object.keys(commands).every((name) => Object.hasOwn(bound, name));

/** An answer may show a problem, which moves what stands below it, so it waits until no button is pressed. */
const answering =
  <Args extends readonly unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
  async (...args: Args): Promise<Answer> => {
    const answer = await call(...args);
    await afterRelease();
    return answer;
  };

function boundTo(bridge: Bridge, mspId: string): MspBridge {
  const calls: MspCalls = bridge;
  const bind = <Name extends MspCommandName>(name: Name) =>
    answering(async (input: CommandInput<Name>, id: string = mspId): Promise<unknown> =>
      calls[name](input, id),
    );
  const unbound = (name: CommandName) => {
    const call: (...args: never[]) => Promise<unknown> = bridge[name];
    return answering(call);
  };
  const bound = {
    ...bridge,
    ...Object.fromEntries(
      Object.keys(commands)
        .filter(isCommandName)
        .map((name) => [name, isMspCommandName(name) ? bind(name) : unbound(name)]),
    ),
  };
  if (!isComplete(bound)) throw new Error("The bridge lacks a command.");
  return bound;
}

/** The MSP of a dialog about another MSP’s tenant; null for the MSP that is shown. */
export const MspContext = createContext<string | null>(null);

/** The bridge for the MSP that is shown now, or for the one that `MspContext` names. A command never rejects: main answers its own bugs with a failure, too. */
export function useBridge(): MspBridge {
  const { bridge, read, subscribe } = useStore();
  const shownId = useSyncExternalStore(subscribe, () => read()?.mspId ?? "");
  const mspId = use(MspContext) ?? shownId;
  return useMemo(() => boundTo(bridge, mspId), [bridge, mspId]);
}
