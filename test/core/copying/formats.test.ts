import { describe, expect, it } from "vitest";
import type { Template } from "../../../electron/contract/contract.ts";
import {
  checkTemplates,
  chooseFormat,
  copyFormats,
} from "../../../electron/core/copying/formats.ts";
import { values } from "../shellOn.ts";

const own = { id: "template:1", name: "Mine", kind: "text", text: "T={token}" } as const;

describe("the formats", () => {
  it("are the eight built-in ones, each with its own name, then the templates", () => {
    const all = copyFormats([own]);
    expect(all).toHaveLength(9);
    expect(new Set(all.map(({ name }) => name)).size).toBe(9);
    expect(all[0]).toEqual({ id: "raw", name: "Token" });
    expect(all.at(-1)).toEqual({ id: "template:1", name: "Mine" });
  });

  it("include templates by their IDs", () => {
    const written = chooseFormat([own], null, "template:1", "raw").write(values);
    expect(written).toEqual({ ok: true, value: `T=${values.token}` });
  });

  it("fall back from the ID of a removed template, in the end to the raw token", () => {
    expect(chooseFormat([], "template:1", "header").id).toBe("header");
    expect(chooseFormat([], undefined, null, "constructor").id).toBe("raw");
  });
});

describe("checking templates", () => {
  const problemIn = (templates: readonly Template[], saved: readonly Template[] = []) => {
    const checked = checkTemplates(templates, saved);
    return checked.ok || checked.error.kind !== "invalidInput" ? null : checked.error.problem;
  };

  it("reduces a name to one visible line of at most 40 characters", () => {
    const named = (name: string) => checkTemplates([{ ...own, name }], []);
    expect(named(" My\u202E own ")).toEqual({ ok: true, value: [{ ...own, name: "My own" }] });
    expect(named("n".repeat(40))).toMatchObject({ value: [{ name: "n".repeat(40) }] });
    expect(named("n".repeat(41))).toMatchObject({ value: [{ name: `${"n".repeat(39)}…` }] });
  });

  it("keeps the white space around a text", () => {
    const text = " curl {token} \n";
    expect(checkTemplates([{ ...own, text }], [])).toMatchObject({ value: [{ text }] });
  });

  it("refuses a wrong template and gives the reason", () => {
    expect(problemIn([{ ...own, name: " " }])).toBe("Give the template a name.");
    expect(problemIn([{ ...own, id: "raw" }])).toBe("The template Mine cannot be saved.");
    expect(problemIn([{ ...own, text: "nothing" }])).toBe("Write {token} where the token belongs.");
    expect(problemIn([{ ...own, text: "{token} {x}" }])).toMatch(/^\{x\} is not a placeholder/);
    expect(problemIn([own, { ...own, name: "Other" }])).toBe("Two templates have the same ID.");
  });

  it("accepts a saved text unchecked, and checks a changed one", () => {
    const text = "{token} {print}";
    const saved = [
      { ...own, text },
      { ...own, id: "template:2", text },
    ];
    expect(problemIn([{ ...own, text, name: "Renamed" }, ...saved.slice(1)], saved)).toBeNull();
    expect(problemIn([{ ...own, text: `${text}!` }], saved)).toMatch(/^\{print\} is not/);
    expect(problemIn([{ ...own, id: "template:3", text }], saved)).toMatch(/^\{print\} is not/);
  });

  it("accepts a text of up to 4,000 characters", () => {
    const long = { ...own, text: `{token}${"x".repeat(3_993)}` };
    expect(problemIn([long])).toBeNull();
    expect(problemIn([{ ...long, text: `${long.text}x` }])).toBe("Use at most 4000 characters.");
  });

  it("accepts up to 50 templates", () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ ...own, id: `template:${index}` }));
    expect(problemIn(many.slice(1))).toBeNull();
    expect(problemIn(many)).toBe("Keep at most 50 templates.");
  });
});
