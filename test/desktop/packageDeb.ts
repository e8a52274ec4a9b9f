// `npm run package:deb`: makes a production build and a Debian package of it, which lintian must find no error in.
import { relative } from "node:path";
import { makeDebianPackage } from "../packaging/debianPackage.ts";
import { command } from "./command.ts";
import { artefact, packageApplication, releaseFolder } from "./package.ts";
import { root } from "./root.ts";
import { run } from "./run.ts";
import { ensureSystemLibraries } from "./systemLibraries.ts";

/** A stricter umask would close the package’s files to the user who starts them. */
process.umask(0o022);

await command(async () => {
  await ensureSystemLibraries("debianPackage");
  await packageApplication();
  const path = await makeDebianPackage(artefact, releaseFolder);
  console.log(relative(root, path));
  const { code } = await run("lintian", ["--fail-on", "error", path], { show: true });
  return code;
});
