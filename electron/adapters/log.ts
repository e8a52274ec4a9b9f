// The log file: redacted lines for people who look for a fault, never an object.
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
// The variant for Node: it hooks into no window and no IPC.
import electronLog from "electron-log/node";
import type { Log } from "../core/base/ports.ts";
import { clip, redact } from "../core/base/redact.ts";

export interface LogOptions {
  /** Also prints each line; for development only. */
  readonly console?: boolean;
  /** Secrets known right now, which carry no mark that they could be recognised by. */
  readonly secrets?: () => readonly string[];
}

const longestText = 4000;
const deepestCause = 5;

/** Writes `<dir>/tenantry.log`, mode 0600; from 1 MB on it becomes `tenantry.old.log`. Nothing is made before the first line. */
export function createLog(dir: string, { console = false, secrets }: LogOptions = {}): Log {
  const clean = (text: string): string => clip(redact(text, secrets?.()), longestText);
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
  // Else it goes looking for a package.json to name the folder after.
  file.setAppName("Tenantry");
  file.resolvePathFn = () => path;
  file.maxSize = 1024 ** 2;
  file.writeOptions = { flag: "a", mode: 0o600, encoding: "utf8" };
  if (ipc !== undefined) ipc.level = false;
  if (remote !== undefined) remote.level = false;
  terminal.level = console ? "silly" : false;
  // That a file can't be written is printed whatever the level, and by the default logger; a packaged application may have
  // no open stderr to print to.
  if (!console) electronLog.transports.console.writeFn = () => undefined;
  return logger;
}

function prepare(dir: string, path: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (process.platform !== "win32" && existsSync(path)) chmodSync(path, 0o600);
  } catch {
    // The application runs without a log rather than not at all.
  }
}

/** An error and its causes, a line each: name and message, then the stack's frames. Any other value only by its type. */
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
