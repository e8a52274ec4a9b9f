// `npm run test:deb`: makes the Debian package, and installs, uses and removes it in a clean root. Needs to be root.
import { join } from "node:path";
import { command } from "./command.ts";
import { packageDeb } from "./packageDeb.ts";
import { root } from "./root.ts";
import { run } from "./run.ts";
import { ensureSystemLibraries } from "./systemLibraries.ts";

await command(async () => {
  if (process.getuid?.() !== 0)
    throw new Error("Only root can make a clean root and install a package in it.");
  await ensureSystemLibraries("cleanRoot");
  const path = await packageDeb();
  if (path === null) return 1;
  const config = join("test", "packaging", "installed", "playwright.config.ts");
  const args = [join(root, "node_modules", "playwright", "cli.js"), "test", "-c", config];
  const env = { ...process.env, TENANTRY_DEB: path };
  return (await run(process.execPath, args, { cwd: root, env, show: true })).code;
});
