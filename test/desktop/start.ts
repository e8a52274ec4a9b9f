// `npm start`: a development build on this display, for real use; no simulator.
import { build } from "./build.ts";
import { hasDisplay, runOnDisplay } from "./launch.ts";
import { electronRuntime } from "./runtime.ts";
import { ensureSystemLibraries } from "./systemLibraries.ts";

if (!hasDisplay()) {
  console.error("There is no display to show a window on; `npm run demo` works without one.");
  process.exit(1);
}
await ensureSystemLibraries(false);
await build("development");
process.exit(await runOnDisplay(await electronRuntime(), []));
