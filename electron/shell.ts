// What happens around the core: which window comes forward, what the tray's entries do, how it all ends.
import type { SnapshotPatch, TenantOfMsp, Theme } from "./contract/contract.ts";
import type { AppTray, TrayPorts } from "./adapters/tray/tray.ts";
import type { MainWindow, QuickPickWindow } from "./adapters/window/window.ts";
import type { Application } from "./core/application.ts";
import { toWorkspaceId } from "./core/base/issuer.ts";
import type { Handlers } from "./core/base/handlers.ts";
import { assertNever, ok } from "./core/base/result.ts";
import {
  type CommandLineRequest,
  exitCodes,
  nextMinuteMs,
  type Outcome,
  type TrayAction,
  trayFace,
  trayMenu,
} from "./core/desktop/desktop.ts";

interface ShellPorts {
  readonly application: Application;
  readonly windows: { readonly main: MainWindow; readonly quickPick: QuickPickWindow };
  readonly createTray: (ports: Omit<TrayPorts, "platform">) => AppTray;
  readonly setTheme: (theme: Theme) => void;
  readonly quit: () => void;
}

/** How long the end may take because of the clipboard, ms. */
const longestEndMs = 2_000;
/** How long it may take because of a client secret that is on its way: the request's time limit, and a while to seal it. */
const longestRotationMs = 20_000;
/** After the first paint; the quick pick is made then, so that its first opening is as fast as the next. */
const prepareAfterMs = 1_000;

/** Of these its menu says nothing; a long reading of the list would keep it from being drawn at all. */
const notInTray: ReadonlySet<string> = new Set(["discovery", "check", "draft", "navigation"]);

const success: Outcome = { code: exitCodes.success, text: "" };

const within = (ms: number, job: Promise<unknown>): Promise<unknown> =>
  Promise.race([job, new Promise((resolve) => setTimeout(resolve, ms))]);

function createActions({ application, windows, quit }: ShellPorts) {
  const openAt = ({ mspId, workspaceId }: TenantOfMsp) => {
    const known = toWorkspaceId(workspaceId);
    if (known !== null) application.navigate({ to: "tenant", mspId, workspaceId: known });
    windows.main.show();
  };
  const act = (action: TrayAction): void => {
    const { commands } = application;
    switch (action.kind) {
      case "copy":
        void application.copyUnseen(action).then((failed) => (failed ? openAt(action) : undefined));
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
        return void commands.unlock(null);
      case "clearClipboard":
        return void commands.clearClipboard(null);
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
  return { act, openAt, openQuickPick };
}

/**
 * Prevents the first end, until no new secret is on its way, and nothing of ours on the clipboard or the time is up; the next one goes through. `begun` is called
 * at the first: what is made from then on would outlive the last window's end, and the application with it.
 */
function createEnding(
  { application, windows, quit }: ShellPorts,
  { begun, ended }: Readonly<Record<"begun" | "ended", () => void>>,
) {
  let isCleared = false;
  let isWarned = false;
  /** A secret that is kept nowhere would be lost: its dialog is shown instead, once. */
  const warn = (): boolean => {
    if (isWarned || application.snapshot().newSecret?.isKept !== false) return false;
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
      return ended();
    }
    event.preventDefault();
    void end();
    return undefined;
  };
}

type WindowCommands = Handlers<"hideWindow" | "openQuickPick" | "closeQuickPick" | "openWindow">;

function createWindowCommands(
  { windows: { main, quickPick } }: ShellPorts,
  openAt: (tenant: TenantOfMsp) => void,
): WindowCommands {
  return {
    async hideWindow() {
      await main.hide();
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

export function createShell(ports: ShellPorts) {
  const { application, windows, setTheme } = ports;
  const { act, openAt, openQuickPick } = createActions(ports);
  let tray: AppTray | null = null;
  let preparing: NodeJS.Timeout | undefined;
  let isEnding = false;
  const snapshot = () => application.snapshot();

  async function carryOut(request: CommandLineRequest): Promise<Outcome> {
    if (request.kind === "copy") return application.copyByName(request.name);
    if (request.kind === "open") {
      windows.main.show();
      return application.openTeamFile(request.path);
    }
    if (request.kind === "quickPick") openQuickPick();
    else windows.main.show();
    return success;
  }

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
    carryOut,
    publish(patch: SnapshotPatch): void {
      if (patch.settings !== undefined) setTheme(patch.settings.theme);
      windows.main.publish(patch);
      windows.quickPick.publish(patch);
      if (Object.keys(patch).some((section) => !notInTray.has(section))) tray?.changed();
    },
    start: (request: CommandLineRequest): void => {
      setTheme(snapshot().settings.theme);
      application.start();
      void carryOut(request);
      const settle = async () => {
        // Not before there is something to see.
        if (request.kind !== "quickPick") await windows.main.shown;
        if (isEnding) return;
        showTray();
        preparing = setTimeout(windows.quickPick.prepare, prepareAfterMs);
      };
      void settle();
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
