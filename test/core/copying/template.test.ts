import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkTemplate, fillTemplate } from "../../../electron/core/copying/template.ts";
import { createShells, hostile, shells, values } from "../shellOn.ts";

const fill = (kind: "text" | "command", text: string, change: Partial<typeof values> = {}) =>
  fillTemplate({ kind, text }, { ...values, ...change });
const command = (text: string, change: Partial<typeof values> = {}): string | null => {
  const filled = fill("command", text, change);
  return filled.ok ? filled.value : null;
};

describe("checking a template", () => {
  it.each([
    "{token}",
    "{token} {workspaceId} {tenantName} {baseUrl} {centralUrl} {expiresAt}",
    '{"a":1,"token":"{token}"}',
    "{{token}}",
    'echo "${HOME}" {token}',
    "curl -w '%{url} %{http_code}' -H 'Authorization: Bearer {token}'",
    "curl {token} | awk '{print $1} { print }' | jq '{a: .b}'",
    "echo {a,b} {1..3} {a1} {http_code} {} {token}",
    "echo '{token}",
    "# {token} `x` $(x) <<EOF",
  ])("accepts %s", (text) => {
    expect(checkTemplate(text)).toEqual({ ok: true, value: null });
  });

  it.each(["{tenatName} {token}", "{Token} {token}", "{token} {x}", "{{name}} {token}"])(
    "refuses the unknown placeholder in %s and names the known ones",
    (text) => {
      const unknown = /\{(?!token\})\w+\}/.exec(text)?.[0];
      expect(checkTemplate(text)).toEqual({
        ok: false,
        error: {
          kind: "invalidInput",
          field: "templates",
          problem: `${unknown} is not a placeholder. Use {token}, {workspaceId}, {tenantName}, {baseUrl}, {centralUrl}, {expiresAt}, or put spaces inside the braces to keep them as they are.`,
        },
      });
    },
  );

  it.each(["", "nothing", "{tenantName}", "{ token }", "{token"])(
    "refuses %j, which has no {token}",
    (text) => {
      expect(checkTemplate(text)).toMatchObject({
        error: { field: "templates", problem: "Write {token} where the token belongs." },
      });
    },
  );
});

it.each(["text", "command"] as const)(
  "a template of the kind %s fills all six placeholders, each as often as it occurs",
  (kind) => {
    const text = "{token} {workspaceId} {tenantName} {baseUrl} {centralUrl} {expiresAt} {token}";
    const { token, workspaceId, baseUrl, centralUrl, expiresAt } = values;
    expect(fill(kind, text)).toMatchObject({
      value: `${token} ${workspaceId} Acme ${baseUrl} ${centralUrl} ${expiresAt} ${token}`,
    });
  },
);

describe("a text template", () => {
  it("inserts values as they are and leaves all other braces alone", () => {
    const tenantName = `It’s "Söhne" & $(x) 日本 -`;
    expect(fill("text", "{tenantName}|{token}|{x} {} {{a}}", { tenantName })).toEqual({
      ok: true,
      value: `${tenantName}|${values.token}|{x} {} {{a}}`,
    });
  });

  it("drops control characters from values but keeps its own line breaks", () => {
    const tenantName = "a\u001B[201~\nb\u0000\u009Bc";
    expect(fill("text", "{tenantName}\n{tenantName}", { tenantName })).toMatchObject({
      value: "a[201~bc\na[201~bc",
    });
  });

  it("does not fill a placeholder that a value contains", () => {
    expect(fill("text", "{tenantName} {token}", { tenantName: "{token}" })).toMatchObject({
      value: `{token} ${values.token}`,
    });
  });
});

