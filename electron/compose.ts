// Puts the application together: adapters into the core, the core behind IPC, the shell around both.
import electron, {
  app,
  globalShortcut,
  nativeTheme,
  net,
  powerMonitor,
  safeStorage,
  session,
  systemPreferences,
} from "electron";
import { createClipboard } from "./adapters/clipboard.ts";
import { systemClock } from "./adapters/clock.ts";
import { compositorOf } from "./adapters/compositor.ts";
import { createLoginItem } from "./adapters/login/loginItem.ts";
import { type LiveSecrets, noting } from "./adapters/liveSecrets.ts";
import { createMachine } from "./adapters/about/about.ts";
import { createMemoryWash } from "./adapters/memory.ts";
import { createNetwork } from "./adapters/network/network.ts";
import { createNotifier } from "./adapters/notifications.ts";
import { operatorName, platformName } from "./adapters/platform.ts";
import { idleS, isInUse, onDesktopLock, onPowerEvents } from "./adapters/power/power.ts";
import { createShortcut, type ShortcutRoute } from "./adapters/shortcut.ts";
import { createSecretDialog } from "./adapters/secretDialog.ts";
import { createLazyStore } from "./adapters/store/store.ts";
import { longTexts } from "./adapters/reading/reading.ts";
import { createTeamFiles } from "./adapters/teamFiles.ts";
import { openDoor } from "./adapters/terminal/door.ts";
import { onOpenFile } from "./adapters/terminal/openFile.ts";
import { createTouchId } from "./adapters/touchId.ts";
import { createTray } from "./adapters/tray/tray.ts";
import { createPassphraseVault, createVault } from "./adapters/vault/vault.ts";
import type { Windows } from "./adapters/window/window.ts";
import { ownerProbe } from "./adapters/x11Owner.ts";
import { createApplication } from "./core/application.ts";
import type { Application } from "./core/public.ts";
import type { Handlers } from "./core/base/handlers.ts";
import type { Desktop, Log } from "./core/base/ports.ts";
import { fail, ok } from "./core/base/result.ts";
import { keepLooking } from "./core/updates.ts";
import { environmentSecret } from "./core/credentials/credentials.ts";
import type { ShellRequest } from "./core/terminal/terminal.ts";
import { createDemoVault, type Demo, readDemo, startDemo } from "./demo.ts";
import { registerIpc } from "./ipc.ts";
import { createShell } from "./shell.ts";
import { openStores, type Stores } from "./stores.ts";

/** What the windows themselves ask of the application. */
export type Answering = Pick<Application, "checkClipboard" | "consent" | "tellOfTray">;

/** What comes before everything else. */
export interface Beginning {
  readonly request: ShellRequest;
  readonly route: ShortcutRoute;
  readonly log: Log;
  readonly liveSecrets: LiveSecrets;
  readonly windows: Windows;
  /** Sentences about files that could not be used as they are. */
  readonly problems: readonly string[];
  /** From now on the windows’ commands are answered. */
  readonly answers: (application: Answering) => void;
}

const { platform } = process;
const demo: Demo | null = DEVELOPMENT_BUILD ? readDemo(process.env) : null;
const isDemo = demo?.connectsByItself === true;
const noSimulator = fail({ kind: "unexpected" } as const);
const newId = () => crypto.randomUUID();
/** How long the count of a copy may wait for others before it is written. */
const usageWaitsMs = 500;

/** Answers terminals, and opens the files that macOS names. */
function listenToTerminals(
  { answerTerminal }: Application,
  carryOut: (request: ShellRequest) => Promise<unknown>,
  log: Log,
): void {
  const door = openDoor(app.getPath("userData"), answerTerminal, log);
  // A start that found no open door, though this application holds the lock.
  app.on("second-instance", door.check);
  app.on("will-quit", door.close);
  onOpenFile((path) => void carryOut({ kind: "open", path }));
}

function openClipboard() {
  const compositor = compositorOf(process.env);
  const answers = compositor === null ? ownerProbe(process.env, platform) : undefined;
  return createClipboard(electron, platform, compositor, answers);
}

const openNetwork = () =>
  createNetwork({
    open: (serial) => session.fromPartition(`greenlake-${serial}`, { cache: false }),
    request: (options) => net.request(options),
    onChildGone: (gone) => app.on("child-process-gone", (_event, details) => gone(details)),
  });

/** What the system itself asks and does for us. */
const openSystem = () => ({
  secretDialog: createSecretDialog(),
  touchId: createTouchId(systemPreferences),
  loginItem: createLoginItem({
    app,
    platform,
    environment: process.env,
    home: app.getPath("home"),
    appId: APP_ID,
    execPath: process.execPath,
  }),
});

