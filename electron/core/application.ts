// What Tenantry does, as one object: the commands of the contract over the ports, and the snapshot they change.
import type {
  AppSnapshot,
  CommandInput,
  CommandName,
  CommandOutput,
  Navigation,
  OneTenant,
  Result,
  WorkspaceId,
} from "../contract/contract.ts";
import { createCheckCommands } from "./check/checkCommands.ts";
import { copyByName, type Outcome } from "./desktop/copyByName.ts";
import { describeEnvironment } from "./credentials/environment.ts";
import type { LockedBy } from "./lock.ts";
import { isFailure } from "./copying/copying.ts";
import { createMspCommands } from "./msps/commands.ts";
import { type AppPorts, type Changed, createParts, type Parts } from "./parts.ts";
import { createPublisher } from "./publisher.ts";
import { recogniseCredentials } from "./credentials/recognition.ts";
import { ok } from "./base/result.ts";
import { createSettingsCommand } from "./settings.ts";
import { createViews, type Overview } from "./snapshot.ts";
import { createTeamCommands, type TeamParts } from "./teams/teams.ts";

/** The commands about the windows themselves are answered by the shell. */
export type AppCommandName = Exclude<
  CommandName,
  "hideWindow" | "openQuickPick" | "closeQuickPick" | "openWindow" | "trySimulator"
>;
export type AppCommands = {
  readonly [Name in AppCommandName]: (
    input: CommandInput<Name>,
  ) => Promise<Result<CommandOutput<Name>>>;
};

type Destination =
  | { readonly to: "settings" }
  | { readonly to: "tenant"; readonly mspId: string; readonly workspaceId: WorkspaceId };

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
  /** For a copy asked for where no window is: a failure is told, and true where a window has to show more of it. */
  readonly copyUnseen: (tenant: Required<OneTenant>) => Promise<boolean>;
  readonly copyByName: (name: string) => Promise<Outcome>;
  /** Reads a team file, and shows what comes of it. */
  readonly openTeamFile: (path: string) => Promise<Outcome>;
  /** Of every MSP, for the tray. */
  readonly overview: () => Overview;
  /** What the main window is to show; another MSP's tenant makes that one the MSP shown. */
  readonly navigate: (destination: Destination) => void;
  /** Finds out whether the clipboard still holds what was put there. */
  readonly checkClipboard: () => void;
  /** Resolves once no new client secret is on its way. */
  readonly settled: () => Promise<void>;
}

type TeamCommandName = keyof TeamParts["commands"];

function createCommands(
  ports: AppPorts,
  parts: Parts,
  changed: Changed,
  { lock, takeShortcut }: { lock: Application["lock"]; takeShortcut: () => void },
): Omit<AppCommands, "readState" | TeamCommandName> {
  const { clipboard, notices } = parts;
  return {
    ...createMspCommands(ports, parts, changed),
    ...createCheckCommands(parts),
    readEnvironment: async () => ok(describeEnvironment(ports.environment)),
    ...parts.rotation.commands,
    recogniseCredentials: async ({ text }) => ok(recogniseCredentials(text)),
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
  { msps, lock }: Parts,
): Pick<Application, "copyUnseen" | "copyByName"> {
  return {
    async copyUnseen({ mspId, workspaceId }) {
      const copied = await msps.find(mspId)?.copying.copyToken({ workspaceId });
      return copied === undefined || isFailure(copied);
    },
    copyByName: (name) =>
      copyByName(
        {
          tenants: () =>
            msps.all().flatMap((msp) => msp.tenants().map((tenant) => ({ tenant, msp }))),
          isLocked: () => lock.isLocked(),
          nowMs: () => clock.nowMs(),
        },
        name,
      ),
  };
}

const createLocking =
  ({ lock, msps, lastCopy, check, clipboard }: Parts, changed: Changed): Application["lock"] =>
  async (by) => {
    lock.lock(by);
    for (const msp of msps.all()) msp.dropTokens();
    lastCopy.forget();
    check.cancel();
    changed("tokens");
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
      reconsider();
    },
  );
  const parts = createParts(ports, changed);
  const { clipboard, lock, msps, notices } = parts;
  const reconsider = () => {
    for (const msp of msps.all()) msp.reconsider();
  };

  const { snapshot, overview } = createViews(ports, parts, {
    shortcut: () => shortcut,
    navigation: () => navigation,
  });
  const takeShortcut = () => {
    shortcut = desktop.shortcut.set(settings.read().shortcut);
    changed("shortcut");
  };
  const lockBy = createLocking(parts, changed);
  const teams = createTeamCommands(ports, parts, changed);

  const commands: AppCommands = {
    readState: async () => ok(snapshot()),
    ...createCommands(ports, parts, changed, { lock: lockBy, takeShortcut }),
    ...teams.commands,
  };

  return {
    snapshot,
    overview,
    commands,
    ...createUnseenCopies(ports, parts),
    openTeamFile: teams.open,
    start() {
      takeShortcut();
      void clipboard.clear();
      reconsider();
    },
    notify: notices.add,
    refresh: () => changed("tokens"),
    lock: lockBy,
    unlock: (by) => lock.unlock(by),
    navigate(destination) {
      if (destination.to === "tenant" && destination.mspId !== msps.active().id)
        void commands.selectMsp(destination);
      navigation = { ...destination, id: ports.newId() };
      changed("navigation");
    },
    checkClipboard: () => void clipboard.check(),
    settled: parts.rotation.settled,
  };
}
