import { afterAll, describe, expect, it } from "vitest";
import type { Shell } from "../../../electron/contract/contract.ts";
import { checkTemplate, fillTemplate } from "../../../electron/core/copying/template.ts";
import { createShells, hostile, values } from "../shellOn.ts";

const { bash, powershell, left, end } = createShells();
afterAll(end);

const filled = (text: string, shell: Shell, tenantName: string) =>
  fillTemplate(text, shell, { ...values, tenantName });

describe("a tenant's name", () => {
  const everywhere = [
    "echo {tenantName}",
    "echo '{tenantName}'",
    'echo "{tenantName}"',
    `echo "it's "{tenantName}`,
    `echo 'say "'{tenantName}'"'`,
    'echo "\\"{tenantName}\\""',
    "echo a{tenantName}b",
    `curl -H "X-Tenant: {tenantName}" -H 'Authorization: Bearer {token}' {baseUrl}`,
    "printf '%s\\n' {tenantName}",
    "A=1 TENANT={tenantName}; echo x && export GREENLAKE_TENANT={tenantName}",
  ];

  it.each(everywhere)("is one inert word of bash, and whole, in %s", (text) => {
    const show = 'echo "$TENANT|$GREENLAKE_TENANT"';
    for (const tenantName of hostile) {
      const line = filled(text, "posix", tenantName);
      const expected = text.startsWith("A=1") ? `${tenantName}|${tenantName}` : tenantName;
      const words = bash(line, text.startsWith("A=1") ? show : "");
      expect(words.filter((word) => word.includes(expected))).toHaveLength(1);
      expect(words).toHaveLength(
        bash(filled(text, "posix", "x")).length + Number(text.startsWith("A=1")),
      );
    }
    expect(left()).toEqual([]);
  });

  it.each(["{tenantName}", "'{tenantName}'", '"{tenantName}"'])(
    "is one inert word of PowerShell, where it is installed, in %s",
    (word) => {
      for (const tenantName of powershell === null ? [] : hostile)
        expect(powershell?.(filled(`Write-Output ${word}`, "powershell", tenantName))).toEqual([
          tenantName,
        ]);
      expect(left()).toEqual([]);
    },
  );

  it("is escaped for PowerShell's two kinds of quotes, the typographic ones too", () => {
    const name = "$(x) `y` \"z\" \u201Ca\u201D\u201E 'b' \u2018c\u2019\u201A\u201B";
    const fill = (text: string) => filled(text, "powershell", name);
    expect(fill('echo "{tenantName}"')).toBe(
      'echo "`$(x) ``y`` `"z`" `\u201Ca`\u201D`\u201E \'b\' \u2018c\u2019\u201A\u201B"',
    );
    const doubled =
      "$(x) `y` \"z\" \u201Ca\u201D\u201E ''b'' \u2018\u2018c\u2019\u2019\u201A\u201A\u201B\u201B";
    expect(fill("echo '{tenantName}'")).toBe(`echo '${doubled}'`);
    expect(fill("$env:TENANT = {tenantName}")).toBe(`$env:TENANT = '${doubled}'`);
  });

  it("stays in the quotes that a backslash or a backtick has not closed", () => {
    expect(filled(`echo "\\"" {tenantName}`, "posix", "a'b")).toBe(`echo "\\"" 'a'\\''b'`);
    expect(filled("echo \\' {tenantName}", "posix", "a b")).toBe("echo \\' 'a_b'");
    expect(filled("echo 'a\\' {tenantName}", "posix", "a b")).toBe("echo 'a\\' 'a b'");
    expect(filled('echo "`"" {tenantName}', "powershell", "a'b")).toBe(`echo "\`"" 'a''b'`);
    expect(filled("echo 'a`' {tenantName}", "powershell", "a b")).toBe("echo 'a`' 'a b'");
  });

  it("has no control characters for a shell", () => {
    expect(filled("echo {tenantName}", "posix", "a\u001B[0m\nb")).toBe("echo 'a[0mb'");
  });

  it("stays as it is in plain text, and other braces do anywhere", () => {
    expect(filled("{tenantName} {x} {} \\'", "plain", "a'b")).toBe("a'b {x} {} \\'");
    expect(fillTemplate("{expiresAt}", "plain", values)).toBe(values.expiresAt);
  });
});

describe("a template", () => {
  const refused: readonly (readonly [Shell, string])[] = [
    ["plain", "no placeholder"],
    ["plain", "{tokens}"],
    ["posix", "echo `{token}`"],
    ["posix", 'echo "`x` {token}"'],
    ["posix", 'echo "$(echo ")" {token}"'],
    ["posix", "echo ${x:-{token}}"],
    ["posix", 'echo "${x:-{token}}"'],
    ["posix", "echo $[ {token} ]"],
    ["posix", "echo $'\\'' {token}"],
    ["posix", 'echo $"it\'s" {token}'],
    ["posix", "cat <<EOF\n{token}\nEOF"],
    ["posix", "cat <<< {token}"],
    ["posix", "echo \\\n# x\n{token}"],
    ["posix", "echo \\\r\n{token}"],
    ["posix", 'echo "\\\n{token}"'],
    ["posix", "# x\necho {token}"],
    ["posix", "true # x\necho {token}"],
    ["posix", "true;# x\necho {token}"],
    ["posix", "(true)# x\necho {token}"],
    ["posix", "true\t#x\necho {token}"],
    ["posix", "echo '{token}"],
    ["powershell", '"$(Get-Date) {token}"'],
    ["powershell", "echo ${a'b} {token}"],
    ["powershell", "@'\n{token}\n'@"],
    ["powershell", '@"\n{token}\n"@'],
    ["powershell", "x --% {token}"],
    ["powershell", "x # y\nz {token}"],
    ["powershell", "$a# x\ny {token}"],
    ["powershell", "<# x #> y {token}"],
    ["powershell", "x `\n{token}"],
    ["powershell", 'echo "{token}'],
    ...Array.from("‘’‚‛“”„", (quote): [Shell, string] => ["powershell", `${quote}{token}${quote}`]),
    ["powershell", "'’ {token}'"],
  ];
  it.each(refused)("whose values could not be quoted safely is refused: %s, %s", (shell, text) => {
    expect(checkTemplate(text, shell)).toMatchObject({
      ok: false,
      error: { kind: "invalidInput", field: "templates" },
    });
  });

  const taken: readonly (readonly [Shell, string])[] = [
    ["posix", `curl -H "Authorization: Bearer {token}" https://x.example/#part`],
    ["posix", `curl -H 'Authorization: Bearer {token}' x | jq '.[] | "\`\${x}$(x)\\(.id)" # "'`],
    ["posix", `echo "costs 5$" '<<' "#" {token}`],
    ["powershell", "$env:TOKEN = '{token}'"],
    ["powershell", `x -Headers @{ a = "#\`"" } '$(x) \`' {token}`],
  ];
  it.each(taken)("of the usual kind is taken: %s, %s", (shell, text) => {
    expect(checkTemplate(text, shell)).toEqual({ ok: true, value: null });
  });

  it("is refused with what stands in the way", () => {
    expect(checkTemplate("true # {token}", "posix")).toMatchObject({
      error: { problem: "Values cannot be quoted safely beside a comment: write it without." },
    });
  });
});
