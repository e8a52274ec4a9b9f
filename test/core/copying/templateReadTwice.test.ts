import { spawnSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import type { Shell } from "../../../electron/contract/contract.ts";
import { checkTemplate, fillTemplate } from "../../../electron/core/copying/template.ts";
import { createShells, hostile, values } from "../shellOn.ts";

const { attempt, left, end } = createShells();
afterAll(end);

const filled = (text: string, shell: Shell, tenantName: string) =>
  fillTemplate(text, shell, { ...values, tenantName });

/** Each takes a word for a program, a calculation or a file to run. */
const readers = [
  "eval {tenantName}",
  "ev''al {tenantName}",
  "e\\val {tenantName}",
  "\\eval {tenantName}",
  "bash -c {tenantName}",
  'bash -l -c "echo {tenantName}"',
  "bash --norc -c 'echo {tenantName}'",
  'bash -o errexit -c "{tenantName}"',
  `bash -c "echo '{tenantName}'"`,
  `sh -c 'echo "{tenantName}"'`,
  "flock lock -c 'echo {tenantName}'; rm -f lock",
  'script -qc "echo {tenantName}" /dev/null',
  "echo {tenantName} | sh",
  "echo 'echo {tenantName}' | bash",
  "bash <(echo {tenantName})",
  "echo {tenantName} > x; . ./x; rm x",
  "source /dev/stdin < <(echo {tenantName})",
  `mapfile -C 'echo {tenantName};' -c 1 </etc/hosts`,
  "[[ x -eq {tenantName} ]]",
  "let x={tenantName}",
  "let {tenantName}",
  "declare -i x={tenantName}",
  "typeset -i x; x={tenantName}",
  "printf -v {tenantName} x",
  "test -v {tenantName}",
  "(( x = {tenantName} ))",
  "read -r {tenantName} <<x",
  "unset {tenantName}",
  "find /dev/null -exec sh -c 'echo {tenantName}' ';'",
  "echo {tenantName} | xargs -I% sh -c 'echo %'",
  "env bash -c 'echo {tenantName}'",
  `awk "BEGIN { system(\\"echo {tenantName}\\") }"`,
  `perl -e "print '{tenantName}'; system qq(echo {tenantName})"`,
  `python3 -c "import os; os.system('echo {tenantName}')"`,
  `node -e "require('child_process').execSync('echo {tenantName}')"`,
  "trap 'echo {tenantName}' EXIT",
  "trap {tenantName} EXIT",
  "shopt -s expand_aliases; alias x={tenantName}\nx",
  'f() { eval "$1"; }; f {tenantName}',
  'PROMPT_COMMAND={tenantName}; eval "$PROMPT_COMMAND"',
  'TENANT={tenantName}; eval "$TENANT"',
  'export TENANT={tenantName}; bash -c "$TENANT"',
  'echo() { eval "$1"; }\necho {tenantName}',
  "printf() { eval \"$2\"; }\nprintf '%s' {tenantName}",
];

describe("a tenant's name that something reads a second time", () => {
  it.each(readers)(
    "is inert: %s",
    (text) => {
      for (const tenantName of hostile) attempt(filled(text, "posix", tenantName));
      expect(left()).toEqual([]);
    },
    30_000,
  );

  /** Not to be had here, or not to be run by a test. */
  const others: readonly (readonly [Shell, string])[] = [
    ["posix", "ssh host 'echo {tenantName}'"],
    ["posix", "tmux new 'echo {tenantName}'"],
    ["posix", "watch 'echo {tenantName}'"],
    ["posix", "su -c 'echo {tenantName}'"],
    ["posix", "sudo sh -c 'echo {tenantName}'"],
    ["posix", "curl --write-out '{tenantName}' {baseUrl}"],
    ["posix", "curl -d {tenantName} {baseUrl}"],
    ["posix", "curl -w 'X: {tenantName}' {baseUrl}"],
    ["posix", "curl -H {tenantName} {baseUrl}"],
    ["posix", "echo x | curl -K - -H 'X-T: {tenantName}'"],
    ["posix", "PS1={tenantName}"],
    ["posix", "export PS1='{tenantName} $ '"],
    ["posix", "printf '%d' {tenantName}"],
    ["posix", "printf {tenantName}"],
    ["posix", "printf '-v' {tenantName} x"],
    ["posix", `printf '{tenantName}' x`],
    ["posix", 'echo "$x[{tenantName}]"'],
    ["posix", "mytool {tenantName}"],
    ["powershell", "iex '{tenantName}'"],
    ["powershell", "Invoke-Expression {tenantName}"],
    ["powershell", 'pwsh -comm "echo {tenantName}"'],
    ["powershell", "cmd /c 'echo {tenantName}'"],
    ["powershell", "[scriptblock]::Create('{tenantName}')"],
    ["powershell", "Start-Process x '{tenantName}'"],
    ["powershell", "& {tenantName}"],
    ["powershell", "$TENANT = {tenantName}; iex $TENANT"],
    ["powershell", "echo {tenantName} | iex"],
    ["powershell", "$PROFILE = {tenantName}"],
    ["powershell", "$TENANT = iex {tenantName}"],
  ];
  it.each(others)("keeps letters and digits only: %s, %s", (shell, text) => {
    expect(filled(text, shell, `$(rm -rf ~)'"`)).toContain("_rm_rf_");
    expect(filled(text, shell, `$(rm -rf ~)'"`)).not.toContain("$(");
  });

  it("keeps letters of all scripts, but none that a code page takes for a quote or a bar", () => {
    const name = "So\u0308hne & 日本 \u02B9\u02BA\u02BC\u02CB\u01C0 a\u0300\u0300 हिन्दी";
    expect(filled("mytool {tenantName}", "posix", name)).toBe("mytool 'Söhne_日本_à_हिन्दी'");
  });

  it("spoils no other value, unless that is none", () => {
    const text = `ssh host "curl -H 'Authorization: Bearer {token}' {baseUrl}/{workspaceId}" # {expiresAt}`;
    const { token, baseUrl, workspaceId, expiresAt } = values;
    expect(fillTemplate(text, "posix", values).replaceAll(/"'|'"/g, "")).toContain(token);
    for (const value of [token, baseUrl, workspaceId, expiresAt, "http://[::1]:8080", "a~+/_-.="])
      expect(fillTemplate("ssh x {baseUrl}", "posix", { ...values, baseUrl: value })).toBe(
        `ssh x '${value}'`,
      );
    const baseless = { ...values, baseUrl: "https://$(touch owned)" };
    for (const line of ["ssh x {baseUrl}", "PS1={baseUrl}", "echo {baseUrl}"])
      expect(fillTemplate(line, "posix", baseless)).toContain("'https_touch_owned_'");
  });

  it("is sorted out in no time, however the template is made", () => {
    for (const text of [
      "TENANT=",
      "a'",
      "A=1 ",
      "echo 'x' ",
      '"\\"',
      "curl -H 'X: {tenantName}' ",
      "name",
    ]) {
      const long = `${text.repeat(4_000 / text.length)}\u0000`;
      const started = performance.now();
      fillTemplate(long, "posix", values);
      fillTemplate(long, "powershell", values);
      checkTemplate(long, "yaml");
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});

describe("the test of what is read twice", () => {
  it("would see a name that got out", () => {
    const shells = createShells();
    shells.attempt("eval 'touch owned'");
    expect(shells.left()).toEqual(["owned"]);
    shells.end();
    expect(spawnSync("bash", ["-c", "exit 3"]).status).toBe(3);
  });
});
