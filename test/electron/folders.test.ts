import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { findTemporaryFolder, isWritable } from "../../electron/adapters/folders.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "folders-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Not even root can make a folder in a file. */
function unusable(): string {
  const file = join(folder(), "file");
  writeFileSync(file, "");
  chmodSync(file, 0o400);
  return join(file, "folder");
}

afterEach(() => void vi.unstubAllEnvs());

describe("a folder", () => {
  it("can be written if a file fits in, of which nothing is left", () => {
    const made = folder();
    expect(isWritable(made)).toBe(true);
    expect(readdirSync(made)).toEqual([]);
  });

  it("is created if it is missing", () => {
    expect(isWritable(join(folder(), "a", "b"))).toBe(true);
  });

  it("can’t be written if it can’t be created", () => {
    expect(isWritable(unusable())).toBe(false);
  });
});

describe("the folder for temporary files", () => {
  it("stays what it is if it can be written", () => {
    const environment = {};
    findTemporaryFolder(environment, [folder()]);
    expect(environment).toEqual({});
  });

  it("is the first other one that can be written if the system’s can’t", () => {
    const [first, second] = [folder(), folder()];
    vi.stubEnv("TMPDIR", unusable());
    const environment = {};
    findTemporaryFolder(environment, [undefined, join(first, "missing"), second]);
    expect(environment).toEqual({ TMPDIR: join(first, "missing") });
  });

  it("stays what it is if no other one can be written either", () => {
    const other = unusable();
    vi.stubEnv("TMPDIR", other);
    const environment = {};
    findTemporaryFolder(environment, [undefined, other]);
    expect(environment).toEqual({});
  });
});
