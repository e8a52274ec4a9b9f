// The programs that make a desktop session, each started when the one before it is ready, and all ended together.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { give, type Operator } from "./operator.ts";
import { run } from "./run.ts";
import type { SessionOptions } from "./session.ts";

interface Services {
  stop(): Promise<void>;
}

/** Everything that carries this session's folder in its environment, whoever started it: D-Bus starts services of its own. */
function processesOf(folder: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "latin1").includes(`=${folder}/`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function killAll(folder: string, signal: NodeJS.Signals): number {
  const pids = processesOf(folder);
  for (const pid of pids)
    try {
      process.kill(pid, signal);
    } catch {
      // It ended in between.
    }
  return pids.length;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function stopAll(folder: string): Promise<void> {
  killAll(folder, "SIGTERM");
  for (let tries = 0; tries < 20 && processesOf(folder).length > 0; tries += 1) await pause(50);
  while (killAll(folder, "SIGKILL") > 0) await pause(20);
}

async function until(what: string, isReady: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await isReady()) return;
    await pause(100);
  }
  throw new Error(`${what} did not come up within 15 seconds.`);
}

type Env = Record<string, string>;

/** Starts a program that tells on file descriptor 3, if asked, what it is reached by. */
function launch(line: readonly string[], env: Env, input?: string): ChildProcess {
  const [command = "", ...args] = line;
  const stdio = ["pipe", "ignore", "ignore", "pipe"] as const;
  const child = spawn(command, args, { env, cwd: "/", detached: true, stdio: [...stdio] });
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input ?? "");
  child.unref();
  return child;
}

function told(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdio[3]?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("\n")) resolve(text.trim());
    });
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code ?? "a signal"}.`)));
    child.once("error", reject);
  });
}

/** One cookie for any display: the family «wild», an empty address and number (see Xau's file format). */
function authorityFile(cookie: Buffer): Buffer {
  const counted = (bytes: Buffer) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const nothing = counted(Buffer.alloc(0));
  const name = counted(Buffer.from("MIT-MAGIC-COOKIE-1"));
  return Buffer.concat([Buffer.from([0xff, 0xff]), nothing, nothing, name, counted(cookie)]);
}

async function startDisplay(folder: string, operator: Operator, env: Env): Promise<void> {
  const authority = join(folder, "xauthority");
  await writeFile(authority, authorityFile(randomBytes(16)), { mode: 0o600 });
  await give(folder, operator);
  const screen = ["-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"];
  const line = ["Xvfb", "-displayfd", "3", "-auth", authority, ...screen];
  env["DISPLAY"] = `:${await told(launch(line, env), "Xvfb")}`;
  env["XAUTHORITY"] = authority;
}

const property = (name: string, object: string, key: string): readonly string[] => [
  "dbus-send",
  "--session",
  "--print-reply=literal",
  `--dest=${name}`,
  object,
  "org.freedesktop.DBus.Properties.Get",
  `string:${name}`,
  `string:${key}`,
];

const ownerOf = (name: string): readonly string[] => [
  "dbus-send",
  "--session",
  "--print-reply=literal",
  "--dest=org.freedesktop.DBus",
  "/org/freedesktop/DBus",
  "org.freedesktop.DBus.NameHasOwner",
  `string:${name}`,
];

/** A bus that starts no service by itself: else the first who asks for a keyring would be given one. */
const bareBus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

async function busLine(folder: string, keyring: boolean): Promise<readonly string[]> {
  const file = join(folder, "bus.conf");
  await writeFile(file, bareBus, { mode: 0o644 });
  const config = keyring ? "--session" : `--config-file=${file}`;
  return ["dbus-daemon", config, "--nofork", "--print-address=3"];
}

async function startAll(
  folder: string,
  operator: Operator,
  env: Env,
  { keyring = true, panel = true }: SessionOptions,
): Promise<void> {
  const asOperator = (line: readonly string[]) => [...operator.prefix, ...line];
  const isTrue = (line: readonly string[]) => async () => {
    const [command = "", ...args] = asOperator(line);
    return (await run(command, args, { env, cwd: "/" })).stdout.includes("true");
  };
  await startDisplay(folder, operator, env);
  const bus = launch(asOperator(await busLine(folder, keyring)), env);
  env["DBUS_SESSION_BUS_ADDRESS"] = await told(bus, "D-Bus");
  if (keyring) {
    const line = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"];
    launch(asOperator(line), env, randomBytes(8).toString("hex"));
    await until("The keyring", isTrue(ownerOf("org.freedesktop.secrets")));
  }
  launch(asOperator(["xfwm4", "--compositor=off"]), env);
  if (!panel) return;
  launch(asOperator(["xfce4-panel", "--disable-wm-check"]), env);
  const watcher = "org.kde.StatusNotifierWatcher";
  const host = property(watcher, "/StatusNotifierWatcher", "IsStatusNotifierHostRegistered");
  await until("The panel's place for tray icons", isTrue(host));
}

/** Fills `env` with what programs in the session need; ends everything again where one of them does not come up. */
export async function startServices(
  folder: string,
  operator: Operator,
  env: Env,
  options: SessionOptions,
): Promise<Services> {
  const atExit = () => {
    killAll(folder, "SIGKILL");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", atExit);
  const stop = async () => {
    process.off("exit", atExit);
    await stopAll(folder);
  };
  try {
    await startAll(folder, operator, env, options);
    return { stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
