// `npm start`: runs a development build on this display for real use; the first run also offers a simulator.
import { startSimulator } from "../simulator/simulator.ts";
import { build } from "./build.ts";
import { command } from "./command.ts";
import { demoVariable } from "./demoVariable.ts";
import { hasDisplay, runOnDisplay } from "./launch.ts";
import { electronRuntime } from "./runtime.ts";
import { ensureSystemLibraries } from "./systemLibraries.ts";

await command(async () => {
  if (!hasDisplay())
    throw new Error("There is no display to show a window on; `npm run demo` works without one.");
  await ensureSystemLibraries("application");
  await build("development");
  const simulator = await startSimulator();
  try {
    const env = { ...process.env, ...demoVariable(simulator, false) };
    return await runOnDisplay(await electronRuntime(), [], env);
  } finally {
    await simulator.stop();
  }
});
