// The ordinary user who runs the application, so that Chromium’s sandbox is on even if the tests run as root.
import { chown, readdir } from "node:fs/promises";
import { join } from "node:path";
import { run, runOrThrow } from "./run.ts";

const userName = "tenantry-test";

export interface Operator {
  readonly uid: number;
  readonly gid: number;
  /** Put before a command, runs it as this user; empty if the tests already run as this user. */
  readonly prefix: readonly string[];
  /** The switches that Chromium needs on this machine. */
  readonly switches: readonly string[];
}

async function idOf(flag: "-u" | "-g"): Promise<number> {
  return Number((await runOrThrow("id", [flag, userName])).trim());
}

async function sandboxWorks(prefix: readonly string[]): Promise<boolean> {
  const [command, ...args] = [...prefix, "unshare", "--user", "--map-root-user", "true"];
  return (await run(command, args)).code === 0;
}

/** Creates the user at the first call as root. Prints a line if Chromium’s sandbox cannot run. */
export async function findOperator(): Promise<Operator> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && (await run("id", ["-u", userName])).code !== 0) {
    console.log(`Creating the system user ${userName}: Chromium runs no sandbox as root.`);
    await runOrThrow("useradd", [
      "--system",
      "--no-create-home",
      "--shell",
      "/bin/false",
      userName,
    ]);
  }
  const uid = isRoot ? await idOf("-u") : (process.getuid?.() ?? 0);
  const gid = isRoot ? await idOf("-g") : (process.getgid?.() ?? 0);
  const prefix = isRoot
    ? ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--inh-caps=-all"]
    : [];
  if (await sandboxWorks(prefix)) return { uid, gid, prefix, switches: [] };
  console.log("This machine has no user namespaces: Chromium runs without its sandbox.");
  return { uid, gid, prefix, switches: ["--no-sandbox"] };
}

/** Makes the user the owner of a folder and everything in it. */
export async function give(folder: string, { uid, gid }: Operator): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true }))
    await chown(join(folder, entry), uid, gid);
}
