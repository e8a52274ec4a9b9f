import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { publicBaseUrl } from "../../../electron/contract/constants.ts";
import { builtInFormats } from "../../../electron/core/copying/builtInFormats.ts";
import { chooseFormat } from "../../../electron/core/copying/formats.ts";
import { createShells, hasPowerShell, hostile, posixShells, shells, values } from "../shellOn.ts";

const { token, baseUrl, centralUrl, workspaceId } = values;
const path = `/workspaces/v1/workspaces/${workspaceId}`;
const url = `${baseUrl}${path}`;
const { words, left, end } = createShells();
afterAll(end);

/** Formats whose reader acts on some characters even between quotation marks. */
const strict = ["cmd", "ansible"];

function copied(id: string, change: Partial<typeof values> = {}): string {
  const written = chooseFormat([], id).write({ ...values, ...change });
  if (!written.ok) throw new Error("A built-in format was refused.");
  return written.value;
}

const withoutControls = (text: string) => text.replaceAll(/\p{Cc}/gu, "");

describe("the built-in format", () => {
  it.each([
    ["raw", token],
    ["header", `Authorization: Bearer ${token}`],
    ["curl", ` curl --silent --show-error --header 'Authorization: Bearer ${token}' '${url}'`],
    [
      "powershell",
      ` Invoke-RestMethod -Uri '${url}' -Headers @{ Authorization = 'Bearer ${token}' }`,
    ],
    ["httpie", ` http GET '${url}' 'Authorization:Bearer ${token}'`],
    ["export", ` export GREENLAKE_TOKEN='${token}'`],
    ["fish", ` set -gx GREENLAKE_TOKEN '${token}'`],
    ["powershell-env", ` $env:GREENLAKE_TOKEN = '${token}'`],
    ["cmd", `set "GREENLAKE_TOKEN=${token}"`],
    ["env", `GREENLAKE_TOKEN=${token}`],
    [
      "central-curl",
      ` curl --silent --show-error --header 'Authorization: Bearer ${token}' '${centralUrl}/network-monitoring/v1/devices'`,
    ],
    [
      "pycentral",
      `glp:\n  base_url: "${baseUrl}"\n  access_token: "${token}"\nnew_central:\n  base_url: "${centralUrl}"\n  access_token: "${token}"\n`,
    ],
    ["ansible", `access_token: "${token}"\nbase_url: "${centralUrl}"\n`],
    ["terraform", ` export HPEGL_IAM_TOKEN='${token}'`],
  ])("%s gives exactly this text", (id, text) => {
    expect(copied(id)).toBe(text);
  });

  it.each(builtInFormats.map(({ id }) => id).filter((id) => !strict.includes(id)))(
    "%s contains no control characters except its own line breaks",
    (id) => {
      const odd = `a\u001B[201~b\r\u009Bc\u0000d\ne`;
      const change = { token: odd, baseUrl: odd, centralUrl: odd, tenantName: odd };
      const changed = copied(id, change).replaceAll("\n", "");
      expect(changed).not.toMatch(/\p{Cc}/u);
    },
  );

  it.each(["export", "fish", "powershell-env", "cmd", "env"])(
    "%s sets the given variable",
    (id) => {
      expect(copied(id, { variable: "ACME_TOKEN" })).toContain("ACME_TOKEN");
      expect(copied(id, { variable: "ACME_TOKEN" })).not.toContain("GREENLAKE_TOKEN");
    },
  );
});

describe.each(strict)("%s, whose reader acts on quoted values", (id) => {
  it("refuses a token that the reader could act on", () => {
    const signs = ["%PATH%", 'a" & calc & "', "a&calc", "a^b", "a!b", "{{ 1 + 1 }}", "a\nb", ""];
    for (const text of [...hostile, ...signs])
      expect(chooseFormat([], id).write({ ...values, token: text })).toMatchObject({
        error: { kind: "invalidInput", problem: expect.stringMatching(/^The token contains/) },
      });
  });
});

