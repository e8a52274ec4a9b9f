// What Tenantry does, as one object: puts the rooms together, answers the commands, and publishes the state.
import type { AppSnapshot, Navigation, SnapshotPatch } from "../contract/contract.ts";
import { exitCodes, outcome, type Outcome, success } from "./base/exitCodes.ts";
import { inOneLine } from "./base/failureWords.ts";
import { bindToMsps } from "./base/handlers.ts";
import type { Changed, Store, TeamFiles } from "./base/ports.ts";
import { ok } from "./base/result.ts";
import { createCopyTurns, isFailure } from "./copying/copying.ts";
import { credentialCommands } from "./credentials/credentials.ts";
import type { StoredDrafts } from "./credentials/stored.ts";
import { createMsps, type Msps, mspSections } from "./msps/msps.ts";
import type { AppCommands, Application } from "./public.ts";
import { createShortcutUse, settingsCommands, type Shortcut } from "./settings/settings.ts";
import { createShared, type Shared, type SharedPorts } from "./shared.ts";
import { createPublisher, createViews, type SnapshotPorts, type Views } from "./snapshot.ts";
import { createTeams, type Teams } from "./teams/teams.ts";
import type { StoredUsage } from "./tenants/stored.ts";
import { type AnswerTerminal, createTerminal, type ShellRequest } from "./terminal/terminal.ts";

export interface ApplicationPorts extends SharedPorts {
  readonly app: Pick<AppSnapshot["app"], "version" | "demo" | "simulator" | "platform">;
  readonly teamFiles: TeamFiles;
  readonly usage: Store<StoredUsage>;
  readonly drafts: Store<StoredDrafts>;
  readonly publish: (patch: SnapshotPatch) => void;
  /** Does what a terminal asks of the windows. */
  readonly carryOut: (request: ShellRequest) => Promise<Outcome>;
}

type Rooms = Shared & { readonly msps: Msps; readonly teams: Teams };

function createRooms(ports: ApplicationPorts, changed: Changed, shared: Shared): Rooms {
  const { settings } = ports;
  const { lock, notices, lastCopy, check } = shared;
  const msps = createMsps({
    ...ports,
    ...shared,
    turns: createCopyTurns(),
    settings: () => settings.read(),
    saveContact: (contact) => settings.write({ ...settings.read(), contact }),
    isLocked: lock.isLocked,
    copied: lastCopy.note,
    forgetLastCopy: lastCopy.forget,
    cancelCheck: check.cancel,
    notify: notices.add,
    changed,
  });
  const teams = createTeams({
    ...ports,
    msps: msps.list,
    imported: () => changed(...mspSections),
    changed: () => changed("teamFile"),
  });
  return { ...shared, msps, teams };
}

/** Copies without a window, from the tray. */
const createUnseenCopies =
  ({ msps: { list } }: Rooms): Application["copyUnseen"] =>
  async ({ mspId, workspaceId }) => {
    const copied = await list.find(mspId)?.copying.copyToken({ workspaceId });
    return copied === undefined || isFailure(copied);
  };

const answerTerminal = (
  { app, clock, carryOut }: ApplicationPorts,
  { lock, consent, msps: { list } }: Rooms,
  { snapshot, lock: lockBy }: Pick<OwnActions, "snapshot" | "lock">,
): AnswerTerminal =>
  createTerminal({
    version: app.version,
    msps: list.all,
    isLocked: lock.isLocked,
    clock,
    consent,
    concurrency: () => 8,
    formats: () => snapshot().copyFormats,
    lock: () => lockBy("operator"),
    carryOut,
  });

const createState = (
  ports: ApplicationPorts,
  { msps, ...rooms }: Rooms,
  own: Pick<SnapshotPorts, "shortcut" | "navigation">,
): Views =>
  createViews({
    ...rooms,
    ...own,
    msps: msps.list,
    rotation: msps.rotation,
    app: { ...ports.app, hidesFromHistory: ports.clipboard.hidesFromHistory },
    settings() {
      const { version: _, ...shown } = ports.settings.read();
      return shown;
    },
  });

