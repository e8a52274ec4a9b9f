// Holds the plan of the house: no circles, no crowded folder, a core of at most ten storeys, and a map that is true.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const files = ["electron", "renderer"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => /(?<!\.d)\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** The files that a file imports, types included. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const paths = Array.from(text.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g), ([, path]) =>
    join(dirname(file), path ?? ""),
  );
  return paths.filter((path) => files.includes(path));
}
const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** How many files of the core stand above each other, this one included. Throws at a circle. */
const heights = new Map<string, number>();
function heightOf(file: string, way: readonly string[] = []): number {
  const known = heights.get(file);
  if (known !== undefined) return known;
  if (way.includes(file)) throw new Error(`a circle: ${[...way, file].join(" -> ")}`);
  const below = (imports.get(file) ?? []).map((path) => heightOf(path, [...way, file]));
  const height = Math.max(0, ...below) + (file.startsWith("electron/core/") ? 1 : 0);
  heights.set(file, height);
  return height;
}

describe("the house", () => {
  it("has no circle of imports, and a core of at most ten storeys", () => {
    expect(Math.max(...files.map((file) => heightOf(file)))).toBeLessThanOrEqual(10);
  });

  it("has at most 16 source files in any folder", () => {
    const folders = files.map((file) => dirname(file));
    const crowded = new Set(
      folders.filter((folder) => folders.filter((other) => other === folder).length > 16),
    );
    expect([...crowded]).toEqual([]);
  });
});

/** The classes that a file takes from its style sheets, and that no rule there mentions. */
function missingStyles(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const sheets = text.matchAll(/import (\w+) from "(\.[^"]+\.module\.css)"/g);
  return Array.from(sheets, ([, styles = "", sheet = ""]) => {
    const rules = readFileSync(join(root, dirname(file), sheet), "utf8");
    const used = Array.from(
      text.matchAll(new RegExp(`\\b${styles}\\.(\\w+)`, "g")),
      ([, name]) => name,
    );
    return used
      .filter((name) => !new RegExp(`\\.${name}\\b`).test(rules))
      .map((name) => `${file}: ${styles}.${name}`);
  }).flat();
}

it("has a rule for every class of a style sheet that a window uses", () => {
  expect(files.flatMap(missingStyles)).toEqual([]);
});

/** The names of a folder’s folders, and of those inside them. */
const roomsOf = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

describe("the map of the house in CONTRIBUTING", () => {
  const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const map = text.split("\n").filter((line) => line.startsWith("    "));
  const named = new Set(map.flatMap((line) => line.match(/[\w-]+(?=\/)/g) ?? []));

  it("names every room, and no other", () => {
    const rooms = ["electron/core", "electron/adapters", "renderer"].flatMap(roomsOf);
    const tests = readdirSync(join(root, "test"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const around = [
      "electron",
      "contract",
      "core",
      "adapters",
      "linux",
      "mac",
      "renderer",
      "test",
      ...tests,
    ];
    expect([...named].toSorted()).toEqual([...new Set([...rooms, ...around])].toSorted());
  });

  it("leads to files that exist", () => {
    const rows = text.split("\n").filter((line) => /^\|.*`[^`]+\.tsx?`/.test(line));
    const missing = rows.flatMap((row) => {
      const paths = Array.from(row.matchAll(/`([^`]+\.tsx?)`/g), ([, path]) => path ?? "");
      const beside = dirname(paths[0] ?? "");
      return paths.filter((path) => {
        const places = [
          path,
          join("electron", path),
          join("electron", beside, path),
          join(beside, path),
        ];
        return !places.some((place) => existsSync(join(root, place)));
      });
    });
    expect(rows.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });
});