describe.each(shells)("in %s", (shell) => {
  it("curl and HTTPie receive every token and address whole, and nothing else runs", () => {
    for (const text of hostile) {
      const whole = withoutControls(text);
      const change = { token: text, baseUrl: text, centralUrl: text };
      expect(words(shell, copied("central-curl", change)).at(-1)).toBe(
        `${whole}/network-monitoring/v1/devices`,
      );
      expect(words(shell, copied("curl", change))).toEqual([
        "--silent",
        "--show-error",
        "--header",
        `Authorization: Bearer ${whole}`,
        `${whole}${path}`,
      ]);
      expect(words(shell, copied("httpie", change))).toEqual([
        "GET",
        `${whole}${path}`,
        `Authorization:Bearer ${whole}`,
      ]);
    }
    expect(left()).toEqual([]);
  });

  it.each([
    ["export", "GREENLAKE_TOKEN"],
    ["terraform", "HPEGL_IAM_TOKEN"],
  ])("the %s line sets the whole token, and nothing else runs", (id, variable) => {
    for (const text of hostile)
      expect(words(shell, `${copied(id, { token: text })}\nshow "$${variable}"`)).toEqual([
        withoutControls(text),
      ]);
    expect(left()).toEqual([]);
  });
});

if (shells.includes("fish"))
  describe("in fish", () => {
    it("the set line exports the whole token to every program, and nothing else runs", () => {
      const program = `sh -c 'show "$GREENLAKE_TOKEN"'`;
      for (const text of hostile)
        expect(words("fish", `${copied("fish", { token: text })}\n${program}`)).toEqual([
          withoutControls(text),
        ]);
      expect(left()).toEqual([]);
    });
  });

describe.each(posixShells)("in a file that %s reads", (shell) => {
  it("the .env line sets the whole token, and nothing else runs", () => {
    for (const text of hostile)
      expect(words(shell, `${copied("env", { token: text })}\nshow "$GREENLAKE_TOKEN"`)).toEqual([
        withoutControls(text),
      ]);
    expect(left()).toEqual([]);
  });
});

describe("in PowerShell", () => {
  it("the command doubles every quotation mark that could end a string", () => {
    const marks = "a'b\u2018c\u2019d\u201Ae\u201Bf";
    const doubled = "a''b\u2018\u2018c\u2019\u2019d\u201A\u201Ae\u201B\u201Bf";
    expect(copied("powershell", { token: marks, baseUrl: marks })).toBe(
      ` Invoke-RestMethod -Uri '${doubled}${path}' -Headers @{ Authorization = 'Bearer ${doubled}' }`,
    );
  });

  if (hasPowerShell)
    it("the command receives every token and address whole, and nothing else runs", () => {
      const stub =
        'function Invoke-RestMethod($Uri, $Headers) { [Console]::Write("$Uri`0$($Headers.Authorization)`0") }';
      for (const text of hostile) {
        const whole = withoutControls(text);
        const set = `${copied("powershell-env", { token: text })}\nshow $env:GREENLAKE_TOKEN`;
        expect(words("pwsh", set)).toEqual([whole]);
        const line = copied("powershell", { token: text, baseUrl: text });
        expect(words("pwsh", `${stub}\n${line}`)).toEqual([`${whole}${path}`, `Bearer ${whole}`]);
      }
      expect(left()).toEqual([]);
    });
});

describe("pycentral’s YAML", () => {
  const read = (text: string): unknown =>
    parse(copied("pycentral", { token: text, baseUrl: text, centralUrl: `h${text}` }));
  const whole = (text: string) => {
    const value = withoutControls(text);
    return {
      glp: { base_url: value, access_token: value },
      new_central: { base_url: `h${value}`, access_token: value },
    };
  };

  it("leaves Central out without an address, and GreenLake’s public address to pycentral", () => {
    const change = { baseUrl: publicBaseUrl, centralUrl: "" };
    expect(parse(copied("pycentral", change))).toEqual({ glp: { access_token: token } });
  });

  it.each([...hostile, "x: y", "x # y", "---", "...", "null", "1e3", "~", "", "a\n---\nb", "| >"])(
    "gives back %j as the same string",
    (text) => {
      expect(read(text)).toEqual(whole(text));
    },
  );

  it("gives back any text as the same string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(read(text)).toEqual(whole(text));
      }),
    );
  });
});
