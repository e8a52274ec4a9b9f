// Lines that are only ever added: the files and the fake that stands in for them behave alike.
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createJournal } from "../../../electron/adapters/store/journal.ts";
import type { Journal } from "../../../electron/core/base/ports.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { createFakeJournal } from "../../core/fakes/journal.ts";
import { temporaryFolder } from "./setUp.ts";

const dayMs = 24 * 60 * 60 * 1000;
const noon = Date.UTC(2026, 0, 1, 12);

async function all(journal: Journal, ownerId: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const piece of journal.read(ownerId)) lines.push(...piece);
  return lines;
}

function onDisk() {
  const folder = join(temporaryFolder(), "history");
  const path = (name: string) => join(folder, name);
  return {
    folder,
    path,
    names: () => readdirSync(folder).toSorted(),
    journal: createJournal(folder),
  };
}

function files() {
  const { folder, journal } = onDisk();
  return {
    journal,
    obstruct: () => writeFileSync(folder, "in the way"),
    clearTheWay: () => rmSync(folder),
  };
}

function fake() {
  const journal = createFakeJournal();
  return {
    journal,
    obstruct: () => void (journal.failWith = "The disk is full."),
    clearTheWay: () => void (journal.failWith = null),
  };
}

describe.each([
  ["a journal of files", files],
  ["its fake", fake],
])("%s", (_name, make) => {
  it("gives back an owner’s lines, the newest first", async () => {
    const { journal } = make();
    expect(await all(journal, "west")).toEqual([]);
    expect(journal.append("west", ["one", "two"], noon)).toEqual(ok(null));
    journal.append("east", ["other"], noon);
    journal.append("west", ["three"], noon + dayMs);
    expect(await all(journal, "west")).toEqual(["three", "two", "one"]);
  });

  it("says why a write fails, and takes the next one", async () => {
    const { journal, obstruct, clearTheWay } = make();
    obstruct();
    const error = { kind: "storeFailed", reason: expect.stringMatching(/\w/) };
    expect(journal.append("west", ["lost"], noon)).toEqual({ ok: false, error });
    clearTheWay();
    expect(journal.append("west", ["kept"], noon)).toEqual(ok(null));
    expect(await all(journal, "west")).toEqual(["kept"]);
  });

  it("clears one owner’s lines and no other’s", async () => {
    const { journal } = make();
    for (const owner of ["west", "east"]) journal.append(owner, [owner], noon);
    expect(journal.clear("west")).toEqual(ok(null));
    expect(await all(journal, "west")).toEqual([]);
    expect(await all(journal, "east")).toEqual(["east"]);
    journal.append("west", ["new"], noon);
    expect(await all(journal, "west")).toEqual(["new"]);
  });

  it("removes the days that ended before a time, of every owner", async () => {
    const { journal } = make();
    for (const [day, owner] of ["west", "east", "west"].entries())
      journal.append(owner, [`day ${day}`], noon + day * dayMs);
    journal.prune(noon + 2 * dayMs);
    expect(await all(journal, "east")).toEqual([]);
    expect(await all(journal, "west")).toEqual(["day 2"]);
  });
});

describe("the files of a journal", () => {
  it("can be read by their owner alone, and begin with each day", () => {
    const { journal, folder, path, names } = onDisk();
    journal.append("west", ["one"], noon);
    journal.append("west", ["two"], noon + 1);
    journal.append("west", ["three"], noon + dayMs);
    expect(names()).toEqual([`west.${noon}.jsonl`, `west.${noon + dayMs}.jsonl`]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(path(`west.${noon}.jsonl`)).mode & 0o777).toBe(0o600);
  });

  it("go on after a restart, after a line that a crash has torn", async () => {
    const { journal, folder, path, names } = onDisk();
    journal.append("west", ["one", "torn"], noon);
    const file = path(`west.${noon}.jsonl`);
    truncateSync(file, statSync(file).size - 3);
    const restarted = createJournal(folder);
    restarted.append("west", ["two"], noon + 1);
    expect(names()).toHaveLength(1);
    expect(await all(restarted, "west")).toEqual(["two", "to", "one"]);
  });

  it("stay small: one of 4 MiB takes no more lines, and beyond 64 MiB the oldest go", () => {
    const { journal, names } = onDisk();
    const full = "x".repeat(4 * 1024 * 1024);
    for (let number = 0; number < 20; number += 1) journal.append("west", [full], noon + number);
    expect(names()).toHaveLength(16);
    expect(names().at(-1)).toBe(`west.${noon + 19}.jsonl`);
  });

  it("are neither followed nor written where something else lies in their place", async () => {
    const { journal, folder, path } = onDisk();
    const target = join(temporaryFolder(), "target");
    writeFileSync(target, "theirs");
    mkdirSync(folder);
    symlinkSync(target, path(`west.${noon}.jsonl`));
    expect(journal.append("west", ["ours"], noon)).toMatchObject({
      error: { kind: "storeFailed" },
    });
    symlinkSync(folder, path("elsewhere"));
    const elsewhere = createJournal(path("elsewhere"));
    expect(elsewhere.append("east", ["ours"], noon)).toMatchObject({ ok: false });
    expect(journal.append("../west", ["ours"], noon)).toMatchObject({ ok: false });
    expect(readFileSync(target, "utf8")).toBe("theirs");
    expect(await all(journal, "west")).toEqual([]);
  });

  it("keep other files in the folder", () => {
    const { journal, path, names } = onDisk();
    journal.append("west", ["one"], noon);
    appendFileSync(path("west.notes.jsonl"), "mine");
    journal.prune(noon + 9 * dayMs);
    journal.clear("west");
    expect(names()).toEqual(["west.notes.jsonl"]);
  });
});
