// The core's parts that hold state and that all MSPs share, each wired to the ports and parts that it needs.
import type { AppSnapshot, LastCopy, SnapshotPatch } from "../contract/contract.ts";
import { createClipboardKeeper } from "./copying/clipboard.ts";
import type { ConnectionPorts } from "./msps/connection.ts";
import { createConnectionCheck } from "./check/check.ts";
import { createCopyTurns } from "./copying/copying.ts";
import { type Variables } from "./credentials/environment.ts";
import { createLock } from "./lock.ts";
import { createMsp } from "./msps/msp.ts";
import { createMspList } from "./msps/mspList.ts";
import { createNotices } from "./notices.ts";
import type { Clipboard, Desktop, Store, TeamFiles } from "./base/ports.ts";
import type { NetworkPorts } from "./check/networkSteps.ts";
import { createSecretRotation } from "./msps/rotation.ts";
import type {
  StoredClipboardMark,
  StoredDrafts,
  StoredSettings,
  StoredUsage,
  StoredWorkspaces,
} from "./storedState.ts";
import type { OpenedTeam } from "./teams/importTeam.ts";
import { createTelling } from "./copying/notifications.ts";

export interface AppPorts
  extends
    Omit<
      ConnectionPorts,
      "version" | "contact" | "minimumLifeMs" | "isLocked" | "tokensChanged" | "msp"
    >,
    Pick<NetworkPorts, "resolveProxy" | "certificateIssuer"> {
  readonly app: Omit<AppSnapshot["app"], "hidesFromHistory">;
  readonly clipboard: Clipboard;
  readonly desktop: Desktop;
  readonly teamFiles: TeamFiles;
  readonly settings: Store<StoredSettings>;
  readonly workspaces: Store<StoredWorkspaces>;
  readonly usage: Store<StoredUsage>;
  readonly drafts: Store<StoredDrafts>;
  /** What this process was started with. */
  readonly environment: Variables;
  readonly clipboardMark: Store<StoredClipboardMark>;
  readonly publish: (patch: SnapshotPatch) => void;
}

export type Changed = (...sections: readonly (keyof AppSnapshot)[]) => void;

export type Shared = ReturnType<typeof createShared>;
export type Parts = ReturnType<typeof createParts>;

function createShared(ports: AppPorts, changed: Changed) {
  const { settings, clock, desktop, newId } = ports;
  const clipboard = createClipboardKeeper({
    clipboard: ports.clipboard,
    clock,
    newId,
    mark: ports.clipboardMark,
    clearAfterS: () => settings.read().clearClipboardS,
    changed: () => changed("clipboard"),
  });
  const lock = createLock(() => changed("locked"));
  const telling = createTelling({
    clock,
    desktop,
    settings: () => settings.read(),
    clipboard: () => clipboard.state(),
  });
  const notices = createNotices(newId, () => changed("notices"));
  return { clipboard, lock, telling, notices, turns: createCopyTurns() };
}

/** What was copied last, of whichever MSP. */
function createLastCopy(changed: Changed, tell: (copy: LastCopy) => void) {
  let last: LastCopy | null = null;
  return {
    read: () => last,
    note: (copy: LastCopy) => {
      last = copy;
      changed("lastCopy");
      tell(copy);
    },
    forget: () => {
      last = null;
      changed("lastCopy");
    },
  };
}

/** The team file that has been opened and waits for choices, or what kept one from being read or written. */
function createOpenedTeam(changed: Changed) {
  let opened: OpenedTeam | null = null;
  return {
    read: () => opened,
    set(next: OpenedTeam | null): void {
      opened = next;
      changed("teamFile");
    },
  };
}

export function createParts(ports: AppPorts, changed: Changed) {
  const shared = createShared(ports, changed);
  const lastCopy = createLastCopy(changed, (copy) => {
    const several = msps.all().length > 1;
    shared.telling.copied(copy, several ? (msps.find(copy.mspId)?.summary().name ?? null) : null);
  });
  const msps = createMspList({
    ...ports,
    create: (id) => createMsp(ports, shared, id, { copied: lastCopy.note, changed }),
  });
  const check = createConnectionCheck({
    ...ports,
    isLocked: shared.lock.isLocked,
    changed: () => changed("check"),
  });
  const rotation = createSecretRotation(ports, { ...shared, lastCopy, changed });
  return { ...shared, lastCopy, msps, check, rotation, openedTeam: createOpenedTeam(changed) };
}
