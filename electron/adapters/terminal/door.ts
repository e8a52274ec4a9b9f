// Where the running application listens for terminals, and how a terminal learns of it.
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { parseJson } from "../../core/base/json.ts";
import type { Log } from "../../core/base/ports.ts";
import { exitCodes, outcome, type Outcome } from "../../core/base/exitCodes.ts";
import { type AnswerTerminal, askingSchema, type Reply } from "../../core/terminal/terminal.ts";
import { asLine, newAddress, onLines, signOf } from "./line.ts";

const otherVersion: Outcome = outcome(
  exitCodes.failed,
  "The running Tenantry is another version. Quit it and start it again.",
);

function answer(socket: Socket, line: string, answerTerminal: AnswerTerminal, log: Log): void {
  const asked = askingSchema.safeParse(parseJson(line));
  const say = (reply: Reply): void => void socket.write(asLine(reply));
  const end = ({ code, text }: Outcome): void =>
    void socket.end(asLine({ kind: "end", code, text }));
  if (!asked.success) return end(otherVersion);
  const gone = new AbortController();
  socket.on("close", () => gone.abort());
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

/** How long a connection may stay silent before it asks, ms. */
const longestSilenceMs = 5_000;

export interface Door {
  /** Opens it again if somebody deleted the socket. */
  readonly check: () => void;
  readonly close: () => void;
}

interface Listening {
  readonly isThere: () => boolean;
  readonly close: () => void;
}

/** Throws if there is no folder for the socket. */
function listen(sign: string, answerTerminal: AnswerTerminal, log: Log): Listening {
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
  server.listen(address, () => {
    try {
      writeSign(sign, address);
    } catch (cause) {
      unreachable(log, cause);
    }
  });
  return {
    isThere: () => existsSync(sign) && (process.platform === "win32" || existsSync(address)),
    close() {
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
      return listen(sign, answerTerminal, log);
    } catch (cause) {
      unreachable(log, cause);
      return null;
    }
  };
  let listening = open();
  return {
    check() {
      if (listening?.isThere() === true) return;
      listening?.close();
      listening = open();
    },
    close() {
      listening?.close();
      rmSync(sign, { force: true });
    },
  };
}
