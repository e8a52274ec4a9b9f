// The log file: redacted lines of text for people who look for a fault.
import { chmodSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
// The variant for Node: it hooks into no window and no IPC.
import electronLog from "electron-log/node";
import type { Log } from "../core/base/ports.ts";
import { clip, redact as redactByForm } from "../core/base/redact.ts";

export interface LogOptions {
  /** Also prints each line to the terminal; for development only. */
  readonly console?: boolean;
  /** Takes everything secret out of a text; by default only what has the form of a secret. */
  readonly redact?: (text: string) => string;
}

const longestText = 4000;
const deepestCause = 5;

/** Writes `<dir>/tenantry.log`, mode 0600, from the first line on. At 1 MB, that becomes `tenantry.old.log`. */
export function createLog(
  dir: string,
  { console = false, redact = redactByForm }: LogOptions = {},
): Log {
  const clean = (text: string): string => clip(redact(text), longestText);
  const path = join(dir, "tenantry.log");
  let logger: ReturnType<typeof openLogger> | null = null;
  const open = (): ReturnType<typeof openLogger> => (logger ??= openLogger(dir, path, console));
  return {
    info: (text) => {
      open().info(clean(text));
    },
    error: (text, cause) => {
      const lines = [text, ...describe(cause, deepestCause)].map(clean);
      open().error(lines.join("\n    "));
    },
  };
}

function openLogger(dir: string, path: string, console: boolean) {
  const logger = electronLog.create({ logId: path });
  const { file, console: terminal, ipc, remote } = logger.transports;
  prepare(dir, path);
  // Otherwise electron-log searches for a package.json to name its folder after.
  file.setAppName("Tenantry");
  file.resolvePathFn = () => path;
  file.maxSize = 1024 ** 2;
  file.writeOptions = { flag: "a", mode: 0o600, encoding: "utf8" };
  if (ipc !== undefined) ipc.level = false;
  if (remote !== undefined) remote.level = false;
  terminal.level = console ? "silly" : false;
  // electron-log’s default logger prints that a file can’t be written, whatever the level, but a packaged application may
  // have no open stderr.
  if (!console) electronLog.transports.console.writeFn = () => undefined;
  return logger;
}

function prepare(dir: string, path: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const found = lstatSync(path, { throwIfNoEntry: false });
    // A link would lead every line, and the change of mode, to another file.
    if (found?.isSymbolicLink()) rmSync(path);
    else if (process.platform !== "win32" && found !== undefined) chmodSync(path, 0o600);
  } catch {
    // Running without a log is better than not running.
  }
}

/** Lines for an error and its causes: name and message, then the stack’s frames. Any other value is named only by its type. */
function describe(cause: unknown, depth: number): string[] {
  if (cause === undefined) return [];
  if (typeof cause === "string") return [cause];
  if (!(cause instanceof Error)) return [`(thrown: ${typeof cause})`];
  const frames = (cause.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const deeper = cause.cause === undefined || depth <= 1 ? [] : describe(cause.cause, depth - 1);
  return [
    `${cause.name}: ${cause.message}`,
    ...frames,
    ...deeper.map((line) => `caused by ${line}`),
  ];
}
