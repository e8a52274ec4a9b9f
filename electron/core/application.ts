// What Tenantry does, as one object: the commands of the contract over the ports, and the snapshot they change.
import type {
  AppSnapshot,
  CommandInput,
  CommandName,
  CommandOutput,
  Navigation,
  Result,
  WorkspaceId,
} from "../contract.ts";
import { createCheckCommands } from "./checkCommands.ts";
import { copyByName, type Outcome } from "./copyByName.ts";
import { copyFormats } from "./copyFormats.ts";
import { describeFailure } from "./failureWords.ts";
import { inspect } from "./inspection.ts";
import { toWorkspaceId } from "./issuer.ts";
import type { LockedBy } from "./lock.ts";
import { type AppPorts, type Changed, createParts, type Parts } from "./parts.ts";
import type { Store } from "./ports.ts";
import { createPublisher } from "./publisher.ts";
import { recogniseCredentials } from "./recognition.ts";
import { fail, ok } from "./result.ts";
import { createSettingsCommand } from "./settingsCommand.ts";
import type { StoredSettings } from "./storedState.ts";
import { createTenantCommands } from "./tenantCommands.ts";
import { nameOf } from "./tenantNames.ts";
import { instantOf } from "./token.ts";

/** The commands about the windows themselves are answered by the shell. */
export type AppCommandName = Exclude<
  CommandName,
  "hideWindow" | "openQuickPick" | "closeQuickPick" | "openWindow"
>;
export type AppCommands = {
  readonly [Name in AppCommandName]: (
    input: CommandInput<Name>,
  ) => Promise<Result<CommandOutput<Name>>>;
};

type Destination =
  | { readonly to: "settings" }
  | { readonly to: "tenant"; readonly workspaceId: WorkspaceId };

export interface Application {
  readonly commands: AppCommands;
  readonly snapshot: () => AppSnapshot;
  /** Clears what a crash left on the clipboard, and takes the shortcut. */
  readonly start: () => void;
  /** Says something once, until it is dismissed. */
  readonly notify: (text: string) => void;
  /** Tells windows the tokens' times anew, as after sleep or a change of the clock. */
  readonly refresh: () => void;
  /** Resolves once the clipboard holds nothing of ours. */
  readonly lock: (by: LockedBy) => Promise<void>;
  readonly unlock: (by: LockedBy) => void;
  /** For a copy asked for where no window is: a failure is told, and true only where it is on the clipboard. */
  readonly copyUnseen: (workspaceId: string) => Promise<boolean>;
  readonly copyByName: (name: string) => Promise<Outcome>;
  /** What the main window is to show. */
  readonly navigate: (destination: Destination) => void;
  /** Finds out whether the clipboard still holds what was put there. */
  readonly checkClipboard: () => void;
}

function connectionCommands(
  { connection, copying, discovery, check }: Parts,
  settings: Store<StoredSettings>,
  changed: Changed,
): Pick<AppCommands, "connect" | "removeCredentials"> {
  const changedAll = () => {
    copying.reset();
    discovery.reset();
    changed("connection", "tokens", "lastCopy", "settings");
  };
  return {
    async connect(input) {
      const connected = await connection.connect(input);
      if (!connected.ok) return connected;
      const written = settings.write({ ...settings.read(), contact: connected.value.contact });
      changedAll();
      return written;
    },
    async removeCredentials() {
      check.cancel();
      const removed = await connection.remove();
      changedAll();
      return removed;
    },
  };
}

interface Shortcut {
  readonly takeShortcut: () => void;
}

