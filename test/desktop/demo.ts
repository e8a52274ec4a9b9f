// `npm run demo`: starts a GreenLake simulator on this machine and the application connected to it.
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { build } from "./build.ts";
import { command } from "./command.ts";
import { doMainJob } from "./demoJob.ts";
import { demoVariable } from "./demoVariable.ts";
import { drive } from "./drivenApp.ts";
import { electronBinary, hasDisplay, runOnDisplay } from "./launch.ts";
import { give } from "./operator.ts";
import { root } from "./root.ts";
import { electronRuntime } from "./runtime.ts";
import { type Session, startSession } from "./session.ts";
import { ensureSystemLibraries } from "./systemLibraries.ts";

async function showOnDisplay(simulator: Simulator): Promise<number> {
  const profile = await mkdtemp(join(tmpdir(), "tenantry-demo-"));
  try {
    const env = { ...process.env, ...demoVariable(simulator, true) };
    console.log(
      "Tenantry is connected to a simulator: click Copy token. Closing it ends the demo.",
    );
    return await runOnDisplay(await electronRuntime(), [`--user-data-dir=${profile}`], env);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Copies Electron and the build into the session, because its operator may not be able to read the checkout and the cache. */
async function installIn(
  session: Session,
): Promise<{ readonly binary: string; readonly app: string }> {
  const app = join(session.folder, "application");
  for (const name of ["dist", "package.json", join("node_modules", "@napi-rs")])
    await cp(join(root, name), join(app, name), { recursive: true });
  const runtime = await electronRuntime();
  const folder = join(session.folder, "electron");
  await cp(runtime.folder, folder, { recursive: true });
  await give(session.folder, session.operator);
  return { binary: electronBinary({ ...runtime, folder }), app };
}

const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });

async function runHeadless(simulator: Simulator, keep: boolean): Promise<void> {
  console.log("There is no display, so the demo runs in its own headless desktop session.");
  const session = await startSession();
  try {
    const { binary, app: folder } = await installIn(session);
    const profile = await session.newFolder("profile");
    const app = await drive(session, binary, {
      args: [folder, `--user-data-dir=${profile}`],
      env: demoVariable(simulator, true),
    });
    const picture = join(root, "test-results", "demo.png");
    await mkdir(join(root, "test-results"), { recursive: true });
    await doMainJob(await app.firstWindow(), simulator, session, picture);
    if (keep) {
      console.log(`The session stays up on DISPLAY=${session.env["DISPLAY"] ?? ""} until Ctrl-C.`);
      await untilInterrupted();
    }
    await app.close();
  } finally {
    await session.stop();
  }
}

await command(async () => {
  const onDisplay = hasDisplay();
  await ensureSystemLibraries(onDisplay ? "application" : "headless");
  await build("development");
  const simulator = await startSimulator();
  try {
    if (onDisplay) return await showOnDisplay(simulator);
    await runHeadless(simulator, process.argv.includes("--keep"));
    return 0;
  } finally {
    await simulator.stop();
  }
});
