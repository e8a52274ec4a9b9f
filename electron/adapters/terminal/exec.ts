// Runs a program with a token in its environment and ends as that program ends.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { parseJson } from "../../core/base/json.ts";
import type { Program } from "./command.ts";

/** What Electron adds to its environment is not the program’s business. */
const added: ReadonlySet<string> = new Set(["CHROME_DESKTOP", "ORIGINAL_XDG_CURRENT_DESKTOP"]);

/**
 * What the process was started with, also NODE_OPTIONS and NODE_EXTRA_CA_CERTS, which Electron drops. Empty on other systems than
 * Linux, and beside a session bus, because Chromium overwrites it there.
 */
function startedWith(): readonly (readonly [string, string])[] {
  try {
    const pairs = readFileSync("/proc/self/environ", "utf8").split("\0");
    return pairs.flatMap((pair) => {
      const at = pair.indexOf("=");
      return at < 1 ? [] : [[pair.slice(0, at), pair.slice(at + 1)] as const];
    });
  } catch {
    return [];
  }
}

/** The environment for the program: ours, as far as it was ours before Electron. */
const ownEnvironment = () => ({
  ...Object.fromEntries(startedWith()),
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.has(name))),
});

export interface TokenLine {
  readonly accessToken: string;
  readonly workspaceId: string;
  readonly baseUrl: string;
  /** Null for a tenant without an address of Central. */
  readonly centralUrl: string | null;
  readonly expiresAt: string;
}

/** The line that `token --json` prints; null for anything else. */
export function readTokenLine(line: string): TokenLine | null {
  const value = parseJson(line);
  if (typeof value !== "object" || value === null) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const text = (name: string): string | null => {
    const field = fields.get(name);
    return typeof field === "string" ? field : null;
  };
  const accessToken = text("accessToken");
  const workspaceId = text("workspaceId");
  const baseUrl = text("baseUrl");
  const expiresAt = text("expiresAt");
  return accessToken === null || workspaceId === null || baseUrl === null || expiresAt === null
    ? null
    : { accessToken, workspaceId, baseUrl, centralUrl: text("centralUrl"), expiresAt };
}

export function environmentWith(
  { accessToken, workspaceId, baseUrl, centralUrl, expiresAt }: TokenLine,
  variable: string,
  own: Readonly<Record<string, string | undefined>>,
): NodeJS.ProcessEnv {
  // Within another `exec`, it is another tenant’s.
  const { GREENLAKE_CENTRAL_URL: _, ...others } = own;
  return {
    ...others,
    ...(centralUrl === null ? {} : { GREENLAKE_CENTRAL_URL: centralUrl }),
    GREENLAKE_WORKSPACE_ID: workspaceId,
    GREENLAKE_BASE_URL: baseUrl,
    GREENLAKE_TOKEN_EXPIRES_AT: expiresAt,
    [variable]: accessToken,
  };
}

const passedOn = ["SIGTERM", "SIGHUP", "SIGUSR2", "SIGCONT"] as const;
/** A terminal sends these to the whole group, so that the program gets them anyway. */
const fromTerminal = ["SIGINT", "SIGQUIT"] as const;

const isOnTerminal = (): boolean =>
  process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;

/** A folder in PATH that may not be read makes the system answer “permission denied” for a program that is nowhere. */
function mayExist(command: string): boolean {
  if (command.includes("/")) return true;
  const folders = (ownEnvironment()["PATH"] ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, command)));
}

/** As shells do it: 127 if there is no such program, 126 if it cannot be run, 128 and the number of the signal that ended it. */
const codeOfError = ({ code }: NodeJS.ErrnoException, command: string): number =>
  code === "ENOENT" || !mayExist(command) ? 127 : 126;
const codeOfSignal = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

/** Resolves with the exit code. The token is in no argument. */
export function runProgram(
  { command, args, variable }: Program,
  token: TokenLine,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      stdio: "inherit",
      env: environmentWith(token, variable, ownEnvironment()),
    });
    for (const signal of passedOn) process.on(signal, () => child.kill(signal));
    for (const signal of fromTerminal)
      process.on(signal, () => (isOnTerminal() ? undefined : child.kill(signal)));
    child.on("error", (cause) => {
      process.stderr.write(`tenantry: ${command} could not be run: ${cause.message}\n`);
      resolve(codeOfError(cause, command));
    });
    child.on("exit", (code, signal) =>
      resolve(signal === null ? (code ?? 1) : codeOfSignal(signal)),
    );
  });
}
