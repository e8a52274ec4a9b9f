// Keeps the list of what Tenantry survives true: every case is there, and so is every test that it names.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const tests = join(import.meta.dirname, "..");
const map = readFileSync(join(import.meta.dirname, "README.md"), "utf8");

const cases = map.split(/^(?=\d+\. )/m).slice(1);
const numberOf = (text: string): number => Number.parseInt(text, 10);
const held = cases.flatMap((text) =>
  Array.from(text.matchAll(/^ +- (\S+\.test\.tsx?): (.+)$/gm), ([, file = "", title = ""]) => ({
    number: numberOf(text),
    file,
    title,
  })),
);

/** The lines on which a test of this title begins. */
function linesOf(file: string, title: string): readonly number[] {
  const path = join(tests, file);
  if (!existsSync(path)) return [];
  const quoted = [`"${title}"`, `\`${title}\``];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((line, index) =>
    quoted.some((text) => line.includes(text)) && !/\.(?:skip|todo|fails)\b/.test(line)
      ? [index + 1]
      : [],
  );
}

it("the list has each of the 60 cases once, in order", () => {
  expect(cases.map(numberOf)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});

it("every line below a case is a test", () => {
  const strays = map.split("\n").filter((line) => /^ +- /.test(line));
  expect(strays.filter((line) => !/^ +- \S+\.test\.tsx?: ./.test(line))).toEqual([]);
});

it("every case names a test", () => {
  const holding = new Set(held.map(({ number }) => number));
  expect(cases.map(numberOf).filter((number) => !holding.has(number))).toEqual([]);
});

const places = held.map(
  ({ number, file, title }) => [number, file, linesOf(file, title)[0], title] as const,
);
it.each(places)("case %i is held at test/%s:%s, “%s”", (_number, file, _line, title) => {
  expect(linesOf(file, title)).toHaveLength(1);
});

const security = readFileSync(join(tests, "..", "SECURITY.md"), "utf8");
const points = Array.from(
  security.matchAll(/^\| (\d+)\. .*\| `(\S+)` +\| `(\S+\.test\.ts)`: (.+?) +\|$/gm),
  ([, point = "", place = "", file = "", title = ""]) => [point, place, file, title] as const,
);

it("SECURITY.md answers each point of Electron’s checklist once, in order", () => {
  expect(points.map(([point]) => Number(point))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
});

it.each(points)(
  "point %s of Electron’s checklist: %s is held at test/%s, “%s”",
  (_point, place, file, title) => {
    expect(existsSync(join(tests, "..", place))).toBe(true);
    expect(linesOf(file, title)).toHaveLength(1);
  },
);