interface OwnActions {
  readonly snapshot: () => AppSnapshot;
  readonly lock: Application["lock"];
  readonly shortcut: Shortcut;
}

function createCommands(
  { settings, environment }: ApplicationPorts,
  { msps, teams, check, clipboard, lock, notices, consent }: Rooms,
  changed: Changed,
  { snapshot, lock: lockBy, shortcut }: OwnActions,
): AppCommands {
  return {
    readState: async () => ok(snapshot()),
    ...credentialCommands(environment),
    ...check.commands,
    ...msps.commands,
    ...teams.commands,
    ...notices.commands,
    ...consent.commands,
    ...bindToMsps({ ...msps.mspCommands, ...teams.mspCommands }, msps.list.find),
    ...settingsCommands(settings, (before, now) => {
      changed("settings", "copyFormats");
      if (now.clearClipboardS !== before.clearClipboardS) clipboard.reschedule();
      if (now.shortcut !== before.shortcut) shortcut.take();
      if (now.commandLineTokens !== before.commandLineTokens) consent.settingChanged();
    }),
    ...shortcut.commands,
    clearClipboard: () => clipboard.clear().then(() => ok(null)),
    lock: () => lockBy("operator").then(() => ok(null)),
    async unlock() {
      lock.unlock("operator");
      return ok(null);
    },
  };
}

const createLocking =
  (
    { lock, msps, lastCopy, check, clipboard, consent }: Rooms,
    changed: Changed,
    { secretDialog }: ApplicationPorts["desktop"],
  ): Application["lock"] =>
  async (by) => {
    lock.lock(by);
    for (const msp of msps.list.all()) msp.dropTokens();
    lastCopy.forget();
    check.cancel();
    consent.forget();
    secretDialog.close();
    changed("tokens");
    await clipboard.clear();
  };

const createOpening =
  ({ teams }: Rooms): Application["openTeamFile"] =>
  async (path) => {
    const failure = await teams.open(path);
    return failure === null ? success : outcome(exitCodes.failed, inOneLine(failure));
  };

export function createApplication(ports: ApplicationPorts): Application {
  const { settings, newId } = ports;
  let navigation: Navigation | null = null;
  const reconsider = () => {
    for (const msp of list.all()) msp.reconsider();
  };
  const changed: Changed = createPublisher(
    () => snapshot(),
    (patch) => {
      ports.publish(patch);
      reconsider();
    },
  );
  const shared = createShared(ports, changed, (mspId) =>
    list.all().length > 1 ? (list.find(mspId)?.summary().name ?? null) : null,
  );
  const rooms = createRooms(ports, changed, shared);
  const { list, rotation } = rooms.msps;
  const accelerator = () => settings.read().shortcut;
  const shortcut = createShortcutUse({ ...ports, accelerator, changed });
  const { snapshot, overview } = createState(ports, rooms, {
    shortcut,
    navigation: () => navigation,
  });
  const lock = createLocking(rooms, changed, ports.desktop);
  const commands = createCommands(ports, rooms, changed, { snapshot, lock, shortcut });
  return {
    snapshot,
    overview,
    commands,
    copyUnseen: createUnseenCopies(rooms),
    answerTerminal: answerTerminal(ports, rooms, { snapshot, lock }),
    openTeamFile: createOpening(rooms),
    start() {
      shortcut.take();
      void rooms.clipboard.clear();
      reconsider();
    },
    notify: rooms.notices.add,
    consent: rooms.consent,
    refresh: () => changed("tokens"),
    lock,
    unlock: rooms.lock.unlock,
    navigate(destination) {
      if (destination.to === "tenant" && destination.mspId !== list.active().id)
        void commands.selectMsp(null, destination.mspId);
      navigation = { ...destination, id: newId() };
      changed("navigation");
    },
    checkClipboard: () => void rooms.clipboard.check(),
    shortcutPressed: shortcut.pressed,
    settled: rotation.settled,
  };
}
