// What Tenantry does, as one object: puts the rooms together, answers the commands, and publishes the state.
import type { AppSnapshot, SnapshotPatch } from "../contract/contract.ts";
import type { Outcome } from "./base/exitCodes.ts";
import { bindToMsps } from "./base/handlers.ts";
import { withFullNames } from "./base/names.ts";
import type { Changed, Store, TeamFiles } from "./base/ports.ts";
import { ok } from "./base/result.ts";
import { createCopyTurns } from "./copying/copying.ts";
import { credentialCommands, type ReadCredentials } from "./credentials/credentials.ts";
import type { StoredDrafts } from "./credentials/stored.ts";
import { createTrayCopy } from "./desktop/desktop.ts";
import { createHistory, type HistoryOfCopies, type HistoryPorts } from "./history/history.ts";
import { createLocking, type Locking } from "./locking.ts";
import { createMsps, type Msps, type MspsPorts, mspSections } from "./msps/msps.ts";
import { createNavigation } from "./navigation.ts";
import type { AppCommands, Application } from "./public.ts";
import {
  createShortcutUse,
  followDesktop,
  settingsCommands,
  type Shortcut,
} from "./settings/settings.ts";
import { createShared, type Shared, type SharedPorts } from "./shared.ts";
import { createPublisher, createViews, type SnapshotPorts, type Views } from "./snapshot.ts";
import { createTeams, openingOf, type TeamPorts, type Teams } from "./teams/teams.ts";
import type { StoredUsage } from "./tenants/stored.ts";
import { type AnswerTerminal, createTerminal, type ShellRequest } from "./terminal/terminal.ts";

type RoomPorts = Pick<HistoryPorts, "journal" | "operator"> &
  Pick<TeamPorts, "readTeamFile"> &
  Pick<MspsPorts, "readPasted"> & { readonly readCredentials: ReadCredentials };

export interface ApplicationPorts extends SharedPorts, RoomPorts {
  readonly app: Pick<AppSnapshot["app"], "version" | "demo" | "simulator" | "platform">;
  readonly teamFiles: TeamFiles;
  /** Overwrites in memory what nothing uses any more. */
  readonly washMemory: () => void;
  readonly usage: Store<StoredUsage>;
  readonly drafts: Store<StoredDrafts>;
  readonly publish: (patch: SnapshotPatch) => void;
  /** Does what a terminal asks of the windows. */
  readonly carryOut: (request: ShellRequest) => Promise<Outcome>;
}

type Rooms = Shared & {
  readonly history: HistoryOfCopies;
  readonly msps: Msps;
  readonly teams: Teams;
};

