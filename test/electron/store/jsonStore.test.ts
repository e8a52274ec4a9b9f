// JSON files on a real disk: none is overwritten blindly, written by half, or readable by other users.
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { openNotes, temporaryFolder } from "./setUp.ts";

const good = JSON.stringify({ version: 1, notes: ["kept"] });

function folderWith(content: string | Buffer): { folder: string; path: string } {
  const folder = temporaryFolder();
  const path = join(folder, "notes.json");
  writeFileSync(path, content, { mode: 0o600 });
  return { folder, path };
}

describe("a JSON store", () => {
  it("starts with the defaults if there is no file, and creates none by reading", () => {
    const folder = temporaryFolder();
    const { store, problems } = openNotes(folder);
    expect(store.read()).toEqual({ version: 1, notes: [] });
    expect(problems).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("gives back after a restart what was written", () => {
    const folder = temporaryFolder();
    openNotes(folder).store.write({ version: 1, notes: ["one", "日本 🔑"] });
    expect(openNotes(folder).store.read()).toEqual({ version: 1, notes: ["one", "日本 🔑"] });
  });

  it("replaces the file as a whole and leaves no other beside it", () => {
    const { folder, path } = folderWith(JSON.stringify({ version: 1, notes: ["a"], older: true }));
    const { store } = openNotes(folder);
    store.write({ version: 1, notes: ["b"] });
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ version: 1, notes: ["b"] });
    expect(readdirSync(folder)).toEqual(["notes.json"]);
  });

  it("creates its folder and file for their owner alone", () => {
    const folder = join(temporaryFolder(), "deep", "inside");
    openNotes(folder).store.write({ version: 1, notes: [] });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "notes.json")).mode & 0o777).toBe(0o600);
  });

  it("takes away other users’ access when it opens", () => {
    const { folder, path } = folderWith(good);
    chmodSync(path, 0o644);
    expect(openNotes(folder).store.read().notes).toEqual(["kept"]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("writes by renaming even if the SNAP variable is inherited", () => {
    const { folder, path } = folderWith(good);
    const before = statSync(path).ino;
    process.env["SNAP"] = "/snap/editor/1";
    openNotes(folder).store.write({ version: 1, notes: ["new"] });
    expect(process.env["SNAP"]).toBe("/snap/editor/1");
    delete process.env["SNAP"];
    expect(statSync(path).ino).not.toBe(before);
  });

  it("removes only what an interrupted write left behind", () => {
    const { folder } = folderWith(good);
    const left = ["notes.unsaved.json", "notes.unsaved.json.tmp-1234567890abcdef"];
    const others = ["notes.txt", "other.unsaved.json"];
    for (const name of [...left, ...others]) writeFileSync(join(folder, name), "half");
    openNotes(folder);
    expect(readdirSync(folder).toSorted()).toEqual(["notes.json", ...others]);
  });

  it("reads and replaces a file that begins with a byte order mark", () => {
    const { folder } = folderWith(`\uFEFF${good}`);
    const { store, problems } = openNotes(folder);
    expect([store.read().notes, problems]).toEqual([["kept"], []]);
    expect(store.write({ version: 1, notes: [] }).ok).toBe(true);
  });
});

describe("a damaged file", () => {
  it.each([
    ["empty", ""],
    ["truncated", good.slice(0, -3)],
    ["NUL-filled", Buffer.alloc(512)],
    ["not text", Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
    ["a list", "[]"],
    ["null", "null"],
    ["of another shape", JSON.stringify({ version: 1, notes: [1] })],
    ["without a version", JSON.stringify({ notes: [] })],
  ])("is set aside unchanged and reported once if it is %s", (_what, content) => {
    const { folder } = folderWith(content);
    const { store, problems } = openNotes(folder);
    expect(store.read()).toEqual({ version: 1, notes: [] });
    const [aside = "", ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(aside).toMatch(/^notes\.\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z\.broken\.json$/);
    expect(readFileSync(join(folder, aside))).toEqual(Buffer.from(content));
    expect(problems).toEqual([
      `notes.json was damaged. It was set aside as ${aside}, and Tenantry starts without what it held.`,
    ]);
    expect(store.write({ version: 1, notes: ["new"] }).ok).toBe(true);
    expect(openNotes(folder).problems).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe("a damaged file with a copy from before the last write", () => {
  const written = (...texts: readonly string[]) => {
    const folder = temporaryFolder();
    const { store } = openNotes(folder, true);
    for (const text of texts) store.write({ version: 1, notes: [text] });
    return { folder, path: join(folder, "notes.json"), former: join(folder, "notes.former.json") };
  };

  it("is set aside and reported once, and the session goes on with the copy", () => {
    const { folder, path, former } = written("one", "two", "three");
    expect(statSync(former).mode & 0o777).toBe(0o600);
    writeFileSync(path, '{"version": 1, "no');
    const { store, problems } = openNotes(folder, true);
    expect(store.read()).toEqual({ version: 1, notes: ["two"] });
    expect(problems).toEqual([
      expect.stringMatching(/^notes\.json was damaged.*goes on with what it held before its last/),
    ]);
    const again = openNotes(folder, true);
    expect([again.store.read().notes, again.problems]).toEqual([["two"], []]);
    expect(store.write({ version: 1, notes: ["four"] })).toEqual(ok(null));
    writeFileSync(path, "");
    expect(openNotes(folder, true).store.read().notes).toEqual(["two"]);
  });

  it("gives way to the defaults if the copy is damaged too, or is a link", () => {
    const both = written("one", "two");
    for (const path of [both.path, both.former]) writeFileSync(path, "");
    expect(openNotes(both.folder, true).store.read().notes).toEqual([]);
    const linked = written("one", "two");
    rmSync(linked.former);
    symlinkSync(written("theirs", "other").former, linked.former);
    writeFileSync(linked.path, "");
    expect(openNotes(linked.folder, true).store.read().notes).toEqual([]);
  });

  it("can be written even if there is nothing to copy, or the copy fails", () => {
    const { folder, former } = written("one");
    expect(existsSync(former)).toBe(false);
    mkdirSync(former);
    const { store } = openNotes(folder, true);
    expect(store.write({ version: 1, notes: ["two"] })).toEqual(ok(null));
    expect(openNotes(folder, true).store.read().notes).toEqual(["two"]);
  });
});

describe("a file that must not be touched", () => {
  const target = () => folderWith(good).path;
  const newer = JSON.stringify({ version: 2, notes: { other: "shape" } });
  const stays = "so it is left as it is and nothing is saved. Update Tenantry to use it.";
  const unread = "so it is not read and nothing is saved. Move it away and start Tenantry again.";

  it.each([
    ["from a newer version", writeFileSync, newer, `is from a newer Tenantry, ${stays}`],
    ["a folder", (path: string) => mkdirSync(path), "", `is not a file, ${unread}`],
    [
      "a symbolic link",
      (path: string) => symlinkSync(target(), path),
      "",
      `is a symbolic link, which is not followed, ${unread}`,
    ],
  ])("is left as it is, reported, and refuses writes if it is %s", (_what, make, content, why) => {
    const folder = temporaryFolder();
    const path = join(folder, "notes.json");
    make(path, content);
    const seen = () => {
      const stat = lstatSync(path);
      return [stat.ino, stat.isDirectory() || readFileSync(path, "utf8")];
    };
    const before = seen();
    const { store, problems } = openNotes(folder);
    const reason = `notes.json ${why}`;
    expect(problems).toEqual([reason]);
    expect(store.read()).toEqual({ version: 1, notes: [] });
    expect(store.write({ version: 1, notes: ["lost"] })).toEqual(
      fail({ kind: "storeFailed", reason }),
    );
    expect([seen(), readdirSync(folder)]).toEqual([before, ["notes.json"]]);
  });

  it("is not written through if it became a symbolic link while running", () => {
    const { folder, path } = folderWith(good);
    const { store } = openNotes(folder);
    rmSync(path);
    symlinkSync(target(), path);
    expect(store.write({ version: 1, notes: ["through"] })).toMatchObject({
      error: { reason: expect.stringContaining("symbolic link") },
    });
    expect(readFileSync(path, "utf8")).toBe(good);
  });
});

describe("a write that fails", () => {
  it("leaves the value as it was, names file and error code, and may succeed later", () => {
    const { folder } = folderWith(good);
    const { store } = openNotes(folder);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "a file in its place");
    const reason =
      "notes.json could not be written: its folder is not a folder (ENOTDIR). What was saved before is still there.";
    expect(store.write({ version: 1, notes: ["lost"] })).toEqual(
      fail({ kind: "storeFailed", reason }),
    );
    expect(store.read().notes).toEqual(["kept"]);
    rmSync(folder);
    expect(store.write({ version: 1, notes: ["saved"] }).ok).toBe(true);
    expect(openNotes(folder).store.read().notes).toEqual(["saved"]);
  });

  it("does not stop the start if not even the folder can be created", () => {
    const inTheWay = folderWith("").path;
    const { store, problems } = openNotes(join(inTheWay, "folder"));
    expect(problems).toEqual([expect.stringContaining("notes.json could not be read (ENOTDIR)")]);
    expect(store.write({ version: 1, notes: [] }).ok).toBe(false);
    expect(existsSync(join(inTheWay, "folder"))).toBe(false);
  });
});
