// A system of its own for the Debian package: a root made by debootstrap, with a desktop’s programs and an ordinary user.
import { spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "../../desktop/registryRuntime.ts";
import { run, runOrThrow } from "../../desktop/run.ts";

/** What the desktop of a user has before Tenantry comes. */
const desktop = [
  "at-spi2-core",
  "dbus-x11",
  "fonts-dejavu-core",
  "gir1.2-atspi-2.0",
  "gnome-keyring",
  "libglib2.0-bin",
  "procps",
  "python3-gi",
  "shared-mime-info",
  "x11-utils",
  "xauth",
  "xclip",
  "xdg-utils",
  "xdotool",
  "xfwm4",
  "xvfb",
];

export const userName = "alice";
export const home = `/home/${userName}`;

const quietly = { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" };
const weekMs = 7 * 24 * 60 * 60 * 1000;

interface Release {
  readonly codename: string;
  readonly mirror: string;
  /** Ubuntu keeps a part of the desktop’s programs in another component. */
  readonly components: string;
}

/** Where this system gets its own packages from. */
async function release(): Promise<Release> {
  const system = await readFile("/etc/os-release", "utf8");
  const valueOf = (name: string) =>
    new RegExp(`^${name}="?([^"\n]+)"?$`, "m").exec(system)?.[1] ?? "";
  const codename = valueOf("VERSION_CODENAME");
  const isUbuntu = valueOf("ID") === "ubuntu";
  const components = isUbuntu ? "main,universe" : "main";
  const format = ["--format", "$(CODENAME) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"];
  const targets = await runOrThrow("apt-get", ["indextargets", ...format]);
  const own = targets.split("\n").find((target) => target.startsWith(`${codename} main http`));
  // apt may choose among mirrors in its own way, which debootstrap does not know.
  const usual = isUbuntu ? "http://archive.ubuntu.com/ubuntu" : "http://deb.debian.org/debian";
  return { codename, mirror: own?.split(" ")[2] ?? usual, components };
}

async function isFresh(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs < weekMs;
  } catch {
    return false;
  }
}

/** Makes the root in `folder`, without Tenantry. */
async function make(folder: string): Promise<void> {
  const { codename, mirror, components } = await release();
  const args = ["--variant=minbase", `--components=${components}`, codename, folder, mirror];
  await runOrThrow("debootstrap", args, { env: quietly });
  await copyFile("/etc/resolv.conf", join(folder, "etc", "resolv.conf"));
  const inside = async (...line: readonly string[]) =>
    runOrThrow("chroot", [folder, ...line], { env: quietly });
  await inside("apt-get", "update", "-qq");
  await inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", ...desktop);
  await inside("useradd", "--create-home", "--shell", "/bin/bash", userName);
}

/** The path of an archive of the root, made once a week, because making it takes minutes. */
export async function archive(): Promise<string> {
  const path = join(cacheFolder(), "clean-root.tar");
  if (await isFresh(path)) return path;
  console.log("Making a clean root with debootstrap.");
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), "root-"));
  try {
    await make(join(work, "root"));
    await runOrThrow("tar", ["-C", join(work, "root"), "-cf", join(work, "tar"), "."]);
    await rename(join(work, "tar"), path);
    return path;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

export interface CleanRoot {
  /** Its folder, as this system sees it. */
  readonly folder: string;
  /** Runs a program in it as root. */
  asRoot(command: string, ...args: readonly string[]): ReturnType<typeof run>;
  /** Runs a program in it as the ordinary user; `variables` are all that it gets beside PATH and HOME. */
  asUser(
    variables: Readonly<Record<string, string>>,
    command: string,
    ...args: readonly string[]
  ): ReturnType<typeof run>;
  /** Ends every program in it and removes it. */
  remove(): Promise<void>;
}

/**
 * The first process of the new system waits for the end of its input, which comes however this process ends; the kernel then ends all
 * others, and their mounts go with them. `pivot_root` makes it a root of its own, in which user namespaces work as on any computer.
 */
const begin = `
  set -e
  mount --bind "$1" "$1"
  cd "$1"
  mount --rbind /dev dev
  mount --rbind /sys sys
  mount -t proc proc proc
  mount -t tmpfs tmpfs tmp
  mount -t tmpfs tmpfs run
  mkdir -p .former
  pivot_root . .former
  umount -l /.former
  rmdir /.former
  echo ready
  # The shell stays to collect the processes that end.
  cat
  exit
`;

/** Removes the root when its first process has ended. */
const keep = `
  unshare --mount --pid --fork --kill-child --propagation private sh -c "$2" begin "$1"
  rm -rf --one-file-system "$1"
`;

async function childOf(pid: number | undefined): Promise<number> {
  return Number(await readFile(`/proc/${pid}/task/${pid}/children`, "utf8"));
}

export async function openCleanRoot(): Promise<CleanRoot> {
  const from = await archive();
  const folder = await mkdtemp("/var/tmp/tenantry-root-");
  await runOrThrow("tar", ["-C", folder, "-xf", from]);
  await writeFile(join(folder, "etc", "machine-id"), "");
  const keeper = spawn("sh", ["-c", keep, "keep", folder, begin], {
    // In its own process group Ctrl-C does not reach it.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const isReady = await new Promise<boolean>((resolve) => {
    keeper.stdout.once("data", () => resolve(true));
    keeper.once("exit", () => resolve(false));
    keeper.once("error", () => resolve(false));
  });
  if (!isReady) throw new Error("The clean root could not be entered.");
  const first = await childOf(await childOf(keeper.pid));
  const enter = ["--target", String(first), "--mount", "--pid", "--root", "--wd=/"];
  const path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  const within = (line: readonly string[]) =>
    run("nsenter", [...enter, "env", "-i", path, "LANG=C.UTF-8", ...line]);
  return {
    folder,
    asRoot: (command, ...args) =>
      within(["HOME=/root", "DEBIAN_FRONTEND=noninteractive", command, ...args]),
    asUser(variables, command, ...args) {
      const user = ["setpriv", `--reuid=${userName}`, `--regid=${userName}`, "--init-groups"];
      const own = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
      const inside = ["env", `HOME=${home}`, `USER=${userName}`, ...own, command, ...args];
      return within([...user, ...inside]);
    },
    async remove() {
      const ended = new Promise((resolve) => keeper.once("exit", resolve));
      keeper.stdin.end();
      await ended;
    },
  };
}