function createCommands(
  ports: AppPorts,
  parts: Parts,
  changed: Changed,
  { lock, snapshot, takeShortcut }: Pick<Application, "lock" | "snapshot"> & Shortcut,
): AppCommands {
  const { clipboard, copying, notices } = parts;
  return {
    readState: async () => ok(snapshot()),
    ...connectionCommands(parts, ports.settings, changed),
    ...createCheckCommands(parts),
    ...createTenantCommands({ ...ports, ...parts, changed }),
    async inspectToken({ workspaceId: text }) {
      const workspaceId = toWorkspaceId(text);
      const connection = parts.connection.state();
      const token = workspaceId === null ? null : parts.connection.broker()?.held(workspaceId);
      return token && connection.status === "ready"
        ? ok(inspect(token, connection.profile, instantOf(ports.clock)))
        : fail({ kind: "noToken" });
    },
    recogniseCredentials: async ({ text }) => ok(recogniseCredentials(text)),
    copyToken: copying.copyToken,
    forgetToken: copying.forgetToken,
    updateSettings: createSettingsCommand(ports.settings, (before) => {
      const now = ports.settings.read();
      changed("settings", "copyFormats");
      if (now.clearClipboardS !== before.clearClipboardS) clipboard.reschedule();
      if (now.shortcut !== before.shortcut) takeShortcut();
    }),
    clearClipboard: () => clipboard.clear().then(() => ok(null)),
    lock: () => lock("operator").then(() => ok(null)),
    async unlock() {
      parts.lock.unlock("operator");
      return ok(null);
    },
    async dismissNotice({ id }) {
      notices.dismiss(id);
      return ok(null);
    },
  };
}

/** What is asked for where no window is: from the tray, and on the command line. */
function createUnseenCopies(
  { clock }: AppPorts,
  { copying, telling, tenants, lock }: Parts,
): Pick<Application, "copyUnseen" | "copyByName"> {
  return {
    async copyUnseen(workspaceId) {
      const copied = await copying.copyToken({ workspaceId });
      const tenant = tenants().find((known) => known.workspaceId === workspaceId);
      if (!copied.ok && tenant !== undefined)
        telling.failed(tenant, describeFailure(copied.error, nameOf(tenant)));
      return copied.ok;
    },
    copyByName: (name) =>
      copyByName(
        {
          tenants,
          isLocked: () => lock.isLocked(),
          copy: copying.copyToken,
          failed: telling.failed,
          nowMs: () => clock.nowMs(),
        },
        name,
      ),
  };
}

/** After any change: what is done by itself may be due sooner, or not at all. */
function reconsider({ watch, discovery }: Parts): void {
  watch.reconsider();
  discovery.reconsider();
}

const createLocking =
  (
    { lock, connection, copying, discovery, check, clipboard }: Parts,
    changed: Changed,
  ): Application["lock"] =>
  async (by) => {
    lock.lock(by);
    connection.dropTokens();
    copying.reset();
    discovery.cancel();
    check.cancel();
    changed("tokens", "lastCopy");
    await clipboard.clear();
  };

export function createApplication(ports: AppPorts): Application {
  const { settings, desktop } = ports;
  let shortcut: AppSnapshot["shortcut"] = "off";
  let navigation: Navigation | null = null;
  const changed: Changed = createPublisher(
    () => snapshot(),
    (patch) => {
      ports.publish(patch);
      reconsider(parts);
    },
  );
  const parts = createParts(ports, changed);
  const { connection, clipboard, lock, copying, notices } = parts;

  const snapshot = (): AppSnapshot => {
    const { version: _, ...shown } = settings.read();
    return {
      app: { ...ports.app, hidesFromHistory: ports.clipboard.hidesFromHistory },
      connection: connection.state(),
      tenants: parts.tenants(),
      tokens: copying.tokens(),
      discovery: parts.discovery.state(),
      check: parts.check.state(),
      lastCopy: copying.lastCopy(),
      clipboard: clipboard.state(),
      locked: lock.isLocked(),
      usage: ports.usage.read().ranks,
      copyFormats: copyFormats(shown.templates),
      settings: shown,
      notices: notices.list(),
      shortcut,
      navigation,
    };
  };
  const takeShortcut = () => {
    shortcut = desktop.shortcut.set(settings.read().shortcut);
    changed("shortcut");
  };
  const lockBy = createLocking(parts, changed);

  return {
    snapshot,
    commands: createCommands(ports, parts, changed, { lock: lockBy, snapshot, takeShortcut }),
    ...createUnseenCopies(ports, parts),
    start() {
      takeShortcut();
      void clipboard.clear();
      reconsider(parts);
    },
    notify: notices.add,
    refresh: () => changed("tokens"),
    lock: lockBy,
    unlock: (by) => lock.unlock(by),
    navigate(destination) {
      navigation = { ...destination, id: ports.newId() };
      changed("navigation");
    },
    checkClipboard: () => void clipboard.check(),
  };
}
