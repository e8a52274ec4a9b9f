// A headless desktop session: X server, D-Bus, an unlocked keyring, a window manager and a panel.
import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { keep } from "./keeper.ts";
import { findOperator, give, type Operator } from "./operator.ts";
import { run, runOrThrow } from "./run.ts";
import { startPanel, startServices } from "./services.ts";

export interface SessionOptions {
  /** Without a keyring neither safeStorage nor the keychain works. */
  readonly keyring?: boolean;
  /** Without a panel there is no tray. */
  readonly panel?: boolean;
  /** Runs sway with XWayland instead of an X server with a window manager and a panel. */
  readonly wayland?: boolean;
}

export interface Session {
  readonly folder: string;
  readonly operator: Operator;
  readonly env: Readonly<Record<string, string>>;
  /** Makes a folder that the operator owns. */
  newFolder(name: string): Promise<string>;
  /** Runs a program in the session as the operator. */
  run(command: string, args: readonly string[], input?: string): ReturnType<typeof run>;
  /** Throws if it holds no text. */
  readClipboard(selection?: "clipboard" | "primary"): Promise<string>;
  /** Copies from another program, which holds the text until the next copy. */
  writeClipboard(text: string): Promise<void>;
  /** For a session without one, or whose panel has ended. */
  startPanel(): Promise<void>;
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
    // On a desktop that Chromium knows it uses the Secret Service as its keyring.
    XDG_CURRENT_DESKTOP: "XFCE",
    XDG_SESSION_TYPE: "x11",
    // There is no GPU, and the accessibility bus would outlive the session.
    LIBGL_ALWAYS_SOFTWARE: "1",
    NO_AT_BRIDGE: "1",
  };
}

/** The session ends with `stop`, or with this process, however that ends. */
export async function startSession(options: SessionOptions = {}): Promise<Session> {
  if (process.platform !== "linux") throw new Error("A headless desktop session needs Linux.");
  const operator = await findOperator();
  // Not in TMPDIR: the operator may have no access to it, and a socket’s path is limited to 108 bytes.
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
      const primary = selection === "primary" ? ["--primary"] : [];
      const [command, ...args] = options.wayland
        ? (["wl-paste", "--no-newline", ...primary] as const)
        : (["xclip", "-o", "-selection", selection] as const);
      const { code, stdout, stderr } = await inside(command, args);
      if (code === 0) return stdout;
      throw new Error(
        `The clipboard could not be read: ${stderr.trim() || `${command} gave ${code}`}.`,
      );
    },
    async writeClipboard(text) {
      // The program stays to hold the text; if it inherited these pipes, `run` would wait for it.
      const command = options.wayland ? "wl-copy" : "xclip -i -selection clipboard";
      const line = `${command} >/dev/null 2>&1`;
      await inside("sh", ["-c", line], text);
    },
    startPanel: () => startPanel(operator, env),
    async screenshot(path) {
      await runOrThrow("import", ["-window", "root", path], { env });
    },
    stop: () => keeper.release(),
  };
}
