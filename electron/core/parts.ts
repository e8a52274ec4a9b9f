// The core's parts that hold state, each wired to the ports and parts that it needs.
import type { AppSnapshot, SnapshotPatch } from "../contract.ts";
import { createClipboardKeeper } from "./clipboardKeeper.ts";
import { type ConnectionPorts, createConnection, userAgent } from "./connection.ts";
import { createConnectionCheck } from "./connectionCheck.ts";
import { createCopying } from "./copying.ts";
import { createDiscovery } from "./discovery.ts";
import { createLock } from "./lock.ts";
import { createNotices } from "./notices.ts";
import { createPinnedWatch } from "./pinnedWatch.ts";
import type { Clipboard, Desktop, Store } from "./ports.ts";
import type { NetworkPorts } from "./preflightNetwork.ts";
import type { StoredClipboardMark, StoredSettings, StoredUsage } from "./storedState.ts";
import { createTelling } from "./tellCopies.ts";

export interface AppPorts
  extends
    Omit<ConnectionPorts, "version" | "contact" | "minimumLifeMs" | "tokensChanged">,
    Pick<NetworkPorts, "resolveProxy" | "certificateIssuer"> {
  readonly app: Omit<AppSnapshot["app"], "hidesFromHistory">;
  readonly clipboard: Clipboard;
  readonly desktop: Desktop;
  readonly settings: Store<StoredSettings>;
  readonly usage: Store<StoredUsage>;
  readonly clipboardMark: Store<StoredClipboardMark>;
  readonly publish: (patch: SnapshotPatch) => void;
}

export type Changed = (...sections: readonly (keyof AppSnapshot)[]) => void;

export type Parts = ReturnType<typeof createParts>;

/** All but the connection check, which needs little of them. */
function createDailyParts(ports: AppPorts, changed: Changed) {
  const { settings, clock, desktop, newId } = ports;
  const tenants = () => ports.workspaces.read().tenants;
  const connection = createConnection({
    ...ports,
    version: ports.app.version,
    contact: () => settings.read().contact,
    minimumLifeMs: () => settings.read().minimumLifeS * 1000,
    tokensChanged: () => changed("tokens"),
  });
  const { broker, issuer } = connection;
  const clipboard = createClipboardKeeper({
    clipboard: ports.clipboard,
    clock,
    newId,
    mark: ports.clipboardMark,
    clearAfterS: () => settings.read().clearClipboardS,
    changed: () => changed("clipboard"),
  });
  const lock = createLock(() => changed("locked"));
  const readSettings = () => settings.read();
  const telling = createTelling({
    clock,
    desktop,
    settings: readSettings,
    clipboard: () => clipboard.state(),
  });
  const copying = createCopying({
    clock,
    clipboard,
    broker,
    issuer,
    settings,
    changed,
    isLocked: lock.isLocked,
    usage: ports.usage,
    findTenant: (workspaceId) =>
      tenants().find((tenant) => tenant.workspaceId === workspaceId) ?? null,
    copied: telling.copied,
  });
  const watch = createPinnedWatch({
    clock,
    broker,
    tenants,
    isLocked: lock.isLocked,
    settings: readSettings,
    isInUse: () => desktop.isInUse(),
    warn: telling.expiring,
  });
  const discovery = createDiscovery({
    ...ports,
    connection,
    changed,
    isLocked: lock.isLocked,
    userAgent: () => userAgent(ports.app.version, settings.read().contact),
  });
  const notices = createNotices(newId, () => changed("notices"));
  return { tenants, connection, clipboard, lock, telling, copying, discovery, notices, watch };
}

/** The parts that hold state, each wired to those it needs. */
export function createParts(ports: AppPorts, changed: Changed) {
  const parts = createDailyParts(ports, changed);
  const check = createConnectionCheck({
    ...ports,
    isLocked: parts.lock.isLocked,
    changed: () => changed("check"),
  });
  return { ...parts, check };
}
