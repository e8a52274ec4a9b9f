// `npm run test:deb`: makes the Debian package, and installs, uses and removes it in a clean root. Needs to be root.
// Exits with 75 where this machine can make no clean root: `.ci/run` then goes on without this test.
import { join } from "node:path";
import { archive } from "../packaging/installed/cleanRoot.ts";
import { command } from "./command.ts";
import { packageDeb } from "./packageDeb.ts";
import { root } from "./root.ts";
import { run, runOrThrow } from "./run.ts";
import { ensureSystemLibraries } from "./systemLibraries.ts";

/** EX_TEMPFAIL of sysexits.h. */
const notOnThisMachine = 75;

async function prepare(): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error("Only root can make one.");
  await ensureSystemLibraries("cleanRoot");
  await runOrThrow("unshare", ["--mount", "--pid", "--fork", "true"]);
  await archive();
}

await command(async () => {
  try {
    await prepare();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    console.error("This machine can make no clean root.", reason);
    return notOnThisMachine;
  }
  const path = await packageDeb();
  if (path === null) return 1;
  const config = join("test", "packaging", "installed", "playwright.config.ts");
  const args = [join(root, "node_modules", "playwright", "cli.js"), "test", "-c", config];
  const env = { ...process.env, TENANTRY_DEB: path };
  return (await run(process.execPath, args, { cwd: root, env, show: true })).code;
});
