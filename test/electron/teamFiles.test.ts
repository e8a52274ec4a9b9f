import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createTeamFiles } from "../../electron/adapters/teamFiles.ts";
import { fail, ok } from "../../electron/core/base/result.ts";
import { temporaryFolder } from "./store/setUp.ts";

const { asked, folders } = vi.hoisted(() => ({
  asked: new Array<unknown>(),
  folders: { documents: "", home: "" },
}));
vi.mock("electron", () => ({
  default: {},
  app: { getPath: (name: keyof typeof folders) => folders[name] },
  dialog: {
    async showSaveDialog(options: unknown) {
      asked.push(options);
      return { canceled: true };
    },
  },
  BrowserWindow: { getFocusedWindow: () => null },
  shell: {},
}));

const { read, write, chooseTarget } = createTeamFiles();
const refused = (reason: string) => fail({ kind: "fileFailed", reason });

describe("reading", () => {
  it("returns the text, even through a link, without a byte order mark", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "a.tenantry.json");
    writeFileSync(path, "\uFEFF{ä}");
    symlinkSync(path, join(folder, "link"));
    expect(await read(join(folder, "link"))).toEqual(ok("{ä}"));
  });

  it("refuses a file larger than 5 MiB", async () => {
    const path = join(temporaryFolder(), "big");
    writeFileSync(path, "x".repeat(5 * 1024 * 1024));
    expect((await read(path)).ok).toBe(true);
    writeFileSync(path, "x".repeat(5 * 1024 * 1024 + 1));
    const tooLarge = fail({ kind: "teamFile", problem: { kind: "tooLarge" } });
    expect(await read(path)).toEqual(tooLarge);
  });

  it.runIf(process.platform === "linux")("never waits for a pipe’s other end", async () => {
    const path = join(temporaryFolder(), "pipe");
    spawnSync("mkfifo", [path]);
    expect(await read(path)).toEqual(refused("pipe is not a file."));
    expect(await read("/dev/zero")).toEqual(refused("zero is not a file."));
  });

  it("says what is wrong with a path, without the folder’s name", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "sub"));
    expect(await read(join(folder, "sub"))).toEqual(refused("sub is not a file."));
    expect(await read(join(folder, "gone"))).toEqual(refused("gone does not exist."));
    writeFileSync(join(folder, "latin"), Buffer.from([0x7b, 0xe4, 0x7d]));
    expect(await read(join(folder, "latin"))).toEqual(refused("latin is not UTF-8 text."));
  });
});

describe("the place that is suggested", () => {
  it("is the operator’s documents, or their home if they have no such folder", async () => {
    folders.home = temporaryFolder();
    folders.documents = join(folders.home, "Documents");
    await chooseTarget("North.tenantry", "team");
    mkdirSync(folders.documents);
    await chooseTarget("North.tenantry", "team");
    await chooseTarget("history.csv", "history");
    expect(asked).toEqual([
      expect.objectContaining({ defaultPath: join(folders.home, "North.tenantry") }),
      expect.objectContaining({ defaultPath: join(folders.documents, "North.tenantry") }),
      expect.objectContaining({ defaultPath: join(folders.documents, "history.csv") }),
    ]);
  });
});

describe("writing", () => {
  it("replaces the file, with default permissions, and leaves nothing beside it", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "a.tenantry.json");
    writeFileSync(path, "before");
    expect(await write(path, "after")).toEqual(ok(null));
    expect([readFileSync(path, "utf8"), readdirSync(folder)]).toEqual([
      "after",
      ["a.tenantry.json"],
    ]);
    if (process.platform !== "win32")
      expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it("says why it failed, and leaves nothing beside it", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "sub", "full"), { recursive: true });
    expect(await write(join(folder, "sub"), "text")).toEqual(
      refused("sub could not be written (EISDIR)."),
    );
    expect(readdirSync(folder)).toEqual(["sub"]);
  });
});
