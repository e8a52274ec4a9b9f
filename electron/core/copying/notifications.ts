// What is told outside the windows: that a token was copied, that one could not be, that one expires soon.
import type {
  ClipboardState,
  Failure,
  LastCopy,
  Settings,
  Tenant,
  TokenTimes,
} from "../../contract/contract.ts";
import type { Clock, Desktop } from "../base/ports.ts";
import { nameOf } from "../tenants/names.ts";

interface TellingPorts {
  readonly clock: Clock;
  readonly desktop: Desktop;
  readonly settings: () => Settings;
  readonly clipboard: () => ClipboardState | null;
}

/** `under a minute`, `14 min`; rounded down, so that it never promises too much. */
function lifeLeft(expiresAtMs: number, nowMs: number): string {
  const minutes = Math.floor((expiresAtMs - nowMs) / 60_000);
  return minutes < 1 ? "under a minute" : `${minutes} min`;
}

/** `2 minutes`, `45 seconds`: what is left when it is said, which after sleep can be less than planned. */
function secondsOrMinutes(leftMs: number): string {
  const seconds = Math.max(0, Math.round(leftMs / 1000));
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}

type TenantOf = Pick<Tenant, "workspaceId" | "name" | "colour"> & { readonly mspId: string };

interface Telling {
  /** `mspName` is null where there is one MSP only. */
  readonly copied: (copy: LastCopy, mspName: string | null) => void;
  /** Called when a copy begins; what it gives tells that it failed. */
  readonly follow: () => (tenant: TenantOf, failure: Failure) => void;
  readonly expiring: (tenant: TenantOf, times: TokenTimes) => void;
}

/** Silent about copies while the main window has the focus, which shows it all by itself. */
export function createTelling({ clock, desktop, settings, clipboard }: TellingPorts): Telling {
  const isWanted = () => settings().notifications && !desktop.isWindowFocused();
  return {
    copied({ mspId, workspaceId, tenantName, colour, expiresAtMs }, mspName) {
      if (!isWanted()) return;
      const left = `${lifeLeft(expiresAtMs, clock.nowMs())} left`;
      const clearsAtMs = clipboard()?.clearsAtMs ?? null;
      const clears =
        clearsAtMs === null
          ? ""
          : `, clipboard clears in ${Math.round((clearsAtMs - clock.nowMs()) / 1000)} s`;
      desktop.notifier({
        title: `Token for ${tenantName}${mspName === null ? "" : ` (${mspName})`} copied`,
        body: left + clears,
        mspId,
        workspaceId,
        colour,
      });
    },
    follow() {
      const opening = desktop.quickPickOpening();
      return ({ mspId, workspaceId, colour }, { title, advice }) => {
        const isStillOpen = opening !== null && desktop.quickPickOpening() === opening;
        if (isWanted() && !isStillOpen)
          desktop.notifier({ title, body: advice, mspId, workspaceId, colour });
      };
    },
    expiring(tenant, { expiresAtMs }) {
      const { mspId, workspaceId, colour } = tenant;
      desktop.notifier({
        title: `Token for ${nameOf(tenant)} expires in ${secondsOrMinutes(expiresAtMs - clock.nowMs())}`,
        body: "Copy it again for a new one.",
        mspId,
        workspaceId,
        colour,
      });
    },
  };
}
