import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { root } from "../desktop/root.ts";

const owner = `
  const { startSession } = await import(process.argv[1]);
  const { folder, env } = await startSession();
  console.log(folder, env.DISPLAY.slice(1));
  setInterval(() => undefined, 1000);
`;

for (const signal of ["SIGINT", "SIGKILL"] as const)
  test(`leaves no folder and no display behind when ${signal} ends the session’s owner`, async () => {
    const session = join(root, "test", "desktop", "session.ts");
    const args = ["--import", "tsx", "--input-type=module", "-e", owner, session];
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [told]: unknown[] = await once(child.stdout, "data");
    const [folder = "", display = ""] = String(told).trim().split(" ");
    const socket = `/tmp/.X11-unix/X${display}`;
    expect([folder, socket].map((path) => existsSync(path))).toEqual([true, true]);
    child.kill(signal);
    await expect
      .poll(() => [folder, socket].map((path) => existsSync(path)))
      .toEqual([false, false]);
  });
