import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkTemplate, fillTemplate } from "../../../electron/core/copying/template.ts";
import { hostile, values } from "../shellOn.ts";

const filled = (text: string, tenantName: string) =>
  fillTemplate(text, "yaml", { ...values, tenantName });
const names = [...hostile, "x: y", "x # y", `"a": 'b'`, "- a", "{a: b}", "a\\", "&a *b !c", "| >"];

describe("a value in YAML", () => {
  const places: readonly (readonly [text: string, path: readonly (string | number)[]])[] = [
    ["a: {tenantName}\nt: x", ["a"]],
    ["a: '{tenantName}'", ["a"]],
    [`a: "{tenantName}" # it's`, ["a"]],
    ["# don't\na: {tenantName}", ["a"]],
    ["b: don't\na: {tenantName}", ["a"]],
    [`b: 5" # "\na: '{tenantName}'`, ["a"]],
    ["b: x'y 'z'\na: '{tenantName}'", ["a"]],
    ["b: one\n  'two\na: '{tenantName}'", ["a"]],
    ["b:\n  one\n  'two\na: {tenantName}", ["a"]],
    ["b: one, 'two\na: {tenantName}", ["a"]],
    ["b: http://x'y\na: {tenantName}", ["a"]],
    ["b: 'it''s'\na: {tenantName}", ["a"]],
    [`b: "\\"'"\na: {tenantName}`, ["a"]],
    ["b: 'one\n\n  two'\n\na: {tenantName}", ["a"]],
    ["- 'x'\n- {tenantName}", [1]],
    ["a: [x, 'y', {tenantName}]", ["a", 2]],
    [`{"b":"x","a":"{tenantName}"}`, ["a"]],
    [`{"b":{"a":{tenantName}}, c: don't}`, ["b", "a"]],
    ["a:\n  - b: x\n    c: '{tenantName}'", ["a", 0, "c"]],
    ["a: '{tenantName}'\r\nb: {token}\r\n", ["a"]],
    ["---\na: {tenantName}", ["a"]],
    ["--- \n'it''s': x\na: {tenantName}", ["a"]],
    ["---\n- {tenantName}", [0]],
    [`- b: x\n  "a": {tenantName}`, [0, "a"]],
    ["b:\n    one\n  'two\na: {tenantName}", ["a"]],
    ["b: # it's\n    one\n  'two\na: {tenantName}", ["a"]],
  ];
  it.each(places)("is that value, whatever it holds: %j", (text, path) => {
    expect(checkTemplate(text.replace("{tenantName}", "{token}"), "yaml")).toMatchObject({
      ok: true,
    });
    for (const name of names) {
      const read = path.reduce<unknown>(
        (value, key) => Object.entries(value ?? {}).find(([own]) => own === String(key))?.[1],
        parse(filled(text, name)),
      );
      expect(read).toBe(name);
    }
  });

  it("is escaped in its quotes", () => {
    const name = `it's "so" \\`;
    expect(filled(`'{tenantName}'`, name)).toBe(`'it''s "so" \\'`);
    expect(filled(`"{tenantName}"`, name)).toBe(`"it's \\"so\\" \\\\"`);
    expect(filled("{tenantName}", name)).toBe(`"it's \\"so\\" \\\\"`);
  });

  it("is escaped in a quote that opens a line, behind a document's mark or a list's key too", () => {
    expect(filled("---\n'a: {tenantName}\n b'", "a'b")).toBe("---\n'a: a''b\n b'");
    expect(filled("a:\n  - x\n'b: {tenantName}\n c'", "a'b")).toBe("a:\n  - x\n'b: a''b\n c'");
    expect(filled("b: # c\n  x\n'c: {tenantName}\n d'", "a'b")).toBe("b: # c\n  x\n'c: a''b\n d'");
    expect(filled("- a: x\n  'b: {tenantName}\n  c'", "a'b")).toBe("- a: x\n  'b: a''b\n  c'");
  });

  it("can be a key", () => {
    expect(parse(filled("{tenantName}: {workspaceId}", "x: y"))).toEqual({
      "x: y": values.workspaceId,
    });
  });
});

describe("a YAML template", () => {
  it.each([
    "# {token}",
    "a: x # {token}",
    "a: 'x' # {token}",
    "a: Bearer {token}",
    "a: {token} x",
    "a: {token}{token}",
    "a: {baseUrl}/x\nb: {token}",
    "a: 'x'{token}",
    "a: 'x' {token}",
    "a: x\n  {token}",
    "a:\n  x\n  {token}",
    "a: x'{token}'",
    "a: x '{token}'",
    "a: |\n  {token}",
    "a: >-\n  {token}",
    "a: !!str 'x'\nb: {token}",
    "a: &b 'x'\nb: {token}",
    "a: '{token}",
    'a: "{token}',
    "a: x\u2028'\nb: {token}",
    "a: x\r'\nb: {token}",
    "b: [one\n  {token}]",
    "b: [one\n'x {token}']",
    "--- 'a\nb: {token}\n# '",
    "a: x\n...\n'b: {token}",
    "a: [x,\n---\n{token}]",
    "    a:'x\n  y\n- {token}: x",
    "b:\n    one\n  'two {token}'",
    "b: # c\n    one\n  'two {token}'",
    "\u00a0b: one\n 'two {token}'\nc: x",
    "b:\n\u00a0\u00a0c: one\n  'two {token}'",
    "\u3000b: one\n 'two {token}'",
    "a:\n    b: one\n\n      'two {token}'",
    "{a:[x]\n, 'b: {token}\n  c': d}",
    "[x,#'\n, {token}]",
    "\uFEFF'a: {token}\nb': x",
  ])("with a value that could not be quoted is refused: %j", (text) => {
    expect(checkTemplate(text, "yaml")).toMatchObject({
      error: { kind: "invalidInput", field: "templates" },
    });
  });

  it.each([
    "b: x\n{token}: y",
    "unified:\n  access_token: {token}\n",
    `{"a": {"b": "{token}"}}`,
    "a: '{token}' # it's",
  ])("of the usual kind is taken: %j", (text) => {
    expect(checkTemplate(text, "yaml")).toEqual({ ok: true, value: null });
  });
});
