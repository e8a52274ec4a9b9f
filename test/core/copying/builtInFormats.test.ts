import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { chooseFormat } from "../../../electron/core/copying/formats.ts";
import { createShells, hasPowerShell, hostile, posixShells, shells, values } from "../shellOn.ts";

const { token, baseUrl, workspaceId } = values;
const path = `/workspaces/v1/workspaces/${workspaceId}`;
const url = `${baseUrl}${path}`;
const { words, left, end } = createShells();
afterAll(end);

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
    ["env", `GREENLAKE_TOKEN='${token}'`],
    [
      "pycentral",
      `unified:\n  base_url: "${baseUrl}"\n  workspace_id: "${workspaceId}"\n  access_token: "${token}"\n`,
    ],
  ])("%s gives exactly this text", (id, text) => {
    expect(copied(id)).toBe(text);
  });

  it.each(["raw", "header", "curl", "powershell", "httpie", "export", "env", "pycentral"])(
    "%s contains no control characters except its own line breaks",
    (id) => {
      const odd = `a\u001B[201~b\r\u009Bc\u0000d\ne`;
      const changed = copied(id, { token: odd, baseUrl: odd }).replaceAll("\n", "");
      expect(changed).not.toMatch(/\p{Cc}/u);
    },
  );
});

describe.each(shells)("in %s", (shell) => {
  it("curl and HTTPie receive every token and address whole, and nothing else runs", () => {
    for (const text of hostile) {
      const whole = withoutControls(text);
      const change = { token: text, baseUrl: text };
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

  it("the export line sets the whole token, and nothing else runs", () => {
    for (const text of hostile)
      expect(words(shell, `${copied("export", { token: text })}\nshow "$GREENLAKE_TOKEN"`)).toEqual(
        [withoutControls(text)],
      );
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
        const line = copied("powershell", { token: text, baseUrl: text });
        expect(words("pwsh", `${stub}\n${line}`)).toEqual([`${whole}${path}`, `Bearer ${whole}`]);
      }
      expect(left()).toEqual([]);
    });
});

describe("pycentral’s YAML", () => {
  const read = (text: string): unknown =>
    parse(copied("pycentral", { token: text, baseUrl: text, workspaceId: text }));
  const whole = (text: string) => {
    const value = withoutControls(text);
    return { unified: { base_url: value, workspace_id: value, access_token: value } };
  };

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
