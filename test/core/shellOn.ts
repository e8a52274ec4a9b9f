// Real shells that run copied commands, hostile values, and a folder that shows whether any of those ran.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export const workspaceId = "0123456789abcdef0123456789abcdef";
export const values = {
  token: "eyJhbGciOi.cAnArY.sig",
  workspaceId,
  tenantName: "Acme",
  baseUrl: "https://greenlake.example",
  centralUrl: "https://us1.api.central.arubanetworks.com",
  variable: "GREENLAKE_TOKEN",
  expiresAt: "2026-01-01T00:15:00.000Z",
};

export const hostile = [
  `$(touch owned)'"`,
  "`touch owned`",
  `'; touch owned; '`,
  `"; touch owned; "`,
  `\\'; touch owned; '`,
  `'\n touch owned\n'`,
  "touch owned",
  "(touch owned)",
  "x\\'; touch owned; #",
  "a[$(touch owned)]",
  "$HOME ~ * ? !! !$ \\",
  "\\'\\\"",
  "a && touch owned || b | c > owned",
  "\u2019; touch owned; \u2018",
  "\u001B[201~touch owned\r",
  "--- {a: b} # c",
  "Söhne & Töchter «日本» 🔑 \u202Eمرحبا",
  "-rf",
];

export const exists = (command: string): boolean =>
  spawnSync(command, ["-c", ":"]).error === undefined;

/** Bash and dash must exist: a test fails without them. */
export const posixShells = ["bash", "dash", ...["zsh"].filter(exists)];
export const shells = [...posixShells, ...["fish"].filter(exists)];
export const hasPowerShell = exists("pwsh");

export function createShells() {
  const root = mkdtempSync(join(tmpdir(), "tenantry-shell-"));
  const [programs, home, work] = ["programs", "home", "work"].map((name) => join(root, name));
  for (const folder of [programs, home, work]) mkdirSync(folder ?? root);
  for (const name of ["curl", "http", "show"]) {
    const program = join(programs ?? root, name);
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\0' "$@"\n`);
    chmodSync(program, 0o755);
  }
  const options = {
    cwd: work,
    env: { PATH: `${programs}${delimiter}${process.env["PATH"]}`, HOME: home, LANG: "C.UTF-8" },
    encoding: "utf8",
    input: "",
    timeout: 20_000,
  } as const;
  const wordsOf = (printed: string) => printed.split("\0").slice(0, -1);

  return {
    /** The arguments that `curl`, `http` and `show` received while the shell ran the line. */
    words: (shell: string, line: string) => wordsOf(execFileSync(shell, ["-c", line], options)),
    /** Runs a line, whether or not it works. */
    attempt: (shell: string, line: string): void => void spawnSync(shell, ["-c", line], options),
    /** The files that a value created because a shell ran it. */
    left: () => readdirSync(work ?? root),
    end: () => rmSync(root, { recursive: true, force: true }),
  };
}
