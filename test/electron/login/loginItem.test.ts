// Starting at login, on each system’s own way of keeping it; on Linux GLib, as desktops use it, runs the entry.
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  createLoginItem,
  type LoginItemPorts,
  wasStartedAtLogin,
} from "../../../electron/adapters/login/loginItem.ts";
import { createFakeDesktop } from "../../core/fakes/desktop.ts";

type LoginApp = LoginItemPorts["app"];
type Asked = NonNullable<Parameters<LoginApp["getLoginItemSettings"]>[0]>;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenantry-login-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Electron’s login items, as its documentation describes them: on Windows by program and arguments. */
function fakeApp({ isPackaged = true, refuses = false } = {}) {
  const items = new Set<string>();
  const keyOf = ({ path = "own", args = [] }: Asked) => JSON.stringify([path, args]);
  const world = { isDisabled: false, wasOpenedAtLogin: false, items };
  const app: LoginApp = {
    isPackaged,
    getLoginItemSettings: (asked = {}) => ({
      openAtLogin: items.has(keyOf(asked)),
      wasOpenedAtLogin: world.wasOpenedAtLogin,
      status: refuses ? "requires-approval" : "enabled",
      executableWillLaunchAtLogin: items.has(keyOf(asked)) && !world.isDisabled,
      launchItems: [],
    }),
    setLoginItemSettings({ openAtLogin, ...item }) {
      if (refuses) return;
      if (openAtLogin === true) items.add(keyOf(item));
      else items.delete(keyOf(item));
    },
  };
  return { app, world };
}

const portsOn = (platform: NodeJS.Platform, more: Partial<LoginItemPorts> = {}) => ({
  app: fakeApp().app,
  platform,
  environment: { XDG_CONFIG_HOME: join(folder, "config") },
  home: folder,
  appId: "io.example.Tenantry",
  execPath: "/opt/tenantry",
  ...more,
});
const entry = () => join(folder, "config", "autostart", "io.example.Tenantry.desktop");

describe.each([
  ["the tests’ fake", () => createFakeDesktop().loginItem],
  ["Linux", () => createLoginItem(portsOn("linux"))],
  ["Windows", () => createLoginItem(portsOn("win32"))],
  ["macOS", () => createLoginItem(portsOn("darwin"))],
] as const)("the login item of %s", (_name, create) => {
  it("is off at first, and on or off as it was last set, also twice", async () => {
    const item = create();
    expect(await item.isSet()).toBe(false);
    for (const isOn of [true, true, false, false, true]) {
      expect(await item.set(isOn)).toEqual({ ok: true, value: null });
      expect(await item.isSet()).toBe(isOn);
    }
  });
});

describe.runIf(process.platform !== "win32")("on Linux", () => {
  it("lies where XDG_CONFIG_HOME says, and in ~/.config without it or with a relative one", async () => {
    for (const environment of [{}, { XDG_CONFIG_HOME: "config" }]) {
      await createLoginItem(portsOn("linux", { environment })).set(true);
      const path = join(folder, ".config", "autostart", "io.example.Tenantry.desktop");
      expect(existsSync(path)).toBe(true);
      rmSync(path);
    }
    await createLoginItem(portsOn("linux")).set(true);
    expect(existsSync(entry())).toBe(true);
  });

  it("starts an AppImage itself, not where it is unpacked", async () => {
    const environment = { ...portsOn("linux").environment, APPIMAGE: "/home/a/T.AppImage" };
    await createLoginItem(portsOn("linux", { environment })).set(true);
    expect(readFileSync(entry(), "utf8")).toContain('\nExec="/home/a/T.AppImage" "--hidden"\n');
  });

  it.each(["Hidden=true", "X-GNOME-Autostart-enabled=false"])(
    "counts as off once a desktop’s settings have added %s",
    async (line) => {
      const item = createLoginItem(portsOn("linux"));
      await item.set(true);
      const text = readFileSync(entry(), "utf8").replace(/X-GNOME.*\n/, "");
      writeFileSync(entry(), `${text}${line}\n`);
      expect(await item.isSet()).toBe(false);
    },
  );

  it("says why the entry could not be written", async () => {
    writeFileSync(join(folder, "config"), "a file");
    const failed = await createLoginItem(portsOn("linux")).set(true);
    expect(failed).toMatchObject({ error: { kind: "storeFailed" } });
    expect(JSON.stringify(failed)).toContain("its folder is not a folder");
  });

  const hasGio = spawnSync("gio", ["version"], { stdio: "ignore" }).error === undefined;
  it.runIf(hasGio)("survives any character in the program’s path when GLib runs it", async () => {
    const odd = join(folder, 'a b "c" $HOME `id` \\d 100% %f ünïcode');
    mkdirSync(odd);
    const execPath = join(odd, "program");
    const said = join(folder, "said");
    writeFileSync(execPath, `#!/bin/sh\nprintf '%s' "$*" > '${said}'\n`);
    chmodSync(execPath, 0o755);
    await createLoginItem(portsOn("linux", { execPath })).set(true);
    execFileSync("gio", ["launch", entry()]);
    await vi.waitFor(() => expect(readFileSync(said, "utf8")).toBe("--hidden"), 5_000);
  });
});

describe("on Windows", () => {
  it("starts hidden, and the portable program itself, not where it is unpacked", async () => {
    const { app, world } = fakeApp();
    await createLoginItem(portsOn("win32", { app })).set(true);
    const environment = { PORTABLE_EXECUTABLE_FILE: "D:\\t.exe" };
    await createLoginItem(portsOn("win32", { app, environment })).set(true);
    const programs = ["/opt/tenantry", "D:\\t.exe"];
    expect([...world.items]).toEqual(programs.map((path) => JSON.stringify([path, ["--hidden"]])));
  });

  it("counts as off once the task manager has disabled it", async () => {
    const { app, world } = fakeApp();
    const item = createLoginItem(portsOn("win32", { app }));
    await item.set(true);
    world.isDisabled = true;
    expect(await item.isSet()).toBe(false);
  });
});

describe("on macOS", () => {
  it("says so if the system wants the operator’s consent first", async () => {
    const { app } = fakeApp({ refuses: true });
    const failed = await createLoginItem(portsOn("darwin", { app })).set(true);
    expect(JSON.stringify(failed)).toContain("Login Items");
  });

  it("knows that it was started at login; elsewhere an argument says so", () => {
    const { app, world } = fakeApp();
    world.wasOpenedAtLogin = true;
    expect([wasStartedAtLogin(app, "darwin"), wasStartedAtLogin(app, "linux")]).toEqual([
      true,
      false,
    ]);
  });
});

it("is not offered in a development build", () => {
  const { app } = fakeApp({ isPackaged: false });
  expect(createLoginItem(portsOn("linux", { app })).isOffered).toBe(false);
});
