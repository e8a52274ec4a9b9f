// One MSP: its credentials, tenants, tokens and usage, which never mix with another MSP’s.
import type {
  Draft,
  LastCopy,
  MspSummary,
  Result,
  Settings,
  Tenant,
  TokenTimes,
} from "../../contract/contract.ts";
import { shortName } from "../base/names.ts";
import type { Changed, Desktop, Store } from "../base/ports.ts";
import type { LongStore } from "../base/timing.ts";
import {
  type Copying,
  type CopyingPorts,
  createCopying,
  type Notifications,
} from "../copying/copying.ts";
import type { StoredDrafts } from "../credentials/stored.ts";
import type { Greenlake } from "../greenlake/greenlake.ts";
import type { CopiedBy } from "../history/stored.ts";
import type { StoredUsage, UsageRanks } from "../tenants/stored.ts";
import {
  countCopy,
  createDiscovery,
  createTenantList,
  createTenantUndo,
  type ReadPasted,
  type TenantDiscovery,
  type TenantList,
  type TenantUndo,
} from "../tenants/tenants.ts";
import { createPinnedTokens } from "../tokens/tokens.ts";
import { type ConnectionPorts, createConnection, type MspConnection } from "./connection.ts";
import { mspName, type StoredMsp, type StoredWorkspaces } from "./stored.ts";
import { createDraftStore, createMspStore, createUsageStore, tenantListOf } from "./stores.ts";

export interface MspPorts
  extends
    Omit<ConnectionPorts, "store" | "minimumLifeMs" | "tokensChanged">,
    Pick<CopyingPorts, "clipboard" | "turns" | "record" | "forgetLastCopy"> {
  readonly greenlake: Greenlake;
  readonly workspaces: LongStore<StoredWorkspaces>;
  readonly usage: Store<StoredUsage>;
  readonly drafts: Store<StoredDrafts>;
  readonly settings: () => Settings;
  readonly readPasted: ReadPasted;
  readonly desktop: Pick<Desktop, "isInUse">;
  readonly notifications: Pick<Notifications, "follow" | "expiring" | "gotTokens">;
  /** Called for every copy that is on the clipboard. */
  readonly copied: (copy: LastCopy, by: CopiedBy) => void;
  readonly changed: Changed;
}

export interface Msp {
  readonly id: string;
  readonly store: LongStore<StoredMsp>;
  readonly connection: MspConnection;
  readonly tenantList: TenantList;
  readonly undo: TenantUndo;
  readonly discovery: TenantDiscovery;
  readonly copying: Copying;
  readonly draft: Store<Draft | null>;
  readonly tenants: () => readonly Tenant[];
  readonly usage: () => UsageRanks;
  readonly summary: () => MspSummary;
  /** Drops what is in memory and cancels what runs; the credentials stay. A rotation goes on, which would lose a secret. */
  readonly dropTokens: () => void;
  /** Also ends everything that is running with them. */
  readonly removeCredentials: () => Promise<Result<null>>;
  /** Ends everything that is running for an MSP that was never stored. */
  readonly end: () => void;
  /** Call it after any change: automatic work may be due sooner, or no longer. */
  readonly reconsider: () => void;
}

function createMspCopying(
  ports: MspPorts,
  id: string,
  {
    store,
    connection,
    tenants,
    usage,
  }: Pick<Msp, "store" | "connection" | "tenants"> & { readonly usage: Store<UsageRanks> },
): Copying {
  return createCopying({
    ...ports,
    broker: connection.broker,
    issuer: connection.issuer,
    centralUrl: () => store.read().centralUrl,
    mspId: id,
    mspName: () => mspName(store.read()),
    tenants,
    // A copy must not fail because usage could not be saved.
    countCopy: (workspaceId, nowMs) =>
      void usage.write(countCopy(usage.read(), workspaceId, nowMs)),
  });
}

/** Names a tenant so that it differs from the MSP’s other ones. */
const createWarning =
  ({ notifications }: MspPorts, mspId: string, tenants: Msp["tenants"]) =>
  (tenant: Tenant, times: TokenTimes): void =>
    notifications.expiring({ ...tenant, mspId, name: shortName(tenant, tenants()) }, times);

function createMspTenants(
  ports: MspPorts,
  { store, connection }: Pick<Msp, "store" | "connection">,
): Pick<Msp, "tenantList" | "undo" | "discovery"> {
  const list = tenantListOf(store);
  const { broker, issuer, state } = connection;
  const undo = createTenantUndo({ ...ports, store });
  return {
    undo,
    tenantList: createTenantList({ ...ports, list, issuer, undo }),
    discovery: createDiscovery({
      ...ports,
      list,
      undo,
      broker,
      issuer,
      isReady: () => state().status === "ready",
    }),
  };
}

function summaryOf({
  id,
  store,
  connection,
  copying,
}: Pick<Msp, "id" | "store" | "connection" | "copying">): MspSummary {
  const { name, colour, centralUrl, profile } = store.read();
  const workspaceId = profile?.workspaceId ?? null;
  const { status } = connection.state();
  const fault = copying.fault();
  return { id, name: mspName({ name, profile }), colour, centralUrl, workspaceId, status, fault };
}

export function createMsp(ports: MspPorts, id: string): Msp {
  const { settings, changed, isLocked } = ports;
  const store = createMspStore(ports.workspaces, id);
  const usage = createUsageStore(ports.usage, id);
  const tenants = () => store.read().tenants;
  const connection = createConnection({
    ...ports,
    store,
    minimumLifeMs: () => settings().minimumLifeS * 1000,
    tokensChanged: () => changed("tokens", "mspTokens"),
  });
  const { broker } = connection;
  const copying = createMspCopying(ports, id, { store, connection, tenants, usage });
  const list = createMspTenants(ports, { store, connection });
  const { discovery } = list;
  const pinned = createPinnedTokens({
    ...ports,
    broker,
    tenants,
    isLocked,
    isInUse: ports.desktop.isInUse,
    warn: createWarning(ports, id, tenants),
  });
  return {
    id,
    store,
    connection,
    ...list,
    copying,
    draft: createDraftStore(ports.drafts, id),
    tenants,
    usage: () => usage.read(),
    summary: () => summaryOf({ id, store, connection, copying }),
    dropTokens() {
      connection.end();
      connection.dropTokens();
      copying.reset();
      discovery.cancel();
    },
    removeCredentials() {
      copying.reset();
      discovery.reset();
      return connection.remove();
    },
    end() {
      discovery.reset();
      connection.end();
    },
    reconsider() {
      pinned.reconsider();
      discovery.reconsider();
    },
  };
}