/** Removes the secrets that no MSP names, unless a damaged file may name fewer MSPs than there are. */
function openSecrets({ vaultFile, workspaces, problems }: Stores) {
  if (isDemo) return createDemoVault();
  const vault = createVault(safeStorage, platform, app.getName(), vaultFile);
  const profiles = workspaces.read().msps.flatMap(({ profile }) => profile?.id ?? []);
  if (problems.length === 0) void vault.keepOnly(profiles);
  return vault;
}

/** The vault, and what keeps secrets out of the log and out of memory. */
function keepSecrets(stores: Stores, { note }: LiveSecrets) {
  const { vault, passphraseKey } = createPassphraseVault({
    vault: openSecrets(stores),
    isSet: () => stores.passphrase.read().wrapped !== null,
    owners: () => stores.workspaces.read().msps.flatMap(({ profile }) => profile ?? []),
  });
  return {
    vault: noting(vault, note),
    passphraseKey,
    noteSecret: note,
    washMemory: createMemoryWash(),
  };
}

/** Starts the simulator that a development build may bring. */
const trySimulator = (application: Application): Handlers<"trySimulator"> => ({
  async trySimulator() {
    const begun = demo === null ? noSimulator : await startDemo(demo, application);
    return begun.ok ? ok(null) : begun;
  },
});

/** What the operator opens and pastes. */
const openTexts = () => ({ teamFiles: createTeamFiles(), ...longTexts });

/** Loads what it needs only in a build that has a feed. */
async function watchForUpdates(
  notify: Application["notify"],
  log: Log,
  ended: AbortSignal,
): Promise<void> {
  if (UPDATE_FEED === "") return;
  const { createUpdater } = await import("./adapters/updates/updates.ts");
  const feed = { url: UPDATE_FEED, key: UPDATE_KEY };
  const updater = createUpdater({ feed, platform, environment: process.env, log });
  await keepLooking({ clock: systemClock, updater, notify, log }, ended);
}

/** Locks with the desktop and before sleep, and looks for updates. */
function listenOutside({ lock, refresh, notify }: Application, log: Log): void {
  const ended = new AbortController();
  app.on("will-quit", () => ended.abort());
  void watchForUpdates(notify, log, ended.signal);
  const lockNow = () => void lock();
  onPowerEvents(powerMonitor, { lock: lockNow, wake: refresh });
  if (platform === "linux") onDesktopLock(process.env, lockNow, ended.signal);
}

const openDesktop = (
  { windows, route }: Beginning,
  shell: () => Pick<ReturnType<typeof createShell>, "openAt" | "shortcutPressed">,
): Desktop => ({
  isInUse,
  idleS,
  isWindowFocused: windows.main.isFocused,
  quickPickOpening: windows.quickPick.opening,
  notifier: createNotifier((tenant) => shell().openAt(tenant)),
  shortcut: createShortcut(() => shell().shortcutPressed(), globalShortcut, route),
  consent: windows.consent,
  ...openSystem(),
});

/** Goes on from the beginning, as soon as Electron is ready. */
export function compose(beginning: Beginning): void {
  const { log, liveSecrets, windows } = beginning;
  liveSecrets.note(environmentSecret(process.env) ?? "");
  const stores = openStores(app.getPath("userData"));
  const desktop = openDesktop(beginning, () => shell);
  const { fetch, ...network } = openNetwork();
  const application = createApplication({
    ...stores,
    usage: createLazyStore(stores.usage, usageWaitsMs),
    app: {
      version: APP_VERSION,
      demo: isDemo,
      simulator: demo !== null,
      platform: platformName(platform),
    },
    fetch,
    network,
    clock: systemClock,
    environment: process.env,
    random: Math.random,
    newId,
    operator: operatorName,
    ...keepSecrets(stores, liveSecrets),
    clipboard: openClipboard(),
    desktop,
    machine: createMachine(platform),
    ...openTexts(),
    publish: (patch) => shell.publish(patch),
    carryOut: (request) => shell.carryOut(request),
  });
  const shell = createShell({
    application,
    windows,
    createTray: (ports) => createTray({ ...ports, platform }),
    setTheme: (theme) => (nativeTheme.themeSource = theme),
    quit: () => app.quit(),
  });
  for (const problem of [...beginning.problems, ...stores.problems]) application.notify(problem);
  const simulator = trySimulator(application);
  const reading = windows.reading(application.commands.readState);
  registerIpc(
    { ...application.commands, ...shell.commands, ...reading, ...simulator },
    { isTrusted: windows.isTrusted, isLocked: application.isLocked, log, hold: liveSecrets.hold },
  );
  beginning.answers(application);
  listenToTerminals(application, shell.carryOut, log);
  app.on("activate", windows.main.show);
  app.on("before-quit", shell.beforeQuit);
  // The D-Bus library can wait until there is something to see.
  void shell.start(beginning.request).then(() => listenOutside(application, log));
  if (isDemo) void simulator.trySimulator(null);
}
