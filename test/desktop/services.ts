// Starts the programs of a desktop session, each when its predecessor is ready.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { give, type Operator } from "./operator.ts";
import { run } from "./run.ts";
import type { SessionOptions } from "./session.ts";
import { configureBus } from "./sessionBus.ts";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what: string, isReady: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await isReady()) return;
    await pause(100);
  }
  throw new Error(`${what} did not come up within 15 seconds.`);
}

type Env = Record<string, string>;

/** Opens the session’s keyring, which lives no longer than the session. */
export const keyringPassword = "keyring of one session";

/** Starts a program that can write its address to file descriptor 3. */
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

function addressOf(child: ChildProcess, name: string): Promise<string> {
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

/** One cookie for any display: the family “wild” with an empty address and number (see Xau’s file format). */
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
  env["DISPLAY"] = `:${await addressOf(launch(line, env), "Xvfb")}`;
  env["XAUTHORITY"] = authority;
}

const swayConfiguration = `output HEADLESS-1 resolution 1280x800
xwayland enable
exec sh -c 'env > "$XDG_RUNTIME_DIR/addresses.part" && mv "$XDG_RUNTIME_DIR/addresses.part" "$XDG_RUNTIME_DIR/addresses"'
`;

/** A Wayland compositor without a screen, which also serves X programs. It refuses to run as root. */
async function startSway(folder: string, operator: Operator, env: Env): Promise<void> {
  const file = join(folder, "sway.conf");
  await writeFile(file, swayConfiguration);
  await give(folder, operator);
  const headless = {
    WLR_BACKENDS: "headless",
    WLR_LIBINPUT_NO_DEVICES: "1",
    WLR_RENDERER: "pixman",
  };
  env["XDG_SESSION_TYPE"] = "wayland";
  launch([...operator.prefix, "sway", "--config", file], { ...env, ...headless });
  const addresses = join(folder, "runtime", "addresses");
  await until("sway", async () => existsSync(addresses));
  const known = await readFile(addresses, "utf8");
  for (const [, name = "", value = ""] of known.matchAll(
    /^(WAYLAND_DISPLAY|SWAYSOCK|DISPLAY)=(.*)$/gm,
  ))
    env[name] = value;
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

/** Starts the panel, as a session does at its beginning or later, and waits for its tray. */
export async function startPanel(operator: Operator, env: Env): Promise<void> {
  const line = (rest: readonly string[]) => [...operator.prefix, ...rest];
  launch(line(["xfce4-panel", "--disable-wm-check"]), env);
  const watcher = "org.kde.StatusNotifierWatcher";
  const host = property(watcher, "/StatusNotifierWatcher", "IsStatusNotifierHostRegistered");
  const [command = "", ...args] = line(host);
  await until("The panel’s tray", async () =>
    (await run(command, args, { env, cwd: "/" })).stdout.includes("true"),
  );
}

/** Adds to `env` the variables that programs in the session need. */
export async function startServices(
  folder: string,
  operator: Operator,
  env: Env,
  { keyring = true, panel = true, wayland = false }: SessionOptions,
): Promise<void> {
  const asOperator = (line: readonly string[]) => [...operator.prefix, ...line];
  const isTrue = (line: readonly string[]) => async () => {
    const [command = "", ...args] = asOperator(line);
    return (await run(command, args, { env, cwd: "/" })).stdout.includes("true");
  };
  if (wayland) await startSway(folder, operator, env);
  else await startDisplay(folder, operator, env);
  const configFile = `--config-file=${await configureBus(folder)}`;
  await give(folder, operator);
  const bus = launch(asOperator(["dbus-daemon", configFile, "--nofork", "--print-address=3"]), env);
  env["DBUS_SESSION_BUS_ADDRESS"] = await addressOf(bus, "D-Bus");
  if (keyring) {
    const line = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"];
    launch(asOperator(line), env, keyringPassword);
    await until("The keyring", isTrue(ownerOf("org.freedesktop.secrets")));
  }
  if (wayland) return;
  launch(asOperator(["xfwm4", "--compositor=off"]), env);
  if (panel) await startPanel(operator, env);
}
