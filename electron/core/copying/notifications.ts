// Desktop notifications: copied, failed, expiring soon, hidden.
import type {
  AppError,
  AppSnapshot,
  Batch,
  ClipboardState,
  CopyWay,
  LastCopy,
  Settings,
  Tenant,
  TokenTimes,
} from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import type { Clock, Desktop, Notification } from "../base/ports.ts";
import type { CopiedBy } from "../history/stored.ts";

interface NotificationPorts {
  readonly clock: Clock;
  readonly desktop: Pick<Desktop, "isWindowFocused" | "quickPickOpening" | "notifier">;
  readonly settings: () => Settings;
  readonly clipboard: () => ClipboardState | null;
  /** Null if there is only one MSP. */
  readonly mspName: (mspId: string) => string | null;
}

/** `under a minute`, `14 min`; rounded down, so that it never promises too much. */
function lifeLeft(expiresAtMs: number, nowMs: number): string {
  const minutes = Math.floor((expiresAtMs - nowMs) / 60_000);
  return minutes < 1 ? "under a minute" : `${minutes} min`;
}

/** `2 minutes`, `45 seconds`: the real remainder, which may be short after sleep. */
function secondsOrMinutes(leftMs: number): string {
  const seconds = Math.max(0, Math.round(leftMs / 1000));
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}

/** Its `name` is short, and differs from that of every other tenant. */
type NotifiedTenant = Pick<Tenant, "workspaceId" | "name" | "colour"> & { readonly mspId: string };

export interface Notifications {
  readonly copied: (copy: LastCopy, by: CopiedBy) => void;
  /** Call it when a copy begins; call the result if that copy fails, unless the operator caused it. */
  readonly follow: (by: CopiedBy) => (tenant: NotifiedTenant, error: AppError) => void;
  readonly expiring: (tenant: NotifiedTenant, times: TokenTimes) => void;
  /** The window is hidden for the first time. Said even without notifications of copies, because it is said only once. */
  readonly hidden: (platform: AppSnapshot["app"]["platform"]) => void;
  /** A batch has ended. */
  readonly gotTokens: (batch: Batch) => void;
}

const clockTime = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

function waysBack(platform: AppSnapshot["app"]["platform"]): string {
  const [place, keys] = platform === "mac" ? ["menu bar", "⌘Q"] : ["tray", "Ctrl+Q"];
  return `Its icon in the ${place} opens it again. To quit, choose Quit there, or press ${keys} in the window.`;
}

const toNoTenant = { mspId: null, workspaceId: null, colour: null };

/** The window tells of no copy that was asked for elsewhere, such as in a quick pick that has closed by then. */
const elsewhere: ReadonlySet<CopyWay> = new Set(["quickPick", "tray"]);

/** Says nothing about the window’s own copies while the window has the focus, because it shows them. */
export function createNotifications(ports: NotificationPorts): Notifications {
  const { clock, desktop, settings, clipboard, mspName } = ports;
  const isWanted = () => settings().notifications && !desktop.isWindowFocused();
  const isCopyWanted = ({ way }: CopiedBy) =>
    elsewhere.has(way) ? settings().notifications : isWanted();
  const inMsp = (name: string, mspId: string | null): string => {
    const msp = mspId === null ? null : mspName(mspId);
    return msp === null ? name : `${name} (${msp})`;
  };
  const notify = (
    { mspId, workspaceId, colour }: Omit<Notification, "title" | "body">,
    title: string,
    body: string,
  ) => desktop.notifier({ title, body, mspId, workspaceId, colour });
  return {
    copied(copy, by) {
      if (!isCopyWanted(by)) return;
      const { mspId, tenantName, shortName, format, expiresAtMs } = copy;
      const clearsAtMs = clipboard()?.clearsAtMs ?? null;
      const clears =
        clearsAtMs === null
          ? ""
          : `, clipboard clears in ${Math.round((clearsAtMs - clock.nowMs()) / 1000)} s`;
      // Desktops cut long titles at their end, where similar names differ.
      const inFull = tenantName === shortName ? "" : `${tenantName}: `;
      notify(
        copy,
        `${format ?? "Token"} for ${inMsp(shortName, mspId)} copied`,
        `${inFull}${lifeLeft(expiresAtMs, clock.nowMs())} left${clears}`,
      );
    },
    follow(by) {
      const opening = desktop.quickPickOpening();
      return (tenant, error) => {
        // An open quick pick shows the failure itself.
        const isStillOpen = opening !== null && desktop.quickPickOpening() === opening;
        if (!isCopyWanted(by) || isStillOpen) return;
        const { title, advice } = describeFailure(error, inMsp(tenant.name, tenant.mspId));
        notify(tenant, title, advice);
      };
    },
    hidden(platform) {
      notify(toNoTenant, "Tenantry is still running", waysBack(platform));
    },
    gotTokens({ done, failed, firstExpiresAtMs }) {
      if (!isWanted()) return;
      const lacking = failed === 0 ? "" : `${failed} failed. `;
      const until =
        firstExpiresAtMs === null ? "" : `First expires at ${clockTime.format(firstExpiresAtMs)}.`;
      const title = done === 1 ? "1 token is ready" : `${done} tokens are ready`;
      notify(toNoTenant, title, `${lacking}${until}`.trim());
    },
    expiring(tenant, { expiresAtMs }) {
      const left = secondsOrMinutes(expiresAtMs - clock.nowMs());
      notify(
        tenant,
        `Token for ${inMsp(tenant.name, tenant.mspId)} expires in ${left}`,
        "Copy it again for a new one.",
      );
    },
  };
}
