// electron-updater itself against a local feed: newer, same, older, tampered, half a download, no network.
import { generateKeyPairSync } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { becomeElectron, type Feed, startFeed } from "./feed.ts";

const oldProgram = "#!/bin/sh\nexit 0\n";
const newProgram = `#!/bin/sh\n# ${"a newer program ".repeat(4_096)}\nexit 0\n`;

let folder = "";
let feed: Feed;
let quit = () => false;
const environment = { ...process.env };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tenantry-update-"));
  ({ quit } = becomeElectron({ version: "1.2.3", folder }));
  feed = await startFeed();
  writeFileSync(join(folder, "app-update.yml"), "updaterCacheDirName: tenantry-updater\n");
  process.env["APPIMAGE"] = program();
  writeFileSync(program(), oldProgram);
  chmodSync(program(), 0o755);
});
afterEach(async () => {
  await feed.stop();
  rmSync(folder, { recursive: true, force: true });
  for (const name of ["APPIMAGE", "XDG_CACHE_HOME"])
    if (environment[name] === undefined) delete process.env[name];
    else process.env[name] = environment[name];
});

const program = () => join(folder, "Tenantry.AppImage");
const installed = () => readFileSync(program(), "utf8");

async function updater({ platform = "linux", isAppImage = true } = {}) {
  const { createUpdater } = await import("../../../electron/adapters/updates/updates.ts");
  const { url, key } = feed;
  return createUpdater({
    feed: { url, key },
    platform: platform === "linux" ? "linux" : "win32",
    environment: isAppImage ? { APPIMAGE: program() } : {},
    log: { info: vi.fn() },
  });
}

describe.runIf(process.platform === "linux")("an AppImage", () => {
  it("loads a newer version, and becomes it when it quits, not before", async () => {
    feed.publish("1.3.0", newProgram);
    expect(await (await updater()).look()).toEqual({ kind: "ready", version: "1.3.0" });
    expect(installed()).toBe(oldProgram);
    quit();
    expect(installed()).toBe(newProgram);
  });

  it.each(["1.2.3", "1.2.2", "0.9.9"])("stays as it is if the newest is %s", async (version) => {
    feed.publish(version, newProgram);
    expect(await (await updater()).look()).toMatchObject({ kind: "none" });
    expect(feed.asked.map(({ name }) => name)).toEqual([
      "latest-linux.yml",
      "latest-linux.yml.sig",
    ]);
    quit();
    expect(installed()).toBe(oldProgram);
  });

  const refused: Readonly<Record<string, (feed: Feed) => void>> = {
    "a list that somebody else signed": ({ publish }) =>
      publish("1.3.0", newProgram, generateKeyPairSync("ed25519").privateKey),
    "a list that was changed after it was signed": ({ publish, files }) => {
      publish("1.2.9", newProgram);
      const list = files.get("latest-linux.yml")?.toString() ?? "";
      files.set("latest-linux.yml", Buffer.from(list.replaceAll("1.2.9", "9.9.9")));
    },
    "a list without a signature": ({ publish, files }) => {
      publish("1.3.0", newProgram);
      files.delete("latest-linux.yml.sig");
    },
    "a program that the list does not know": ({ publish, files }) => {
      publish("1.3.0", newProgram);
      files.set("tenantry-1.3.0-x86_64.AppImage", Buffer.from(`${newProgram}#`));
    },
    "half a program": (served) => {
      served.publish("1.3.0", newProgram);
      served.cutAfter = 20_000;
    },
  };
  it.each(Object.entries(refused))("refuses %s", async (_name, serve) => {
    serve(feed);
    const { look } = await updater();
    await expect(look()).rejects.toThrow(Error);
    quit();
    expect(installed()).toBe(oldProgram);
  });

  it("loads the whole after half a download", async () => {
    feed.publish("1.3.0", newProgram);
    feed.cutAfter = 20_000;
    const { look } = await updater();
    await expect(look()).rejects.toThrow(Error);
    feed.cutAfter = Number.POSITIVE_INFINITY;
    expect(await look()).toEqual({ kind: "ready", version: "1.3.0" });
    quit();
    expect(installed()).toBe(newProgram);
  });

  it("rejects without a network, and looks again later", async () => {
    const { look } = await updater();
    await feed.stop();
    await expect(look()).rejects.toThrow(/ECONNREFUSED/);
    quit();
    expect(installed()).toBe(oldProgram);
  });

  it("says nothing of the computer that asks, and keeps no number for it", async () => {
    feed.publish("1.3.0", newProgram);
    await (await updater()).look();
    for (const { headers } of feed.asked)
      expect(Object.keys(headers)).not.toContain("x-user-staging-id");
    expect(readdirSync(folder)).not.toContain(".updaterId");
  });
});

describe.runIf(process.platform === "linux")("a package that root installed", () => {
  it("hears of a newer version, and loads nothing of it", async () => {
    feed.publish("1.3.0", newProgram);
    delete process.env["APPIMAGE"];
    const { look } = await updater({ isAppImage: false });
    expect(await look()).toEqual({ kind: "offered", version: "1.3.0" });
    expect(feed.asked).toHaveLength(2);
    expect(existsSync(join(folder, "cache"))).toBe(false);
  });
});
