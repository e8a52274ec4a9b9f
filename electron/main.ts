// The composition root: adapters into the core, the core behind IPC, the shell around it.
import electron, { app, Menu, nativeTheme, powerMonitor, safeStorage, session } from "electron";
import { join } from "node:path";
import { registerAppScheme, serveApp } from "./adapters/appProtocol.ts";
import { createClipboard } from "./adapters/clipboard.ts";
import { systemClock } from "./adapters/clock.ts";
import { createFetch } from "./adapters/http.ts";
import { createJsonStore } from "./adapters/jsonStore.ts";
import { denyPermissions, lockNavigation } from "./adapters/lockdown.ts";
import { createLog } from "./adapters/log.ts";
import { createTray } from "./adapters/tray.ts";
import { hasTrayHost } from "./adapters/trayHost.ts";
import { createCipher } from "./adapters/vault/cipher.ts";
import { createKeychainVault } from "./adapters/vault/keychainVault.ts";
import { createMemoryVault } from "./adapters/vault/memoryVault.ts";
import { createSafeStorageVault } from "./adapters/vault/safeStorageVault.ts";
import { createCredentialVault } from "./adapters/vault/vault.ts";
import { emptyVaultFile, vaultFileSchema } from "./adapters/vault/vaultFile.ts";
import { noPlace, windowPlaceSchema } from "./adapters/windowPlace.ts";
import { createMainWindow } from "./adapters/windows.ts";
import { createApplication } from "./core/application.ts";
import { ok } from "./core/result.ts";
import {
  defaultSettings,
  noWorkspaces,
  settingsSchema,
  workspacesSchema,
} from "./core/storedState.ts";
import { createDemoVault, type Demo, readDemo, startDemo } from "./demo.ts";
import { registerIpc } from "./ipc.ts";
import { platformName } from "./adapters/platform.ts";

const { platform } = process;
const dist = join(import.meta.dirname, "..");
const log = createLog(join(app.getPath("userData"), "logs"), { console: DEVELOPMENT_BUILD });
const demo: Demo | null = DEVELOPMENT_BUILD ? readDemo(process.env) : null;

function openStores() {
  const problems: string[] = [];
  const place = { cwd: app.getPath("userData"), onProblem: (text: string) => problems.push(text) };
  const vaultFile = { name: "vault", schema: vaultFileSchema, defaults: emptyVaultFile };
  const settings = { name: "settings", schema: settingsSchema, defaults: defaultSettings };
  const workspaces = { name: "workspaces", schema: workspacesSchema, defaults: noWorkspaces };
  const window = { name: "window", schema: windowPlaceSchema, defaults: noPlace };
  return {
    problems,
    settings: createJsonStore({ ...place, ...settings }),
    workspaces: createJsonStore({ ...place, ...workspaces }),
    vaultFile: createJsonStore({ ...place, ...vaultFile }),
    window: createJsonStore({ ...place, ...window }),
  };
}

type Stores = ReturnType<typeof openStores>;

function openVault({ vaultFile }: Stores) {
  if (demo !== null) return createDemoVault();
  return createCredentialVault({
    safeStorage: createSafeStorageVault(createCipher(safeStorage, platform), vaultFile),
    keychain: createKeychainVault({ platform }),
    memory: createMemoryVault(),
    records: vaultFile,
  });
}

function openWindow(stores: Stores) {
  const windowSession = session.fromPartition("windows", { cache: false });
  serveApp(windowSession, join(dist, "renderer"));
  denyPermissions(windowSession);
  return createMainWindow({
    session: windowSession,
    preload: join(dist, "preload", "preload.cjs"),
    place: stores.window,
    log,
    canHide: () => hasTrayHost(platform),
    quit: () => app.quit(),
  });
}

function start(): void {
  const stores = openStores();
  const window = openWindow(stores);
  const application = createApplication({
    app: { version: APP_VERSION, demo: demo !== null, platform: platformName(platform) },
    fetch: createFetch(),
    clock: systemClock,
    random: Math.random,
    newId: () => crypto.randomUUID(),
    vault: openVault(stores),
    clipboard: createClipboard(electron),
    settings: stores.settings,
    workspaces: stores.workspaces,
    publish(patch) {
      if (patch.settings !== undefined) nativeTheme.themeSource = patch.settings.theme;
      window.publish(patch);
    },
  });
  nativeTheme.themeSource = stores.settings.read().theme;
  stores.problems.forEach(application.notify);
  const handlers = {
    ...application.commands,
    async hideWindow() {
      await window.hide();
      return ok(null);
    },
  };
  registerIpc(handlers, window.isTrusted, log);
  window.show();
  app.on("second-instance", window.show);
  app.on("activate", window.show);
  powerMonitor.on("resume", application.refresh);
  const tray = createTray(platform, { show: window.show, quit: () => app.quit() });
  app.on("before-quit", () => {
    window.release();
    tray.destroy();
  });
  if (demo !== null) void startDemo(demo, application.commands);
}

process.on("uncaughtException", (cause) => log.error("Uncaught exception.", cause));
process.on("unhandledRejection", (cause) => log.error("Unhandled rejection.", cause));

if (app.requestSingleInstanceLock()) {
  // Without it macOS has no Copy and Paste; elsewhere there is no menu bar to fill.
  if (platform !== "darwin") Menu.setApplicationMenu(null);
  registerAppScheme();
  lockNavigation();
  void app.whenReady().then(start);
} else {
  app.quit();
}
