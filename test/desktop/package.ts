// `npm run package`: makes a production build that runs from its folder, and for tests a copy that Playwright can drive.
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { flipFuses, FuseV1Options, FuseVersion } from "@electron/fuses";
import { build as packageApp, Platform } from "electron-builder";
import { build } from "./build.ts";
import { command } from "./command.ts";
import { give } from "./operator.ts";
import { electronRuntime } from "./runtime.ts";
import { root } from "./root.ts";
import type { Session } from "./session.ts";

export const releaseFolder = join(root, "release");
export const artefact = join(releaseFolder, "linux-unpacked");
export const executableName = "tenantry";

export async function packageApplication(): Promise<void> {
  await build("production");
  const { folder, version } = await electronRuntime();
  await packageApp({
    targets: Platform.current().createTarget("dir"),
    publish: null,
    config: { extends: "electron-builder.yml", electronDist: folder, electronVersion: version },
  });
}

/** Copies the artefact into the session for its operator, turns on the inspector’s fuse alone and returns the executable. */
export async function copyForInspection({ folder: session, operator }: Session): Promise<string> {
  const folder = join(session, "artefact");
  await cp(artefact, folder, { recursive: true });
  // The copy keeps the file modes, which a strict umask may have closed to everyone but the packager.
  await give(folder, operator);
  const executable = join(folder, executableName);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return executable;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await command(async () => {
    await packageApplication();
    console.log(join("release", "linux-unpacked", executableName));
    return 0;
  });
