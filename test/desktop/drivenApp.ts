// The application inside a desktop session, as its operator, with Playwright at the other end.
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { _electron, type ElectronApplication } from "playwright";
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

export async function drive(
  session: Session,
  executable: string,
  { args = [], env = {} }: DriveOptions = {},
): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: await launcher(session, executable),
    args: [...args],
    env: { ...session.env, ...env },
    // Else Playwright adds `--no-sandbox` by itself.
    chromiumSandbox: true,
    timeout: 30_000,
  });
}
