// Whom the application runs as: an ordinary user, so that Chromium's sandbox is on, even where the tests run as root.
import { chown, readdir } from "node:fs/promises";
import { join } from "node:path";
import { run, runOrThrow } from "./run.ts";

const userName = "tenantry-test";

export interface Operator {
  readonly uid: number;
  readonly gid: number;
  /** What to put before a command so that it runs as this user; empty where that is the user who runs the tests. */
  readonly prefix: readonly string[];
  /** Switches that Chromium needs here. */
  readonly switches: readonly string[];
}

async function idOf(flag: "-u" | "-g"): Promise<number> {
  return Number((await runOrThrow("id", [flag, userName])).trim());
}

async function sandboxWorks(prefix: readonly string[]): Promise<boolean> {
  const [command, ...args] = [...prefix, "unshare", "--user", "--map-root-user", "true"];
  return (await run(command, args)).code === 0;
}

/** As root makes the user at the first call. Says so where the sandbox cannot be had. */
export async function findOperator(): Promise<Operator> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && (await run("id", ["-u", userName])).code !== 0) {
    console.log(`Making the system user ${userName}: Chromium runs no sandbox as root.`);
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

/** Gives a folder and all in it to the user. */
export async function give(folder: string, { uid, gid }: Operator): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true }))
    await chown(join(folder, entry), uid, gid);
}
