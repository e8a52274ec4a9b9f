// Looks for a newer version now and then, and says so in a notice: it opens no window, takes no focus and restarts nothing.
import type { Clock, Log, Updater } from "./base/ports.ts";

/** A start has better things to do, ms. */
const firstLookMs = 60_000;
const nextLookMs = 24 * 60 * 60 * 1000;
const afterFailureMs = 60 * 60 * 1000;

export interface UpdatePorts {
  readonly clock: Pick<Clock, "sleep">;
  readonly updater: Updater;
  /** Offers the page from which people get a package that does not update itself. */
  readonly notify: (text: string, page?: "releases") => void;
  readonly log: Pick<Log, "info">;
}

/** Looks until `ended` aborts. It says once what it found, and nothing of a look that failed. */
export async function keepLooking(
  { clock, updater, notify, log }: UpdatePorts,
  ended: AbortSignal,
): Promise<void> {
  let said = "";
  const look = async (): Promise<number> => {
    try {
      const { kind, version } = await updater.look();
      if (kind === "none" || version === said || ended.aborted) return nextLookMs;
      said = version;
      if (kind === "ready") notify(`Tenantry ${version} is ready. It is installed when you quit.`);
      else notify(`Tenantry ${version} is available.`, "releases");
      return nextLookMs;
    } catch (cause) {
      log.info(`No update: ${cause instanceof Error ? cause.message : "unknown cause"}`);
      return afterFailureMs;
    }
  };
  let pauseMs = firstLookMs;
  for (;;) {
    await clock.sleep(pauseMs, ended);
    if (ended.aborted) return;
    pauseMs = await look();
  }
}
