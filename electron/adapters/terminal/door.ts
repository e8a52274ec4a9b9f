// Where the running application listens for terminals, and how a terminal learns of it.
import { chmodSync, existsSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { dirname } from "node:path";
import { parseJson } from "../../core/base/json.ts";
import type { Log } from "../../core/base/ports.ts";
import { exitCodes, outcome, type Outcome } from "../../core/base/exitCodes.ts";
import { type AnswerTerminal, askingSchema, type Reply } from "../../core/terminal/terminal.ts";
import { asLine, newAddress, onLines, signOf } from "./line.ts";

const otherVersion: Outcome = outcome(
  exitCodes.failed,
  "The running Tenantry is another version. Quit it and start it again.",
);

/** How often a terminal that waits hears that Tenantry does not hang, ms. */
const heartbeatMs = 1_000;

function answer(socket: Socket, line: string, answerTerminal: AnswerTerminal, log: Log): void {
  const asked = askingSchema.safeParse(parseJson(line));
  const say = (reply: Reply): void => void socket.write(asLine(reply));
  const end = ({ code, text }: Outcome): void =>
    void socket.end(asLine({ kind: "end", code, text }));
  if (!asked.success) return end(otherVersion);
  const gone = new AbortController();
  const alive = () => say({ kind: "alive" });
  alive();
  const beat = setInterval(alive, heartbeatMs).unref();
  socket.on("close", () => {
    clearInterval(beat);
    gone.abort();
  });
  const { request, caller } = asked.data;
  answerTerminal(request, {
    line: (text) => say({ kind: "line", text }),
    note: (text) => say({ kind: "note", text }),
    progress: (progress) => say({ kind: "progress", ...progress }),
    signal: gone.signal,
    caller,
  }).then(end, (cause: unknown) => {
    log.error("A terminal’s request failed.", cause);
    end(outcome(exitCodes.failed, "Something unexpected happened. The log says more."));
  });
  return undefined;
}

function writeSign(sign: string, address: string): void {
  const next = `${sign}.new`;
  writeFileSync(next, address, { mode: 0o600 });
  chmodSync(next, 0o600);
  renameSync(next, sign);
}

const unreachable = (log: Log, cause: unknown): void =>
  log.error("Terminals cannot reach Tenantry.", cause);

/** Calls back when something happens to one of the files; not at all where the system cannot tell. */
function watchFiles(paths: readonly string[], changed: () => void): () => void {
  const watchers = paths.flatMap((path) => {
    try {
      return [watch(path, { persistent: false }, changed).on("error", () => undefined)];
    } catch {
      return [];
    }
  });
  return () => watchers.forEach((watcher) => watcher.close());
}

/** How long a connection may stay silent before it asks, ms. */
const longestSilenceMs = 5_000;

export interface Door {
  /** Opens it again if somebody deleted the socket. */
  readonly check: () => void;
  readonly close: () => void;
}

interface Listener {
  readonly answerTerminal: AnswerTerminal;
  readonly log: Log;
  readonly disturbed: () => void;
}

interface Listening {
  readonly isThere: () => boolean;
  readonly close: () => void;
}

const doNothing = (): void => undefined;

/** Throws if there is no folder for the socket. Calls `disturbed` when somebody may have deleted it or its address. */
function listen(sign: string, { answerTerminal, log, disturbed }: Listener): Listening {
  const { address, remove } = newAddress();
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.setTimeout(longestSilenceMs, () => socket.destroy());
    let isAsked = false;
    onLines(socket, (line) => {
      socket.setTimeout(0);
      if (!isAsked) answer(socket, line, answerTerminal, log);
      isAsked = true;
    });
  });
  server.on("error", (cause) => unreachable(log, cause));
  let unwatch = doNothing;
  server.listen(address, () => {
    try {
      writeSign(sign, address);
      const files = process.platform === "win32" ? [sign] : [sign, dirname(address)];
      unwatch = watchFiles(files, disturbed);
    } catch (cause) {
      unreachable(log, cause);
    }
  });
  return {
    isThere: () => existsSync(sign) && (process.platform === "win32" || existsSync(address)),
    close() {
      unwatch();
      server.close();
      remove();
    },
  };
}

/** Without a folder for the socket or the address, Tenantry works, but no terminal reaches it; the log says why. */
export function openDoor(profile: string, answerTerminal: AnswerTerminal, log: Log): Door {
  const sign = signOf(profile);
  const open = (): Listening | null => {
    try {
      return listen(sign, { answerTerminal, log, disturbed: () => check() });
    } catch (cause) {
      unreachable(log, cause);
      return null;
    }
  };
  let listening = open();
  const check = (): void => {
    if (listening?.isThere() === true) return;
    listening?.close();
    listening = open();
  };
  return {
    check,
    close() {
      listening?.close();
      rmSync(sign, { force: true });
    },
  };
}
