// When the icon is shown again: on a real bus, with a program that takes the name of a panel’s tray.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onTrayHost } from "../../../electron/adapters/tray/host.ts";
import { createDaemon, hasDaemon, joinBus } from "../power/realBus.ts";

vi.mock("electron", () => ({ powerMonitor: {} }));

const watcher = "org.kde.StatusNotifierWatcher";

describe.runIf(hasDaemon)("the tray’s icon", () => {
  let folder = "";
  let ended = new AbortController();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tenantry-tray-"));
    ended = new AbortController();
  });
  afterEach(() => {
    ended.abort();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Listens on a bus, and runs `job` once Tenantry hears it. */
  async function onBus(
    job: (address: string, came: ReturnType<typeof vi.fn<() => void>>) => Promise<void>,
  ): Promise<void> {
    const daemon = createDaemon(join(folder, "bus"));
    await daemon.start();
    const observer = await joinBus(daemon.address);
    const came = vi.fn<() => void>();
    const environment = { DBUS_SESSION_BUS_ADDRESS: daemon.address };
    onTrayHost(environment, { before: Promise.resolve(false), came }, ended.signal);
    try {
      await vi.waitFor(async () => expect(await observer.ruleCount()).toBe(1));
      await job(daemon.address, came);
    } finally {
      observer.leave();
      await daemon.stop();
    }
  }

  it("is shown again to each panel that comes", async () => {
    await onBus(async (address, came) => {
      for (const times of [1, 2]) {
        const panel = await joinBus(address, watcher);
        await vi.waitFor(() => expect(came).toHaveBeenCalledTimes(times), 5_000);
        panel.leave();
      }
    });
  });
});
