// A desktop session of its own without a display: X server, D-Bus, an unlocked keyring, a window manager and a panel.
import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { keep } from "./keeper.ts";
import { findOperator, give, type Operator } from "./operator.ts";
import { run, runOrThrow } from "./run.ts";
import { startServices } from "./services.ts";

export interface SessionOptions {
  /** Without one, safeStorage and the keychain have nothing to stand on. */
  readonly keyring?: boolean;
  /** Without one, nobody shows a tray icon. */
  readonly panel?: boolean;
}

export interface Session {
  readonly folder: string;
  readonly operator: Operator;
  readonly env: Readonly<Record<string, string>>;
  /** A folder of the operator's own. */
  newFolder(name: string): Promise<string>;
  /** Runs a program in the session as the operator. */
  run(command: string, args: readonly string[], input?: string): ReturnType<typeof run>;
  /** Throws where it holds no text. */
  readClipboard(selection?: "clipboard" | "primary"): Promise<string>;
  /** Another program's copy, which it holds until the next one. */
  writeClipboard(text: string): Promise<void>;
  /** The whole desktop as PNG. */
  screenshot(path: string): Promise<void>;
  stop(): Promise<void>;
}

const folders = ["home", "runtime", "config", "data", "cache", "tmp"] as const;

function environment(folder: string): Record<string, string> {
  const inherited = ["PATH", "LANG", "TZ"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(inherited),
    HOME: join(folder, "home"),
    XDG_RUNTIME_DIR: join(folder, "runtime"),
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CACHE_HOME: join(folder, "cache"),
    TMPDIR: join(folder, "tmp"),
    // Known to Chromium, which then takes the Secret Service for its keyring.
    XDG_CURRENT_DESKTOP: "XFCE",
    XDG_SESSION_TYPE: "x11",
    // Nothing here can be drawn with, and the accessibility bus would outlive the session.
    LIBGL_ALWAYS_SOFTWARE: "1",
    NO_AT_BRIDGE: "1",
  };
}

/** Ended by `stop`, and also by the end of this process, whatever ends it. */
export async function startSession(options: SessionOptions = {}): Promise<Session> {
  if (process.platform !== "linux")
    throw new Error("A desktop session without a display can be had on Linux only.");
  const operator = await findOperator();
  // Not where TMPDIR points: the operator may not get there, and a socket's path is 108 bytes at most.
  const folder = await mkdtemp("/tmp/tenantry-session-");
  const keeper = keep(folder);
  const env = environment(folder);
  try {
    for (const name of folders) await mkdir(join(folder, name), { mode: 0o700 });
    await give(folder, operator);
    await startServices(folder, operator, env, options);
  } catch (cause) {
    await keeper.release();
    throw cause;
  }
  const inside: Session["run"] = (command, args, input = "") => {
    const [first = command, ...rest] = [...operator.prefix, command, ...args];
    return run(first, rest, { env, cwd: "/", input });
  };
  return {
    folder,
    operator,
    env,
    run: inside,
    async newFolder(name) {
      const made = await mkdtemp(join(folder, `${name}-`));
      await give(made, operator);
      return made;
    },
    async readClipboard(selection = "clipboard") {
      const { code, stdout, stderr } = await inside("xclip", ["-o", "-selection", selection]);
      if (code === 0) return stdout;
      throw new Error(`The clipboard could not be read: ${stderr.trim() || `xclip gave ${code}`}.`);
    },
    async writeClipboard(text) {
      // xclip stays behind to hold it; what it inherits of this end would keep `run` waiting.
      const line = "xclip -i -selection clipboard >/dev/null 2>&1";
      await inside("sh", ["-c", line], text);
    },
    async screenshot(path) {
      await runOrThrow("import", ["-window", "root", path], { env });
    },
    stop: () => keeper.release(),
  };
}
