// The desktop of the clean root’s user: an X server, a window manager, a session bus, a keyring, and a screen reader’s view of it.
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "playwright/test";
import type { CleanRoot } from "./cleanRoot.ts";

const bus = "/tmp/session-bus";

const variables: Readonly<Record<string, string>> = {
  DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus}`,
  XDG_RUNTIME_DIR: "/run/user",
  XDG_CURRENT_DESKTOP: "GNOME",
  XDG_SESSION_TYPE: "x11",
  // There is no GPU.
  LIBGL_ALWAYS_SOFTWARE: "1",
  // As a screen reader’s user has it.
  ACCESSIBILITY_ENABLED: "1",
  GTK_MODULES: "gail:atk-bridge",
};

/** Prints the number of a display that no other X server of this computer has. */
const display = `
  Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>/tmp/display >/dev/null 2>&1 &
  until [ -s /tmp/display ]; do sleep 0.1; done
  cat /tmp/display
`;

/** Most lines go on in the background. */
const services = `
  dbus-daemon --session --nofork --address=unix:path=${bus} >/dev/null 2>&1 &
  until xdpyinfo >/dev/null 2>&1 && [ -S ${bus} ]; do sleep 0.1; done
  printf login | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
  xfwm4 --compositor=off >/dev/null 2>&1 &
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.a11y.Bus.GetAddress >/dev/null
  until [ -S "/run/user/at-spi/bus_\${DISPLAY#:}" ]; do sleep 0.1; done
`;

export interface UserDesktop {
  run(command: string, ...args: readonly string[]): ReturnType<CleanRoot["asUser"]>;
  tenantry(...args: readonly string[]): ReturnType<CleanRoot["asUser"]>;
  /** Starts the program of a desktop entry. */
  launch(entry: string): Promise<void>;
  /** Starts Tenantry as a user with a screen reader does. */
  start(): Promise<void>;
  /** Ends every program of that name. */
  end(program: string): Promise<void>;
  /** Waits for an element whose name begins so, then presses or focuses it. */
  screen(action: "press" | "focus" | "wait", name: string, role?: string): Promise<void>;
  /** Types with the keyboard; a tab or a line break is that key. */
  type(text: string): Promise<void>;
  /** Empty if it holds no text. */
  clipboard(): Promise<string>;
  stop(): Promise<void>;
}

export async function startDesktop(root: CleanRoot): Promise<UserDesktop> {
  await copyFile(join(import.meta.dirname, "screen.py"), join(root.folder, "opt", "screen.py"));
  await root.asRoot("install", "-d", "-m", "700", "-o", "alice", "-g", "alice", "/run/user");
  const number = (await root.asUser({}, "sh", "-c", display)).stdout.trim();
  const here = { ...variables, DISPLAY: `:${number}` };
  const run: UserDesktop["run"] = (command, ...args) => root.asUser(here, command, ...args);
  const begun = await run("sh", "-c", services);
  expect(begun.code, begun.stderr).toBe(0);
  return {
    run,
    tenantry: (...args) => run("tenantry", ...args),
    async launch(entry) {
      await run("sh", "-c", `gio launch ${entry} >/dev/null 2>&1 &`);
    },
    async start() {
      await run("sh", "-c", "tenantry --force-renderer-accessibility >/dev/null 2>&1 &");
    },
    async end(program) {
      await run("pkill", "--exact", program);
      await expect.poll(async () => (await run("pgrep", "--exact", program)).code).toBe(1);
    },
    async screen(action, name, role) {
      const args = role === undefined ? [] : [role];
      const { code, stderr } = await run("python3", "/opt/screen.py", action, name, ...args);
      expect(code, stderr).toBe(0);
    },
    async type(text) {
      const keys = { "\t": "Tab", "\n": "Return" } as const;
      for (const part of text.split(/(?=[\t\n])|(?<=[\t\n])/))
        if (part === "\t" || part === "\n") await run("xdotool", "key", keys[part]);
        else await run("xdotool", "type", "--delay", "8", part);
    },
    clipboard: async () => (await run("xclip", "-o", "-selection", "clipboard")).stdout,
    async stop() {
      await root.asRoot("pkill", "--signal", "TERM", "--euid", "alice");
      await expect.poll(async () => (await root.asRoot("pgrep", "--euid", "alice")).code).toBe(1);
    },
  };
}
