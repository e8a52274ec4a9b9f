// What the rest of the application may expect of a store: the JSON file and the fake that stands in for it behave alike.
import { mkdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { createFakeStore } from "../../core/fakes/store.ts";
import { type Notes, openNotes, temporaryFolder } from "./setUp.ts";

const notes = (...texts: string[]): Notes => ({ version: 1, notes: texts });

function jsonFile() {
  const folder = temporaryFolder();
  const path = join(folder, "notes.json");
  const obstruct = () => {
    rmSync(path);
    mkdirSync(path);
  };
  return { store: openNotes(folder).store, obstruct, clearTheWay: () => rmdirSync(path) };
}

function fake() {
  const store = createFakeStore(notes());
  const obstruct = () => (store.failWith = "The disk is full.");
  return { store, obstruct, clearTheWay: () => (store.failWith = null) };
}

describe.each([
  ["a JSON file", jsonFile],
  ["its fake", fake],
])("%s", (_name, open) => {
  it("gives back what was written last", () => {
    const { store } = open();
    expect(store.read()).toEqual(notes());
    for (const text of ["one", "two"]) expect(store.write(notes(text))).toEqual(ok(null));
    expect(store.read()).toEqual(notes("two"));
  });

  it("keeps what it holds when a write fails, says why, and takes the next one", () => {
    const { store, obstruct, clearTheWay } = open();
    store.write(notes("kept"));
    obstruct();
    const error = { kind: "storeFailed", reason: expect.stringMatching(/\w/) };
    expect(store.write(notes("lost"))).toEqual({ ok: false, error });
    expect(store.read()).toEqual(notes("kept"));
    clearTheWay();
    expect(store.write(notes("new"))).toEqual(ok(null));
    expect(store.read()).toEqual(notes("new"));
  });
});
