import { afterAll, describe, expect, it } from "vitest";
import type { Shell, Template } from "../../../electron/contract/contract.ts";
import {
  checkTemplates,
  chooseFormat,
  copyFormats,
  formatToken,
} from "../../../electron/core/copying/formats.ts";
import { createShells, hostile, values, workspaceId } from "../shellOn.ts";

const url = `https://greenlake.example/workspaces/v1/workspaces/${workspaceId}`;
const copied = (id: string, change: Partial<typeof values> = {}) =>
  formatToken(chooseFormat([], id), { ...values, ...change });

const { bash, left, end } = createShells();
afterAll(end);

describe("the built-in formats", () => {
  it("have names, each once", () => {
    const names = copyFormats([]).map(({ name }) => name);
    expect(names).toHaveLength(8);
    expect(new Set(names).size).toBe(8);
  });

  it("are the token itself and a header", () => {
    expect(copied("raw")).toBe(values.token);
    expect(copied("header")).toBe(`Authorization: Bearer ${values.token}`);
  });

  it("give curl and HTTPie, in bash, the token and the tenant's address", () => {
    expect(bash(copied("curl"))).toEqual([
      "--silent",
      "--show-error",
      "--header",
      `Authorization: Bearer ${values.token}`,
      url,
    ]);
    expect(bash(copied("httpie"))).toEqual(["GET", url, `Authorization:Bearer ${values.token}`]);
  });

  it("set a variable, in bash, and in a file that bash reads", () => {
    const show = `echo "$GREENLAKE_TOKEN"`;
    expect(bash(copied("export"), show)).toEqual([values.token]);
    expect(bash(`set -a\n${copied("env")}\nset +a`, show)).toEqual([values.token]);
  });

  it("let no token of a hostile server out of its quotes", () => {
    const show = `echo "$GREENLAKE_TOKEN"`;
    for (const token of hostile) {
      expect(bash(copied("curl", { token }))).toHaveLength(5);
      expect(bash(copied("httpie", { token }))).toHaveLength(3);
      expect(bash(copied("export", { token }), show)).toHaveLength(1);
    }
    expect(left()).toEqual([]);
  });

  it("hold the token in PowerShell's quotes", () => {
    expect(copied("powershell")).toBe(
      ` Invoke-RestMethod -Uri '${url}' -Headers @{ Authorization = 'Bearer ${values.token}' }`,
    );
    expect(copied("powershell", { token: "a'b\u2019c" })).toContain("'Bearer a_b_c'");
  });

  it("that are commands begin with a space, which keeps them out of a shell's history", () => {
    for (const id of ["curl", "powershell", "httpie", "export"]) expect(copied(id)).toMatch(/^ \S/);
    for (const id of ["raw", "header", "env", "pycentral"]) expect(copied(id)).toMatch(/^\S/);
  });

  it("are strings in YAML", () => {
    expect(copied("pycentral", { token: `a": "b` })).toBe(
      `unified:\n  base_url: "https://greenlake.example"\n  workspace_id: "${workspaceId}"\n  access_token: "a\\": \\"b"\n`,
    );
  });
});

describe("the operator's templates", () => {
  const own = { id: "template:1", name: "Mine", shell: "plain", text: "T={token}" } as const;

  it("come after the built-in formats and are chosen like them", () => {
    expect(copyFormats([own]).at(-1)).toEqual({ id: "template:1", name: "Mine" });
    expect(formatToken(chooseFormat([own], null, "template:1"), values)).toBe(`T=${values.token}`);
  });

  it("that are gone leave the next choice, and at last the raw token", () => {
    expect(chooseFormat([], "template:1", "header").id).toBe("header");
    expect(chooseFormat([], undefined, null, "constructor").id).toBe("raw");
  });

  const problemOf = (...templates: readonly Template[]) => {
    const checked = checkTemplates(templates);
    return checked.ok || checked.error.kind !== "invalidInput" ? null : checked.error.problem;
  };

  it("are cleaned: a name is one visible line of at most 40 characters", () => {
    const named = (name: string) => checkTemplates([{ ...own, name }]);
    expect(named(" My\u202E own ")).toEqual({ ok: true, value: [{ ...own, name: "My own" }] });
    expect(named("n".repeat(40))).toMatchObject({ value: [{ name: "n".repeat(40) }] });
    expect(named("n".repeat(41))).toMatchObject({ value: [{ name: `${"n".repeat(39)}…` }] });
  });

  it("keep the space that their text begins with", () => {
    const text = " curl {token} \n";
    expect(checkTemplates([{ ...own, text }])).toMatchObject({ value: [{ text }] });
  });

  it("are refused with the reason where they are wrong", () => {
    expect(problemOf({ ...own, name: " " })).toBe("Give the template a name.");
    expect(problemOf({ ...own, id: "raw" })).toBe("The template Mine cannot be saved.");
    expect(problemOf({ ...own, text: "nothing" })).toBe("Write {token} where the token belongs.");
    expect(problemOf(own, { ...own, name: "Other" })).toBe("Two templates are kept under one ID.");
    const quotes: readonly Shell[] = ["posix", "powershell", "yaml"];
    for (const shell of quotes)
      expect(problemOf({ ...own, shell, text: "'{token}" })).toMatch(/quot/);
  });

  it("have at most 4,000 characters", () => {
    const long = { ...own, text: `{token}${"x".repeat(3_993)}` };
    expect(problemOf(long)).toBeNull();
    expect(problemOf({ ...long, text: `${long.text}x` })).toBe("Use at most 4000 characters.");
  });

  it("are at most 50", () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ ...own, id: `template:${index}` }));
    expect(problemOf(...many.slice(1))).toBeNull();
    expect(problemOf(...many)).toBe("Keep at most 50 templates.");
  });
});
