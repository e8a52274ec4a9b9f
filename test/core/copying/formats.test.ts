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
  it("are the built-in ones, each with its own name and ID, then the templates", () => {
    const all = copyFormats([own]);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all[0]).toEqual({ id: "raw", name: "Token", group: "token", needsCentral: false });
    expect(all.at(-1)).toEqual({
      id: "template:1",
      name: "Mine",
      group: "own",
      needsCentral: false,
    });
  });

  it("stand together by group, so that a list needs one heading for each", () => {
    const groups = copyFormats([own]).map(({ group }) => group);
    const runs = groups.filter((group, at) => group !== groups[at - 1]);
    expect(runs).toEqual(["token", "shell", "http", "automation", "own"]);
  });

  it("keep the IDs that settings, tenants and team files may hold", () => {
    const ids = copyFormats([]).map(({ id }) => id);
    const former = ["raw", "header", "curl", "powershell", "httpie", "export", "env", "pycentral"];
    expect(ids).toEqual(expect.arrayContaining(former));
  });

  it("need Central’s address if they say so, and are refused without one", () => {
    const template = { ...own, text: "{token} {centralUrl}" };
    for (const { id, needsCentral } of copyFormats([template])) {
      const written = chooseFormat([template], id).write({ ...values, centralUrl: "" });
      expect([id, written.ok ? null : written.error.kind]).toEqual([
        id,
        needsCentral ? "noCentralUrl" : null,
      ]);
    }
    const needing = copyFormats([template]).filter(({ needsCentral }) => needsCentral);
    expect(needing.map(({ id }) => id)).toEqual([
      "central-curl",
      "central-postman",
      "ansible",
      "template:1",
    ]);
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
