// Real shells to run what was copied, names that would like to be more, and a folder that shows whether one was.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const workspaceId = "0123456789abcdef0123456789abcdef";
export const values = {
  token: "eyJhbGciOi.cAnArY.sig",
  workspaceId,
  tenantName: "Acme",
  baseUrl: "https://greenlake.example",
  expiresAt: "2026-01-01T00:15:00.000Z",
};

export const hostile = [
  `$(touch owned)'"`,
  "`touch owned`",
  `'; touch owned; '`,
  `"; touch owned; "`,
  "touch owned",
  "x\\'; touch owned; #",
  "a[$(touch owned)]",
  "$HOME ~ * ? !! !$ \\",
  "\\'\\\"",
  "a && touch owned || b | c > owned",
  "Söhne & Töchter «日本»",
  "-rf",
];

const isHere = (command: string): boolean => spawnSync(command, ["-c", ":"]).error === undefined;

export function createShells() {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-shell-"));
  const options = {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder },
    encoding: "utf8",
  } as const;
  const wordsOf = (printed: string) => printed.split("\0").slice(0, -1);
  const show = `show() { command printf '%s\\0' "$@"; }
for name in curl echo http printf; do eval "$name() { show \\"\\$@\\"; }"; done`;

  return {
    /** Runs a line in a real bash whose `curl`, `echo`, `http` and `printf` print the arguments that they were given. */
    bash: (line: string, after = "") =>
      wordsOf(execFileSync("bash", ["--norc", "-c", `${show}\n${line}\n${after}`], options)),
    /** Runs a line in a real bash as it is, whatever becomes of it. */
    attempt: (line: string): void => {
      const input = { ...options, input: "", timeout: 5_000 };
      spawnSync("bash", ["--norc", "-c", line], input);
    },
    /** The same as `bash` in a real PowerShell, with `Write-Output`; null where this machine has none. */
    powershell: isHere("pwsh")
      ? (line: string) => {
          const shown = `function Write-Output { foreach ($a in $args) { [Console]::Write("$a\0") } }`;
          const command = ["-NoProfile", "-Command", `${shown}\n${line}`];
          return wordsOf(execFileSync("pwsh", command, options));
        }
      : null,
    /** What a name that got out has left. */
    left: () => readdirSync(folder),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
