import { execFileSync, spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  checkTemplates,
  chooseFormat,
  copyFormats,
  formatToken,
} from "../../electron/core/copyFormats.ts";
import type { Shell } from "../../electron/contract.ts";
import { checkTemplate, fillTemplate } from "../../electron/core/template.ts";

const workspaceId = "0123456789abcdef0123456789abcdef";
const values = {
  token: "eyJhbGciOi.cAnArY.sig",
  workspaceId,
  tenantName: "Acme",
  baseUrl: "https://greenlake.example",
  expiresAt: "2026-01-01T00:15:00.000Z",
};
const url = `https://greenlake.example/workspaces/v1/workspaces/${workspaceId}`;
const copied = (id: string, change: Partial<typeof values> = {}) =>
  formatToken(chooseFormat([], id), { ...values, ...change });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tenantry-shell-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line in a real bash whose `run`, `curl` and `http` print the arguments that they were given. */
function bash(line: string, after = ""): readonly string[] {
  const show = `show() { printf '%s\\0' "$@"; }; run() { show "$@"; }; curl() { show "$@"; }; http() { show "$@"; }`;
  const printed = execFileSync("bash", ["--norc", "-c", `${show}\n${line}\n${after}`], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder },
    encoding: "utf8",
  });
  return printed.split("\0").slice(0, -1);
}

/** The same in a real PowerShell; null where this machine has none. */
const powershell =
  spawnSync("pwsh", ["-Version"]).status === 0
    ? (line: string): readonly string[] => {
        const show = `function run { foreach ($a in $args) { [Console]::Write("$a\0") } }`;
        const printed = execFileSync("pwsh", ["-NoProfile", "-Command", `${show}\n${line}`], {
          cwd: folder,
          encoding: "utf8",
        });
        return printed.split("\0").slice(0, -1);
      }
    : null;

const hostile = [
  `$(touch owned)'"`,
  "`touch owned`",
  `'; touch owned; '`,
  `"; touch owned; "`,
  "$HOME ~ * ? !! !$ \\",
  "\\'\\\"",
  "a && touch owned || b | c > owned",
  "Söhne & Töchter «日本»",
  "-rf",
];

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
    const show = `run "$GREENLAKE_TOKEN"`;
    expect(bash(copied("export"), show)).toEqual([values.token]);
    expect(bash(`set -a\n${copied("env")}\nset +a`, show)).toEqual([values.token]);
  });

  it("let no token of a hostile server out of its quotes", () => {
    for (const token of hostile) {
      expect(bash(copied("curl", { token }))).toContain(`Authorization: Bearer ${token}`);
      expect(bash(copied("export", { token }), `run "$GREENLAKE_TOKEN"`)).toEqual([token]);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stay in PowerShell's quotes, of which there are several", () => {
    expect(copied("powershell")).toBe(
      ` Invoke-RestMethod -Uri '${url}' -Headers @{ Authorization = 'Bearer ${values.token}' }`,
    );
    expect(copied("powershell", { token: "a'b\u2019c" })).toContain("'Bearer a''b\u2019\u2019c'");
  });

  it("are strings in YAML", () => {
    expect(copied("pycentral", { token: `a": "b` })).toBe(
      `unified:\n  base_url: "https://greenlake.example"\n  workspace_id: "${workspaceId}"\n  access_token: "a\\": \\"b"\n`,
    );
  });
});

