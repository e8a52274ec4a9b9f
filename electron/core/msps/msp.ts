// One MSP: its credentials, tenants, tokens and usage, which never cross into another's.
import type {
  Connection,
  LastCopy,
  MspSummary,
  Result,
  Tenant,
  WorkspaceId,
} from "../../contract/contract.ts";
import { createConnection, userAgent } from "./connection.ts";
import { createCopying } from "../copying/copying.ts";
import { createDiscovery } from "../tenants/discovery.ts";
import { createDraftStore, createMspStore, createUsageStore } from "./stores.ts";
import type { AppPorts, Changed, Shared } from "../parts.ts";
import { createPinnedWatch } from "../tokens/pinnedTokens.ts";
import type { StoredMsp } from "../storedState.ts";

export type Msp = ReturnType<typeof createMsp>;

/** Within a sentence or a menu; one that nobody has named by the ends of its workspace's ID. */
export function mspName({ name, profile }: Pick<StoredMsp, "name" | "profile">): string {
  if (name !== "") return name;
  if (profile === null) return "New MSP";
  const { workspaceId } = profile;
  return `MSP workspace ${workspaceId.slice(0, 8)}…${workspaceId.slice(-4)}`;
}

/** `copied` is told of every copy that is on the clipboard; `changed`, of this MSP's sections only. */
function createMspParts(
  ports: AppPorts,
  shared: Shared,
  id: string,
  { copied, changed }: { readonly copied: (copy: LastCopy) => void; readonly changed: Changed },
) {
  const { settings, clock, desktop } = ports;
  const { clipboard, lock, telling, turns } = shared;
  const msp = createMspStore(ports.workspaces, id);
  const usage = createUsageStore(ports.usage, id);
  const tenants = () => msp.read().tenants;
  const connection = createConnection({
    ...ports,
    msp,
    version: ports.app.version,
    contact: () => settings.read().contact,
    minimumLifeMs: () => settings.read().minimumLifeS * 1000,
    isLocked: lock.isLocked,
    tokensChanged: () => changed("tokens"),
  });
  const { broker, issuer } = connection;
  const findTenant = (workspaceId: WorkspaceId): Tenant | null =>
    tenants().find((tenant) => tenant.workspaceId === workspaceId) ?? null;
  const copying = createCopying({
    clock,
    clipboard,
    turns,
    broker,
    issuer,
    settings,
    usage,
    findTenant,
    changed,
    isLocked: lock.isLocked,
    copied: (copy) => copied({ ...copy, mspId: id }),
    follow() {
      const failed = telling.follow();
      return (tenant, failure) => failed({ ...tenant, mspId: id }, failure);
    },
  });
  const watch = createPinnedWatch({
    clock,
    broker,
    tenants,
    isLocked: lock.isLocked,
    settings: () => settings.read(),
    isInUse: () => desktop.isInUse(),
    warn: (tenant, times) => telling.expiring({ ...tenant, mspId: id }, times),
  });
  const discovery = createDiscovery({
    ...ports,
    msp,
    connection,
    changed,
    isLocked: lock.isLocked,
    userAgent: () => userAgent(ports.app.version, settings.read().contact),
  });
  return { id, store: msp, tenants, findTenant, connection, copying, discovery, watch, usage };
}

export function createMsp(...parts: Parameters<typeof createMspParts>) {
  const [ports] = parts;
  const { usage, watch, ...msp } = createMspParts(...parts);
  const { id, store, connection, copying, discovery } = msp;
  return {
    ...msp,
    draft: createDraftStore(ports.drafts, id),
    usage: () => usage.read(),
    summary(): MspSummary {
      const { name, colour, profile } = store.read();
      const { status }: Connection = connection.state();
      const workspaceId = profile?.workspaceId ?? null;
      return { id, name: mspName({ name, profile }), colour, workspaceId, status };
    },
    /** Drops what is in memory; the credentials stay. */
    dropTokens(): void {
      connection.dropTokens();
      copying.reset();
      discovery.cancel();
    },
    /** Also ends what is under way with them. */
    removeCredentials(): Promise<Result<null>> {
      copying.reset();
      discovery.reset();
      return connection.remove();
    },
    /** For one that nobody has kept: what is still under way comes to nothing. */
    end(): void {
      discovery.reset();
      connection.end();
    },
    /** After any change: what is done by itself may be due sooner, or not at all. */
    reconsider(): void {
      watch.reconsider();
      discovery.reconsider();
    },
  };
}
