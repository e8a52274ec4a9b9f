// `npm run package:deb`: makes a production build and a Debian package of it, which lintian and appstreamcli must find no error in.
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { makeDebianPackage } from "../packaging/debianPackage.ts";
import { appId, linuxFolder } from "../packaging/names.ts";
import { command } from "./command.ts";
import { artefact, packageApplication, releaseFolder } from "./package.ts";
import { root } from "./root.ts";
import { run } from "./run.ts";
import { ensureSystemLibraries } from "./systemLibraries.ts";

const metainfo = join(linuxFolder, `${appId}.metainfo.xml`);

/** Answers the path of the package, or null if one of the two has found an error. */
export async function packageDeb(): Promise<string | null> {
  /** A stricter umask would close the package’s files to the user who starts them. */
  process.umask(0o022);
  await ensureSystemLibraries("debianPackage");
  await packageApplication();
  const path = await makeDebianPackage(artefact, releaseFolder);
  console.log(relative(root, path));
  const looks = [
    ["lintian", "--fail-on", "error", path],
    ["appstreamcli", "validate", "--no-net", metainfo],
  ] as const;
  for (const [program, ...args] of looks)
    if ((await run(program, args, { show: true })).code !== 0) return null;
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await command(async () => ((await packageDeb()) === null ? 1 : 0));
