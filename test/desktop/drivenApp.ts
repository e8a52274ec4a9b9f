// The application inside a desktop session, as its operator, with Playwright at the other end.
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { _electron, type ElectronApplication, errors } from "playwright";
import type { Session } from "./session.ts";

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Playwright starts an executable as the user it runs as itself: this script becomes the operator first, and is then
 * replaced by the application, so that process id and output stay the same.
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

/** Milliseconds; a start takes one or two seconds. */
const attachTimeoutMs = 12_000;
const tries = 3;

/**
 * About once in fifty starts Playwright does not get through to an application that runs: it waits for an answer on a connection that
 * it has made while the first window was being drawn. Without Playwright at the other end no start has been seen to hang, so the
 * attempt is repeated rather than the test.
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
        // Else Playwright adds `--no-sandbox` by itself.
        chromiumSandbox: true,
        timeout: attachTimeoutMs,
      });
    } catch (cause) {
      if (attempt === tries || !(cause instanceof errors.TimeoutError)) throw cause;
      console.log(`Playwright did not get through to the application; attempt ${attempt + 1}.`);
    }
}
