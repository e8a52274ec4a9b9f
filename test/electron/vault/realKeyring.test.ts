// The keychain vault on a real Secret Service: gnome-keyring, in a D-Bus session and a home of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKeychainVault } from "../../../electron/adapters/vault/keychain.ts";
import { realKeyringChecks } from "./realKeyring.ts";

const has = (program: string): boolean =>
  spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
const canRun =
  process.platform === "linux" && ["dbus-run-session", "gnome-keyring-daemon", "gdbus"].every(has);

describe.runIf(canRun)("on a real Secret Service", () => {
  const home = mkdtempSync(join(tmpdir(), "tenantry-keyring-"));
  let results: Record<string, string> = {};

  beforeAll(() => {
    const script = fileURLToPath(new URL("realKeyring.ts", import.meta.url));
    const run = spawnSync("dbus-run-session", ["--", process.execPath, "--import", "tsx", script], {
      encoding: "utf8",
      env: environmentOf(home),
      timeout: 60_000,
    });
    if (run.status !== 0) throw new Error(`${run.error?.message ?? ""}${run.stderr}`);
    results = JSON.parse(run.stdout);
  }, 70_000);

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  for (const { promise } of realKeyringChecks)
    it(promise, () => {
      expect(results[promise]).toBe("kept");
    });

  it("leaves no process behind", () => {
    expect(processesOf(home)).toEqual([]);
  });
});

describe.runIf(process.platform === "linux")("without a D-Bus session", () => {
  it("says at once that the keyring is missing", async () => {
    const session = process.env["DBUS_SESSION_BUS_ADDRESS"];
    process.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent";
    try {
      const vault = createKeychainVault({ platform: "linux" });
      await expect(vault.getPassword("Tenantry", "acme")).rejects.toThrow("is missing, or locked");
    } finally {
      if (session === undefined) delete process.env["DBUS_SESSION_BUS_ADDRESS"];
      else process.env["DBUS_SESSION_BUS_ADDRESS"] = session;
    }
  });
});

/** Nothing in it leads to the keyring, session or display of the person who runs the tests. */
function environmentOf(home: string): NodeJS.ProcessEnv {
  const inHome = (name: string): string => {
    const folder = join(home, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  };
  return {
    PATH: process.env["PATH"],
    LANG: "C.UTF-8",
    HOME: home,
    XDG_CONFIG_HOME: inHome("config"),
    XDG_DATA_HOME: inHome("data"),
    XDG_CACHE_HOME: inHome("cache"),
    XDG_RUNTIME_DIR: inHome("run"),
  };
}

/** Command lines of the processes that were started with this home, except those that only wait to be reaped. */
function processesOf(home: string): string[] {
  return readdirSync("/proc")
    .filter((id) => /^\d+$/.test(id) && read(`/proc/${id}/environ`).includes(`HOME=${home}`))
    .map((id) => read(`/proc/${id}/cmdline`));
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
