// Starts the application in a desktop session as its operator, driven by Playwright.
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { _electron, type ElectronApplication, errors } from "playwright";
import type { Session } from "./session.ts";

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Playwright starts an executable as its own user. This script switches to the operator and then replaces itself with the
 * application, so that process ID and output stay the same.
 */
async function launcher(session: Session, executable: string): Promise<string> {
  const path = join(await session.newFolder("launcher"), "launch.sh");
  const line = [...session.operator.prefix, executable, ...session.operator.switches];
  await writeFile(path, `#!/bin/sh\ncd /\nexec ${line.map(quoted).join(" ")} "$@"\n`);
  await chmod(path, 0o755);
  return path;
}

export interface DriveOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Milliseconds; a start usually takes one or two seconds. */
const attachTimeoutMs = 12_000;
const tries = 3;

/**
 * In about one of fifty starts Playwright fails to attach to the running application: it waits for an answer on a connection
 * that it opened while the first window was being drawn. No start has ever hung without Playwright, so this repeats the
 * attempt and not the test.
 */
export async function drive(
  session: Session,
  executable: string,
  { args = [], env = {} }: DriveOptions = {},
): Promise<ElectronApplication> {
  const executablePath = await launcher(session, executable);
  for (let attempt = 1; ; attempt += 1)
    try {
      return await _electron.launch({
        executablePath,
        args: [...args],
        env: { ...session.env, ...env },
        // Otherwise Playwright adds `--no-sandbox`.
        chromiumSandbox: true,
        timeout: attachTimeoutMs,
      });
    } catch (cause) {
      if (attempt === tries || !(cause instanceof errors.TimeoutError)) throw cause;
      console.log(`Playwright could not attach to the application; attempt ${attempt + 1}.`);
    }
}
