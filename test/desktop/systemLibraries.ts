// Installs the Debian packages that Electron and a headless desktop need, or names them if it may not install.
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
  "xfce4-notifyd",
  "xfce4-panel",
  "xfwm4",
  "xfconf",
  "xfce4-settings",
  "adwaita-icon-theme",
];

/** A Wayland desktop, a program that uses its clipboard and one that types. */
const wayland = ["sway", "xwayland", "wl-clipboard", "wtype"];

/** The gallery’s fonts: for Latin, for Japanese and for emoji. */
const fonts = ["fonts-open-sans", "fonts-droid-fallback", "fonts-noto-color-emoji"];

/** Shells in which the unit tests run what is copied. */
const shells = ["zsh", "fish"];

/** Tools that read what is copied for them, also in unit tests. */
const tools = ["curl", "httpie", "ansible-core"];

/** What makes a Debian package and looks it over. */
const debianPackage = [
  "appstream",
  "desktop-file-utils",
  "dpkg-dev",
  "fakeroot",
  "librsvg2-bin",
  "lintian",
];

/** What makes a root in which that package is installed. */
const cleanRoot = ["debootstrap", "mount", "util-linux"];

const needed = {
  application,
  cleanRoot,
  debianPackage,
  headless: [...application, ...desktop],
  gallery: [...application, ...desktop, ...fonts],
  tests: [...application, ...desktop, ...wayland, ...fonts, ...shells, ...tools],
};

/** The name with 64-bit time since Debian 13 and Ubuntu 24.04, where the plain name may be ambiguous. */
const renamed = (name: string): string => `${name}t64`;

async function missingOf(names: readonly string[]): Promise<readonly string[]> {
  const format = "--showformat=${Package} ${db:Status-Status}\\n";
  const { stdout } = await run("dpkg-query", ["--show", format, ...names, ...names.map(renamed)]);
  const installed = new Set(
    stdout.split("\n").flatMap((line) => (line.endsWith(" installed") ? line.split(" ", 1) : [])),
  );
  return names.filter((name) => !installed.has(name) && !installed.has(renamed(name)));
}

/** The packages’ names in this release of the distribution. */
async function namesHere(names: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run("apt-cache", ["pkgnames", "lib"]);
  const known = new Set(stdout.split("\n"));
  return names.map((name) => (known.has(renamed(name)) ? renamed(name) : name));
}

async function install(missing: readonly string[]): Promise<void> {
  console.log(`Installing system libraries: ${missing.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  const names = await namesHere(missing);
  const args = ["install", "-y", "-qq", "--no-install-recommends", ...names];
  const { code, stderr } = await run("apt-get", args, { env });
  if (code !== 0) throw new Error(`apt-get could not install them.\n${stderr.trim()}`);
}

/**
 * Installs what this use needs. Does nothing outside Debian’s family, where Electron’s own error names a missing library.
 */
export async function ensureSystemLibraries(use: keyof typeof needed): Promise<void> {
  if ((await run("dpkg-query", ["--version"])).code !== 0) return;
  const missing = await missingOf(needed[use]);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) return install(missing);
  const names = (await namesHere(missing)).join(" ");
  throw new Error(
    `System libraries are missing. Install them and start again:\n\n  sudo apt-get install ${names}\n`,
  );
}
