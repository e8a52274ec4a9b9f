// The documents lead to files and headings that exist, and the README stays short.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const documents = readdirSync(".").filter((name) => name.endsWith(".md"));
const textOf = (name: string): string => readFileSync(name, "utf8");

/** As GitHub names a heading in an address. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");
const anchorsIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading]) => anchorOf(heading ?? ""));

describe.each(documents)("%s", (name) => {
  it("leads to files and headings that exist", () => {
    const links = Array.from(textOf(name).matchAll(/\]\(([^)\s]+)\)/g), ([, link]) => link ?? "");
    const broken = links
      .filter((link) => !link.startsWith("https:"))
      .filter((link) => {
        const [file = "", anchor] = link.split("#");
        const target = file === "" ? name : file;
        if (!existsSync(target)) return true;
        return anchor !== undefined && !anchorsIn(textOf(target)).includes(anchor);
      });
    expect(broken).toEqual([]);
  });
});

describe("the README", () => {
  const readme = textOf("README.md");

  it("is short, and leads to every other document", () => {
    expect(readme.split("\n").length).toBeLessThan(110);
    for (const name of documents.filter((each) => !["README.md", "BENCHMARKS.md"].includes(each)))
      expect(readme).toContain(`](${name})`);
  });

  it("names each package as it is made", () => {
    const builder = z
      .record(z.string(), z.unknown())
      .parse(parse(readFileSync("electron-builder.yml", "utf8")));
    const made = [
      ["appImage", "x86_64", "AppImage"],
      ["rpm", "x86_64", "rpm"],
      ["mac", "universal", "dmg"],
      ["nsis", "", "exe"],
      ["portable", "", "exe"],
    ] as const;
    for (const [target, arch, ext] of made) {
      const { artifactName } = z.looseObject({ artifactName: z.string() }).parse(builder[target]);
      const values: Readonly<Record<string, string>> = { version: "VERSION", arch, ext };
      const name = artifactName.replaceAll(
        /\$\{(\w+)\}/g,
        (_all, key: string) => values[key] ?? "",
      );
      expect(readme).toContain(`\`${name}\``);
    }
  });
});

describe("the differences between Electron’s versions in CONTRIBUTING", () => {
  const rows = Array.from(
    textOf("CONTRIBUTING.md").matchAll(
      /\| `(electron\/\S+)` +\| `(test\/\S+\.test\.ts)`: (.+?) +\|$/gm,
    ),
    ([, place = "", file = "", title = ""]) => [place, file, title] as const,
  );

  it("are all of them in the form that is read here", () => {
    expect(rows.length).toBeGreaterThan(10);
  });

  it.each(rows)("%s is held by %s, “%s”", (place, file, title) => {
    expect(existsSync(place)).toBe(true);
    expect(textOf(file)).toContain(title);
  });
});

describe("the changelog", () => {
  const text = textOf("CHANGELOG.md");
  const headings = Array.from(text.matchAll(/^## (.*)$/gm), ([, heading]) => heading ?? "");

  it("begins with what is not released, and gives each version a date or says that it has none yet", () => {
    const [first, ...versions] = headings;
    expect(first).toBe("[Unreleased]");
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions)
      expect(version).toMatch(/^\[\d+\.\d+\.\d+\] - (?:\d{4}-\d\d-\d\d|not yet released)$/);
  });

  it("sorts changes as Keep a Changelog does, and links each version", () => {
    const kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    for (const [, kind] of text.matchAll(/^### (.*)$/gm)) expect(kinds).toContain(kind);
    for (const heading of headings) {
      const [, name = ""] = /^\[(.+)\]/.exec(heading) ?? [];
      expect(text).toContain(`\n[${name.toLowerCase()}]: https://`);
    }
  });
});
