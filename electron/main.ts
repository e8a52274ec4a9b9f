// The composition root: adapters into the core, the core behind IPC, the shell around it.
import electron, {
  app,
  globalShortcut,
  Menu,
  nativeTheme,
  powerMonitor,
  safeStorage,
  session,
} from "electron";
import { join } from "node:path";
import { registerAppScheme, serveApp } from "./adapters/window/appProtocol.ts";
import { createClipboard } from "./adapters/clipboard.ts";
import { systemClock } from "./adapters/clock.ts";
import { denyPermissions, lockNavigation } from "./adapters/window/lockdown.ts";
import { createLog } from "./adapters/log.ts";
import { createNetwork } from "./adapters/network/network.ts";
import { createNotifier } from "./adapters/notifications.ts";
import { platformName } from "./adapters/platform.ts";
import { isInUse, onPowerEvents } from "./adapters/power.ts";
import { createQuickPickWindow } from "./adapters/window/quickPickWindow.ts";
import { answerSecondStart } from "./adapters/start/handover.ts";
import { onOpenFile } from "./adapters/start/openFile.ts";
import { createShortcut } from "./adapters/shortcut.ts";
import { createTeamFiles } from "./adapters/teamFiles.ts";
import { createTray } from "./adapters/tray/tray.ts";
import { hasTrayHost } from "./adapters/tray/host.ts";
import { createCipher } from "./adapters/vault/cipher.ts";
import { createKeychainVault } from "./adapters/vault/keychain.ts";
import { createMemoryVault } from "./adapters/vault/memory.ts";
import { createSafeStorageVault } from "./adapters/vault/safeStorage.ts";
import { createCredentialVault } from "./adapters/vault/vault.ts";
import { createMainWindow } from "./adapters/window/mainWindow.ts";
import { createApplication } from "./core/application.ts";
import type { CommandLineRequest } from "./core/desktop/commandLine.ts";
import type { Desktop } from "./core/base/ports.ts";
import { fail, ok } from "./core/base/result.ts";
import { createDemoVault, type Demo, readDemo, startDemo } from "./demo.ts";
import { type Handlers, registerIpc } from "./ipc.ts";
import { createShell } from "./shell.ts";
import { beginOnce } from "./adapters/start/start.ts";
import { openStores, type Stores } from "./adapters/store/store.ts";

const { platform } = process;
const dist = join(import.meta.dirname, "..");
const log = createLog(join(app.getPath("userData"), "logs"), { console: DEVELOPMENT_BUILD });
const demo: Demo | null = DEVELOPMENT_BUILD ? readDemo(process.env) : null;
const isDemo = demo?.connectsByItself === true;
const noSimulator = fail({ kind: "unexpected" } as const);
const newId = () => crypto.randomUUID();

function openVault({ vaultFile }: Stores) {
  if (isDemo) return createDemoVault();
  return createCredentialVault({
    safeStorage: createSafeStorageVault(createCipher(safeStorage, platform), vaultFile),
    keychain: createKeychainVault({ platform }),
    memory: createMemoryVault(),
    records: vaultFile,
  });
}

function openWindows(stores: Stores, focused: () => void) {
  const windowSession = session.fromPartition("windows", { cache: false });
  serveApp(windowSession, join(dist, "renderer"));
  denyPermissions(windowSession);
  const page = { session: windowSession, preload: join(dist, "preload", "preload.cjs"), log };
  const main = createMainWindow({
    ...page,
    place: stores.window,
    canHide: () => hasTrayHost(platform),
    quit: () => app.quit(),
    focused,
  });
  return { main, quickPick: createQuickPickWindow({ ...page, platform, newId }) };
}

function start(request: CommandLineRequest): void {
  const stores = openStores(app.getPath("userData"));
  const windows = openWindows(stores, () => application.checkClipboard());
  const desktop: Desktop = {
    isInUse,
    isWindowFocused: windows.main.isFocused,
    quickPickOpening: windows.quickPick.opening,
    notifier: createNotifier((workspaceId) => shell.openAt(workspaceId)),
    shortcut: createShortcut(windows.quickPick.toggle, globalShortcut),
  };
  const application = createApplication({
    ...stores,
    app: {
      version: APP_VERSION,
      demo: isDemo,
      simulator: demo !== null,
      platform: platformName(platform),
    },
    ...createNetwork(() => session.fromPartition("greenlake", { cache: false })),
    clock: systemClock,
    environment: process.env,
    random: Math.random,
    newId,
    vault: openVault(stores),
    clipboard: createClipboard(electron, platform),
    desktop,
    teamFiles: createTeamFiles(),
    publish: (patch) => shell.publish(patch),
  });
  const shell = createShell({
    application,
    windows,
    createTray: (ports) => createTray({ ...ports, platform }),
    setTheme: (theme) => (nativeTheme.themeSource = theme),
    quit: () => app.quit(),
  });
  stores.problems.forEach(application.notify);
  const isTrusted: Parameters<typeof registerIpc>[1] = (event) =>
    windows.main.isTrusted(event) || windows.quickPick.isTrusted(event);
  const trySimulator: Handlers["trySimulator"] = async () => {
    const begun = demo === null ? noSimulator : await startDemo(demo, application.commands);
    return begun.ok ? ok(null) : begun;
  };
  registerIpc({ ...application.commands, ...shell.commands, trySimulator }, isTrusted, log);
  shell.start(request);
  app.on("second-instance", (_event, _argv, _folder, data) => {
    void answerSecondStart(data, shell.carryOut);
  });
  onOpenFile((path) => void shell.carryOut({ kind: "open", path }));
  app.on("activate", windows.main.show);
  onPowerEvents(powerMonitor, {
    lock: () => void application.lock("system"),
    unlock: () => application.unlock("system"),
    wake: application.refresh,
  });
  app.on("before-quit", shell.beforeQuit);
  if (isDemo) void trySimulator(null);
}

process.on("uncaughtException", (cause) => log.error("Uncaught exception.", cause));
process.on("unhandledRejection", (cause) => log.error("Unhandled rejection.", cause));

beginOnce((request) => {
  // Without it macOS has no Copy and Paste; elsewhere there is no menu bar to fill.
  if (platform !== "darwin") Menu.setApplicationMenu(null);
  registerAppScheme();
  lockNavigation();
  void app.whenReady().then(() => start(request));
});
