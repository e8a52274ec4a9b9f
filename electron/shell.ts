// What happens around the core: which window opens, what the tray’s entries do, and how the application quits.
import type { SnapshotPatch, TenantOfMsp, Theme } from "./contract/contract.ts";
import type { AppTray, TrayPorts } from "./adapters/tray/tray.ts";
import type { ConsentWindow, MainWindow, QuickPickWindow } from "./adapters/window/window.ts";
import type { Application } from "./core/public.ts";
import { toWorkspaceId } from "./core/base/issuer.ts";
import type { Handlers } from "./core/base/handlers.ts";
import { assertNever, ok } from "./core/base/result.ts";
import { type Outcome, success } from "./core/base/exitCodes.ts";
import { nextMinuteMs, type TrayAction, trayFace, trayMenu } from "./core/desktop/desktop.ts";
import type { ShellRequest } from "./core/terminal/terminal.ts";

interface ShellPorts {
  readonly application: Application;
  readonly windows: {
    readonly main: MainWindow;
    readonly quickPick: QuickPickWindow;
    readonly consent: Pick<ConsentWindow, "publish" | "close">;
  };
  readonly createTray: (ports: Omit<TrayPorts, "platform">) => AppTray;
  readonly setTheme: (theme: Theme) => void;
  readonly quit: () => void;
}

/** How long clearing the clipboard may delay quitting, ms. */
const longestEndMs = 2_000;
/** How long a rotation may delay quitting, ms: the request’s time limit, and time to seal the new secret. */
const longestRotationMs = 20_000;
/** How long after the main window’s first paint the quick pick is created, ms, so that it opens fast the first time too. */
const prepareAfterMs = 1_000;

/** Sections of the snapshot that the tray menu does not show. During discovery they change so often that the menu would never settle. */
const notInTray: ReadonlySet<string> = new Set([
  "discovery",
  "check",
  "draft",
  "navigation",
  "shortcut",
  "shortcutUse",
  "consent",
]);

const within = (ms: number, job: Promise<unknown>): Promise<unknown> =>
  Promise.race([job, new Promise((resolve) => setTimeout(resolve, ms))]);

function createActions({ application, windows, quit }: ShellPorts) {
  const openAt = (tenant: TenantOfMsp | null) => {
    const workspaceId = toWorkspaceId(tenant?.workspaceId ?? "");
    if (tenant !== null && workspaceId !== null)
      application.navigate({ to: "tenant", mspId: tenant.mspId, workspaceId });
    windows.main.show();
  };
  const act = (action: TrayAction): void => {
    const { commands } = application;
    switch (action.kind) {
      case "copy":
        void application.copyUnseen(action).then((failed) => (failed ? openAt(action) : undefined));
        return;
      case "copyMsp":
        void application
          .copyUnseen({ mspId: action.mspId, workspaceId: null })
          .then((failed) => (failed ? windows.main.show() : undefined));
        return;
      case "settings":
        application.navigate({ to: "settings" });
        return windows.main.show();
      case "open":
        return windows.main.show();
      case "quickPick":
        return openQuickPick();
      case "lock":
        return void commands.lock(null);
      case "unlock":
        return void commands
          .unlock(null)
          .then(({ ok: isOpen }) => (isOpen ? null : windows.main.show()));
      case "clearClipboard":
        return void commands.clearClipboard(null);
      case "getTokens":
        return void application.getAllTokens();
      case "cancelTokens":
        return void commands.cancelTokens(null);
      case "quit":
        return quit();
      default:
        return assertNever(action);
    }
  };
  const openQuickPick = () => {
    application.checkClipboard();
    windows.quickPick.open();
  };
  const shortcutPressed = () => {
    if (application.shortcutPressed()) windows.quickPick.toggle();
  };
  return { act, openAt, openQuickPick, shortcutPressed };
}

/**
 * Holds up quitting until a rotation has finished and the clipboard is cleared, or the time for that is up; then quits again, and
 * that goes through. Calls `begun` when clearing starts: a window created after that would keep the application alive.
 */
