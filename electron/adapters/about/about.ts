// The computer that Tenantry runs on, in words without anybody’s name, and the folders and files that it opens for the operator.
import { app, safeStorage, shell } from "electron";
import { mkdir, readFile } from "node:fs/promises";
import { release, type as systemType, version } from "node:os";
import { join } from "node:path";
import type { Result, WebPage } from "../../contract/contract.ts";
import type { Machine } from "../../core/base/ports.ts";
import { fail, ok } from "../../core/base/result.ts";
import { hasTrayHost } from "../tray/tray.ts";

/** Text of the system or the environment in one short line. */
const inWords = (text: string | undefined): string =>
  (text ?? "").replaceAll(/[^\w .:;,()/+-]+/g, "").slice(0, 80) || "unknown";

async function systemName(platform: NodeJS.Platform): Promise<string> {
  if (platform === "darwin") return `macOS ${process.getSystemVersion()}`;
  if (platform !== "linux") return version();
  const text = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^PRETTY_NAME="?([^"\n]*)/m.exec(text)?.[1] ?? "Linux";
}

async function describe(platform: NodeJS.Platform): Promise<readonly string[]> {
  const { env } = process;
  const name = inWords(await systemName(platform));
  const lines = [
    `System: ${name}, ${inWords(`${systemType()} ${release()}`)}, ${process.arch}`,
    `Locale: ${inWords(app.getLocale())}`,
  ];
  if (platform !== "linux") return lines;
  return [
    ...lines,
    `Desktop: ${inWords(env["XDG_CURRENT_DESKTOP"])}, ${inWords(env["XDG_SESSION_TYPE"])}`,
    `Tray: ${(await hasTrayHost(platform)) ? "yes" : "no"}`,
    `Keyring: ${safeStorage.getSelectedStorageBackend()}`,
  ];
}

async function open(path: string): Promise<Result<null>> {
  const reason = await shell.openPath(path);
  return reason === "" ? ok(null) : fail({ kind: "notOpened", path });
}

const pages: Readonly<Record<WebPage, string>> = {
  console: "https://common.cloud.hpe.com",
  releases: RELEASES,
};

async function openPage(page: WebPage): Promise<Result<null>> {
  const path = pages[page];
  try {
    await shell.openExternal(path);
    return ok(null);
  } catch {
    return fail({ kind: "notOpened", path });
  }
}

export function createMachine(platform: NodeJS.Platform): Machine {
  const { electron, chrome, node } = process.versions;
  const profile = app.getPath("userData");
  const files = {
    profile,
    secrets: join(profile, "vault.json"),
    history: join(profile, "history"),
    logs: join(profile, "logs"),
  };
  return {
    runtime: { electron, chromium: chrome, node },
    files,
    describe: () => describe(platform),
    async openLogs() {
      // The log begins with its first line.
      await mkdir(files.logs, { recursive: true, mode: 0o700 }).catch(() => undefined);
      return open(files.logs);
    },
    openPage,
    openLicences: () => open(join(process.resourcesPath, "licences.txt")),
  };
}