describe("a command template", () => {
  it.each([
    ["Acme Corp. (EU)", "Acme_Corp_EU_"],
    ["a-b_c 9", "a-b_c_9"],
    ["Söhne ʹǀ日本", "S_hne_"],
    ["-rf", "_rf"],
    ["--help me", "_help_me"],
    [" -x", "_x"],
    ["$(x)", "_x_"],
  ])("reduces the tenant’s name %j to %s", (tenantName, word) => {
    expect(command("{tenantName}", { tenantName })).toBe(word);
  });

  it("reduces any tenant’s name to ASCII letters, digits, - and _, and never begins it with -", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (tenantName) => {
        expect(command("{tenantName}", { tenantName })).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]*$/);
      }),
    );
  });

  const others = ["token", "workspaceId", "baseUrl", "expiresAt"] as const;

  it("inserts any other value whole if it is inert, and otherwise refuses it", () => {
    const mutated = fc
      .tuple(fc.constantFrom(...others), fc.nat(), fc.string({ unit: "binary", maxLength: 3 }))
      .map(([name, at, text]) => {
        const place = at % (values[name].length + 1);
        return [name, values[name].slice(0, place) + text + values[name].slice(place)] as const;
      });
    fc.assert(
      fc.property(mutated, ([name, value]) => {
        const filled = command(`{${name}}`, { [name]: value });
        if (filled === null) return;
        expect(filled).toBe(value);
        expect(filled).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.~+/=:-]*$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    { baseUrl: "https://$(id).example" },
    { baseUrl: "https://a;id.example" },
    { baseUrl: "https://a'b.example" },
    { baseUrl: "https://a.example/x y" },
    { baseUrl: "http://[::1]:8080" },
    { baseUrl: "" },
    { token: "a b" },
    { token: "-rf" },
    { token: "~root" },
    { token: "a\n" },
    { workspaceId: "../x" },
    { expiresAt: "now; id" },
  ])("refuses %j", (change) => {
    const [name] = Object.keys(change);
    expect(fill("command", `echo {${name}}`, change)).toMatchObject({
      error: { kind: "invalidInput", field: "templates", problem: /not safe in a command/ },
    });
  });

  it("names the refused value, and ignores values that it does not use", () => {
    const baseUrl = "https://a;id.example";
    expect(fill("command", "{token} {baseUrl}", { baseUrl })).toMatchObject({
      error: {
        problem:
          "The base URL contains characters that are not safe in a command, so nothing was copied.",
      },
    });
    expect(command("{token}", { baseUrl })).toBe(values.token);
  });

  it.each([
    { baseUrl: "https://global.api.greenlake.hpe.com" },
    { baseUrl: "http://127.0.0.1:8080" },
    { token: "a~+/_-.==" },
  ])("accepts %j", (change) => {
    const [name, value] = Object.entries(change)[0] ?? [];
    expect(command(`{${name}}`, change)).toBe(value);
  });
});

/** Most of these evaluate the name a second time: as a program, a calculation or a file to run. */
const templates = [
  "show {tenantName}",
  "show '{tenantName}'",
  'show "{tenantName}"',
  "eval {tenantName}",
  `sh -c 'show "{tenantName}"'`,
  `bash -c "show '{tenantName}'"`,
  `fish -c "show '{tenantName}'"`,
  "echo {tenantName} | sh",
  "echo {tenantName} > x; . ./x; rm x",
  "test x -eq {tenantName}",
  "echo {tenantName} | xargs -I% sh -c 'show %'",
  `awk "BEGIN { system(\\"show {tenantName}\\") }"`,
  "trap 'show {tenantName}' EXIT",
  "alias x={tenantName}; x",
  "export TENANT={tenantName}; sh -c $TENANT",
];

/** Only bash and zsh know these. */
const bashTemplates = [
  "let x={tenantName}",
  "[[ x -eq {tenantName} ]]",
  "declare -i x={tenantName}",
  "printf -v {tenantName} x",
  "bash <(echo show {tenantName})",
];

/** Each command once, because many names become the same word. */
const filledWithHostileNames = (text: string): ReadonlySet<string> =>
  new Set(hostile.map((tenantName) => command(text, { tenantName }) ?? ""));

function openShells() {
  const { end, ...opened } = createShells();
  onTestFinished(end);
  return opened;
}

describe.each(shells)("a command template in %s", (shell) => {
  it("passes every name to its program as one word", () => {
    const { words } = openShells();
    for (const text of ["{tenantName}", "'{tenantName}'", '"{tenantName}"', "x{tenantName}"])
      for (const line of filledWithHostileNames(`show a ${text} b`)) {
        const [, word, ...rest] = words(shell, line);
        expect([word, rest]).toEqual([expect.stringMatching(/^\w[\w-]*$/), ["b"]]);
      }
  });

  it.each([...templates, ...(/^(?:bash|zsh)$/.test(shell) ? bashTemplates : [])])(
    "runs no part of a tenant’s name: %s",
    (text) => {
      const { attempt, left } = openShells();
      for (const line of filledWithHostileNames(text)) attempt(shell, line);
      expect(left()).toEqual([]);
    },
    60_000,
  );

  it("leaves a trace if it does run something, so that these tests can fail", () => {
    const { attempt, left } = openShells();
    attempt(shell, "eval 'touch owned'");
    expect(left()).toEqual(["owned"]);
  });
});