function createRooms(ports: ApplicationPorts, changed: Changed, shared: Shared): Rooms {
  const { settings } = ports;
  const { lock, notices, lastCopy, check } = shared;
  const history = createHistory({
    ...ports,
    settings: () => settings.read(),
    notify: notices.add,
    isLocked: lock.isLocked,
  });
  const msps = createMsps({
    ...ports,
    ...shared,
    turns: createCopyTurns(),
    settings: () => settings.read(),
    saveContact: (contact) => settings.write({ ...settings.read(), contact }),
    isLocked: lock.isLocked,
    copied: lastCopy.note,
    record: history.record,
    forgetHistory: history.forget,
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
  return { ...shared, history, msps, teams };
}

const answerTerminal = (
  { app, clock, carryOut, settings }: ApplicationPorts,
  { lock, consent, history, msps: { list } }: Rooms,
  { snapshot, locking }: Pick<OwnActions, "snapshot" | "locking">,
): AnswerTerminal =>
  createTerminal({
    version: app.version,
    msps: list.all,
    isLocked: lock.isLocked,
    clock,
    consent,
    record: history.record,
    concurrency: () => settings.read().concurrency,
    formats: () => snapshot().copyFormats,
    lock: locking.lock,
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
    batch: msps.batch,
    app: {
      ...ports.app,
      hidesFromHistory: ports.clipboard.hidesFromHistory,
      offersTouchId: ports.desktop.touchId.isOffered(),
      offersStartAtLogin: ports.desktop.loginItem.isOffered,
    },
    settings() {
      const { version: _, ...shown } = ports.settings.read();
      return shown;
    },
  });

interface OwnActions {
  readonly snapshot: () => AppSnapshot;
  readonly locking: Locking;
  readonly shortcut: Shortcut;
}

function createCommands(
  { settings, environment, readCredentials, desktop: { loginItem } }: ApplicationPorts,
  { commands, msps, teams, history, clipboard, consent, passphrase }: Rooms,
  changed: Changed,
  { snapshot, locking, shortcut }: OwnActions,
): AppCommands {
  return {
    readState: async () => ok(snapshot()),
    ...credentialCommands(environment, readCredentials),
    ...commands,
    ...msps.commands,
    ...teams.commands,
    ...history.commands,
    ...bindToMsps(
      { ...msps.mspCommands, ...teams.mspCommands, ...history.mspCommands },
      msps.list.find,
    ),
    ...settingsCommands({ settings, loginItem }, (before, now) => {
      changed("settings", "copyFormats");
      if (now.clearClipboardS !== before.clearClipboardS) clipboard.reschedule();
      if (now.shortcut !== before.shortcut) shortcut.take();
      if (now.lockAfterMinutes !== before.lockAfterMinutes) locking.watchIdle();
      if (now.commandLineTokens !== before.commandLineTokens) consent.settingChanged();
    }),
    ...shortcut.commands,
    clearClipboard: () => clipboard.clear(),
    checkClipboard: () => clipboard.check().then(() => ok(null)),
    lock: () => locking.lock().then(() => ok(null)),
    unlock: async (input) => locking.unlock(input?.passphrase ?? null),
    setPassphrase: ({ current, next }) =>
      passphrase.set(current, next).finally(() => changed("connection")),
  };
}

/** Everything that locking ends. What runs in the background later belongs here, too. */
const createAppLocking = (
  { clock, desktop, settings, washMemory }: ApplicationPorts,
  { lock, asksTouchId, msps, lastCopy, check, clipboard, consent, passphrase }: Rooms,
  changed: Changed,
): Locking =>
  createLocking({
    clock,
    desktop,
    lock,
    passphrase,
    asksTouchId,
    lockAfterMinutes: () => settings.read().lockAfterMinutes,
    drops: [
      // The MSP that is shown may not be stored yet.
      () => new Set(msps.list.all()).add(msps.list.active()).forEach((msp) => msp.dropTokens()),
      msps.batch.forget,
      lastCopy.forget,
      check.cancel,
      consent.forget,
      () => desktop.secretDialog.close(),
      // A running rotation still seals a secret that exists nowhere else.
      () => void msps.rotation.settled().then(() => (lock.isLocked() ? passphrase.forget() : null)),
    ],
    clearClipboard: () => clipboard.clear(),
    washMemory,
    changed,
  });

export function createApplication(ports: ApplicationPorts): Application {
  const { settings } = ports;
  const reconsider = () => list.all().forEach((msp) => msp.reconsider());
  const changed: Changed = createPublisher(
    () => snapshot(),
    (patch) => {
      ports.publish(patch);
      reconsider();
    },
  );
  const shared = createShared(ports, changed, (mspId) => {
    const msps = withFullNames(list.all().map((msp) => msp.summary()));
    return msps.length > 1 ? (msps.find(({ id }) => id === mspId)?.name ?? null) : null;
  });
  const rooms = createRooms(ports, changed, shared);
  const { list, rotation } = rooms.msps;
  const shortcut = createShortcutUse({ ...ports, notify: rooms.notices.add, changed });
  const shown = { shortcut, navigation: () => navigation.read() };
  const { snapshot, overview } = createState(ports, rooms, shown);
  const navigation = createNavigation({
    newId: ports.newId,
    shownMspId: () => list.active().id,
    selectMsp: (id) => commands.selectMsp(null, id),
    changed,
  });
  const locking = createAppLocking(ports, rooms, changed);
  const commands = createCommands(ports, rooms, changed, { snapshot, locking, shortcut });
  return {
    snapshot,
    overview,
    commands,
    copyUnseen: createTrayCopy(list.find),
    getAllTokens: rooms.msps.getAllTokens,
    answerTerminal: answerTerminal(ports, rooms, { snapshot, locking }),
    openTeamFile: openingOf(rooms.teams),
    start() {
      shortcut.begin();
      void rooms.clipboard.clear();
      void followDesktop({ settings, loginItem: ports.desktop.loginItem, changed });
      locking.watchIdle();
      reconsider();
    },
    notify: rooms.notices.add,
    consent: rooms.consent,
    refresh: () => changed("tokens", "mspTokens"),
    isLocked: shared.lock.isLocked,
    lock: locking.lock,
    navigate: (destination) => void navigation.navigate(destination),
    tellOfTray: () => rooms.notifications.hidden(ports.app.platform),
    checkClipboard: () => void rooms.clipboard.check(),
    shortcutPressed: shortcut.pressed,
    wouldLoseSecret: () => rotation.state()?.isKept === false,
    settled: () => Promise.all([rotation.settled(), ports.workspaces.settled()]),
  };
}