describe("a template's values", () => {
  const everywhere = [
    "run {tenantName}",
    "run '{tenantName}'",
    'run "{tenantName}"',
    `run "it's "{tenantName}`,
    `run 'say "'{tenantName}'"'`,
    'run "\\"{tenantName}\\""',
    "run \\'{tenantName}",
    "run a{tenantName}b",
  ];

  it("are one inert word of bash wherever they stand, and of PowerShell where it is installed", () => {
    for (const text of everywhere)
      for (const tenantName of hostile) {
        const [word, ...more] = bash(fillTemplate(text, "posix", { ...values, tenantName }));
        expect([text, word?.includes(tenantName), more]).toEqual([text, true, []]);
      }
    for (const text of ["run {tenantName}", "run '{tenantName}'", 'run "{tenantName}"'])
      for (const tenantName of powershell === null ? [] : hostile)
        expect(powershell?.(fillTemplate(text, "powershell", { ...values, tenantName }))).toEqual([
          tenantName,
        ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("are escaped for PowerShell's two kinds of quotes", () => {
    const tenantName = "$(x) `y` \"z\" \u201Ca\u201D 'b' \u2018c\u2019";
    const fill = (text: string) => fillTemplate(text, "powershell", { ...values, tenantName });
    expect(fill('"{tenantName}"')).toBe('"`$(x) ``y`` `"z`" `\u201Ca`\u201D \'b\' \u2018c\u2019"');
    const doubled = "$(x) `y` \"z\" \u201Ca\u201D ''b'' \u2018\u2018c\u2019\u2019";
    expect(fill("'{tenantName}'")).toBe(`'${doubled}'`);
    expect(fill("{tenantName}")).toBe(`'${doubled}'`);
  });

  it("are escaped in YAML's quotes too", () => {
    const tenantName = `it's "so"`;
    const fill = (text: string) => fillTemplate(text, "yaml", { ...values, tenantName });
    expect(fill(`'{tenantName}'`)).toBe(`'it''s "so"'`);
    expect(fill(`"{tenantName}"`)).toBe(`"it's \\"so\\""`);
  });

  it("stay as they are in plain text, and other braces do anywhere", () => {
    expect(fillTemplate("{tenantName} {x} {}", "plain", values)).toBe("Acme {x} {}");
    expect(fillTemplate("{expiresAt}", "plain", values)).toBe(values.expiresAt);
  });
});

describe("a template", () => {
  const refused: readonly (readonly [Shell, string])[] = [
    ["plain", "no placeholder"],
    ["plain", "{tokens}"],
    ["posix", "echo `{token}`"],
    ["posix", 'echo "$(echo ")" {token}"'],
    ["posix", "echo ${x:-{token}}"],
    ["posix", "echo $'\\'' {token}"],
    ["posix", "cat <<EOF\n{token}\nEOF"],
    ["posix", "true # it's\necho {token}"],
    ["posix", 'bash -c "curl {token}"'],
    ["posix", "eval {token}"],
    ["posix", 'su -c "curl {token}"'],
    ["posix", `python3 -c "print('{token}')"`],
    ["powershell", '"$(Get-Date) {token}"'],
    ["powershell", "@'\n{token}\n'@"],
    ["powershell", "x --% {token}"],
    ["powershell", "x # it's\ny {token}"],
    ["powershell", "‘{token}’"],
    ["powershell", "iex {token}"],
  ];
  it.each(refused)("whose values could not be quoted safely is refused: %s, %s", (shell, text) => {
    expect(checkTemplate(text, shell)).toMatchObject({
      ok: false,
      error: { kind: "invalidInput", field: "templates" },
    });
  });

  it("of the usual kind is taken", () => {
    const text = `curl -H "Authorization: Bearer {token}" https://x.example/#part`;
    expect(checkTemplate(text, "posix")).toEqual({ ok: true, value: null });
    expect(checkTemplate("$env:TOKEN = '{token}'", "powershell")).toMatchObject({ ok: true });
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

  it("are cleaned, and refused with the reason where they are wrong", () => {
    expect(checkTemplates([{ ...own, name: " My\u202E own " }])).toMatchObject({
      value: [{ name: "My own" }],
    });
    for (const wrong of [
      { ...own, name: " " },
      { ...own, id: "raw" },
      { ...own, text: "{token}".repeat(1000) },
      { ...own, text: "nothing" },
    ])
      expect(checkTemplates([wrong])).toMatchObject({ error: { field: "templates" } });
    expect(checkTemplates([own, own])).toMatchObject({ ok: false });
    expect(checkTemplates(Array.from({ length: 51 }, () => own))).toMatchObject({ ok: false });
  });
});
