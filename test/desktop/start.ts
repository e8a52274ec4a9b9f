// `npm start`: a development build on this display, for real use; no simulator.
import { build } from "./build.ts";
import { command } from "./command.ts";
import { hasDisplay, runOnDisplay } from "./launch.ts";
import { electronRuntime } from "./runtime.ts";
import { ensureSystemLibraries } from "./systemLibraries.ts";

await command(async () => {
  if (!hasDisplay())
    throw new Error("There is no display to show a window on; `npm run demo` works without one.");
  await ensureSystemLibraries("application");
  await build("development");
  return runOnDisplay(await electronRuntime(), []);
});
