// The Debian packages that Electron and a headless desktop need: installed where that can be done, named where it cannot.
import { existsSync } from "node:fs";
import { run } from "./run.ts";

const application = [
  "libgtk-3-0",
  "libnss3",
  "libasound2",
  "libgbm1",
  "libxss1",
  "libsecret-1-0",
  "libnotify4",
  "fonts-dejavu-core",
  "dbus",
];

const desktop = [
  "xvfb",
  "xauth",
  "gnome-keyring",
  "dbus-user-session",
  "dbus-x11",
  "x11-utils",
  "xclip",
  "xdotool",
  "libglib2.0-bin",
  "imagemagick",
  "xfce4-panel",
  "xfwm4",
  "xfconf",
  "xfce4-settings",
  "adwaita-icon-theme",
];

async function isInstalled(name: string): Promise<boolean> {
  // From Debian 13 and Ubuntu 24.04 on some of them carry the suffix of the 64-bit time transition.
  for (const candidate of [name, `${name}t64`]) {
    const args = ["--show", "--showformat=${db:Status-Status}", candidate];
    const { code, stdout } = await run("dpkg-query", args);
    if (code === 0 && stdout === "installed") return true;
  }
  return false;
}

async function install(missing: readonly string[]): Promise<void> {
  console.log(`Installing system libraries: ${missing.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  const args = ["install", "-y", "-qq", "--no-install-recommends", ...missing];
  const { code, stderr } = await run("apt-get", args, { env });
  if (code !== 0) throw new Error(`apt-get could not install them.\n${stderr.trim()}`);
}

/** Nothing to do outside Debian's family; there a missing library shows in Electron's own error. */
export async function ensureSystemLibraries(headless: boolean): Promise<void> {
  if (process.platform !== "linux" || !existsSync("/usr/bin/dpkg-query")) return;
  const missing: string[] = [];
  for (const name of headless ? [...application, ...desktop] : application)
    if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) return install(missing);
  console.error(
    `System libraries are missing. Install them and start again:\n\n  sudo apt-get install ${missing.join(" ")}\n`,
  );
  process.exit(1);
}
