// Runs a development build from the checkout on the current display.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./root.ts";
import type { Runtime } from "./runtime.ts";

export const hasDisplay = (): boolean =>
  process.platform !== "linux" ||
  Boolean(process.env["DISPLAY"]) ||
  Boolean(process.env["WAYLAND_DISPLAY"]);

const binaries: Partial<Record<NodeJS.Platform, string>> = {
  darwin: join("Electron.app", "Contents", "MacOS", "Electron"),
  win32: "electron.exe",
};

export const electronBinary = ({ folder }: Runtime): string =>
  join(folder, binaries[process.platform] ?? "electron");

/** Resolves with the application’s exit code; Ctrl-C is passed on and quits it. */
export function runOnDisplay(
  runtime: Runtime,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  // Chromium refuses to run its sandbox as root.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(electronBinary(runtime), [root, ...asRoot, ...args], {
    env,
    stdio: "inherit",
  });
  const pass = () => child.kill("SIGTERM");
  process.on("SIGINT", pass);
  process.on("SIGTERM", pass);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      process.off("SIGINT", pass);
      process.off("SIGTERM", pass);
      resolve(code ?? 0);
    });
  });
}