function createEnding(
  { application, windows, quit }: ShellPorts,
  { begun, ended }: Readonly<Record<"begun" | "ended", () => void>>,
) {
  let isCleared = false;
  let isWarned = false;
  /** A new secret that is kept nowhere would be lost: once, the window that shows it opens instead of quitting. */
  const warn = (): boolean => {
    if (isWarned || !application.wouldLoseSecret()) return false;
    isWarned = true;
    windows.main.show();
    return true;
  };
  const end = async () => {
    await within(longestRotationMs, application.settled());
    if (warn()) return;
    begun();
    await within(longestEndMs, application.commands.clearClipboard(null));
    isCleared = true;
    quit();
  };
  return (event: { preventDefault(): void }): void => {
    if (isCleared) {
      windows.main.end();
      windows.quickPick.end();
      windows.consent.close();
      return ended();
    }
    event.preventDefault();
    void end();
    return undefined;
  };
}

type WindowCommands = Handlers<
  "hideWindow" | "zoomWindow" | "quit" | "openQuickPick" | "closeQuickPick" | "openWindow"
>;

function createWindowCommands(
  { windows: { main, quickPick }, quit }: ShellPorts,
  openAt: (tenant: TenantOfMsp) => void,
): WindowCommands {
  return {
    async hideWindow() {
      await main.hide();
      return ok(null);
    },
    async zoomWindow({ by }) {
      main.zoom(by);
      return ok(null);
    },
    async quit() {
      quit();
      return ok(null);
    },
    async openQuickPick() {
      quickPick.open();
      return ok(null);
    },
    async closeQuickPick() {
      quickPick.close();
      return ok(null);
    },
    async openWindow({ workspaceId }, mspId) {
      quickPick.close();
      if (workspaceId === null) main.show();
      else openAt({ mspId, workspaceId });
      return ok(null);
    },
  };
}

/** What a terminal asks of the windows. */
const createCarryOut =
  ({ application, windows }: ShellPorts, openQuickPick: () => void) =>
  async (request: ShellRequest): Promise<Outcome> => {
    switch (request.kind) {
      case "open":
        windows.main.show();
        return application.openTeamFile(request.path);
      case "pick":
        openQuickPick();
        return success;
      case "show":
        windows.main.show();
        return success;
      case "hidden":
        return success;
      default:
        return assertNever(request);
    }
  };

export function createShell(ports: ShellPorts) {
  const { application, windows, setTheme } = ports;
  const { act, openAt, openQuickPick, shortcutPressed } = createActions(ports);
  let tray: AppTray | null = null;
  let preparing: NodeJS.Timeout | undefined;
  let isEnding = false;
  const snapshot = () => application.snapshot();

  const carryOut = createCarryOut(ports, openQuickPick);
  const showTray = () => {
    tray = ports.createTray({
      items: () => trayMenu(application.overview(), Date.now()),
      face: () => trayFace(application.overview()),
      nextMinuteMs: () => nextMinuteMs(application.overview(), Date.now()),
      act,
      looked: application.checkClipboard,
    });
  };

  return {
    commands: createWindowCommands(ports, openAt),
    openAt,
    shortcutPressed,
    carryOut,
    publish(patch: SnapshotPatch): void {
      if (patch.settings !== undefined) setTheme(patch.settings.theme);
      windows.main.publish(patch);
      windows.quickPick.publish(patch);
      windows.consent.publish(patch);
      if (Object.keys(patch).some((section) => !notInTray.has(section))) tray?.changed();
    },
    /** Resolves when there is something to see: the window, or the tray’s icon. */
    start: async (request: ShellRequest): Promise<void> => {
      setTheme(snapshot().settings.theme);
      application.start();
      void carryOut(request);
      if (request.kind === "show" || request.kind === "open") await windows.main.shown;
      if (isEnding) return;
      showTray();
      preparing = setTimeout(windows.quickPick.prepare, prepareAfterMs);
    },
    beforeQuit: createEnding(ports, {
      begun() {
        isEnding = true;
        clearTimeout(preparing);
      },
      ended: () => tray?.destroy(),
    }),
  };
}
