// A terminal’s side of the door: sends the request to the running application and passes its answer on.
import { lstatSync } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { join } from "node:path";
import { parseJson } from "../../core/base/json.ts";
import { exitCodes, outcome, type Outcome } from "../../core/base/exitCodes.ts";
import type { Asking, Progress, Reply, TerminalRequest } from "../../core/terminal/terminal.ts";
import { errorCodeOf } from "../platform.ts";
import { asLine, onLines, readAddress } from "./line.ts";

export interface Answers {
  readonly line: (text: string) => void;
  readonly note: (text: string) => void;
  readonly progress: (progress: Progress) => void;
}

/** How long the answer may take before the terminal says so, ms. */
const patienceMs = 5_000;
/** A running application gives a sign of life every second, whatever it works on, ms. */
const longestSilenceMs = 5_000;

export const noAnswer: Outcome = outcome(
  exitCodes.failed,
  "Tenantry is running but has not answered for 5 seconds: it hangs, or the computer is very busy. Try again; if that does not help, end it with the system’s task manager and start it again.",
);

const failed = (text: string): Outcome => outcome(exitCodes.failed, text);

/** Checks only as much as it takes to tell replies apart: they come from our own application through a folder of our own. */
function isReply(value: unknown): value is Reply {
  return typeof value === "object" && value !== null && "kind" in value;
}

function receive(socket: Socket, { line, note, progress }: Answers): Promise<Outcome> {
  return new Promise((resolve) => {
    const stillWorking = setTimeout(() => note("Tenantry is still working on it…"), patienceMs);
    const end = (ended: Outcome) => {
      clearTimeout(stillWorking);
      socket.destroy();
      resolve(ended);
    };
    onLines(socket, (text) => {
      const reply = parseJson(text);
      const isAlive = isReply(reply) && reply.kind === "alive";
      if (!isAlive) clearTimeout(stillWorking);
      if (!isReply(reply))
        end(failed("The running Tenantry sent an answer that this command cannot read."));
      else if (reply.kind === "line") line(reply.text);
      else if (reply.kind === "note") note(reply.text);
      else if (reply.kind === "progress") progress(reply);
      else if (reply.kind === "end") end({ code: reply.code, text: reply.text });
    });
    socket.setTimeout(longestSilenceMs, () => end(noAnswer));
    socket.on("close", () => end(failed("Tenantry ended before it answered.")));
  });
}

/** The socket, or the system’s code of why there is none. */
function connectTo(address: string): Promise<Socket | string> {
  return new Promise((resolve) => {
    const socket = createConnection(address, () => resolve(socket));
    socket.on("error", (cause) => resolve(errorCodeOf(cause)));
  });
}

/** A socket on which nobody listens, or none at all. Any other failure may mean that its owner hangs. */
const unowned: ReadonlySet<string> = new Set(["ENOENT", "ECONNREFUSED", "ENOTDIR", "ENOTSOCK"]);

/** Whether this process may not even look at the path: its folder is closed to it. */
function isHidden(path: string): boolean {
  try {
    lstatSync(path);
    return false;
  } catch (cause) {
    return errorCodeOf(cause) === "EACCES";
  }
}

/**
 * Whether a living application holds the profile’s lock. To ask for a lock that a hanging one holds would stop this process for
 * 20 seconds, after which Chromium kills the other one. On Windows the lock is no file, and the answer is false.
 */
export async function isLockHeld(profile: string): Promise<boolean> {
  const path = join(profile, "SingletonSocket");
  if (isHidden(path)) return false;
  const socket = await connectTo(path);
  if (typeof socket === "string") return !unowned.has(socket);
  socket.destroy();
  return true;
}

/** Null if no application of this profile listens. */
async function connect(profile: string): Promise<Socket | null> {
  const address = readAddress(profile);
  const socket = address === null ? "" : await connectTo(address);
  return typeof socket === "string" ? null : socket;
}

/** Asks the running application. Null if there is none. */
export async function ask(
  profile: string,
  request: TerminalRequest,
  caller: string | null,
  answers: Answers,
): Promise<Outcome | null> {
  const socket = await connect(profile);
  if (socket === null) return null;
  const asking: Asking = { version: 1, request, caller };
  socket.write(asLine(asking));
  return receive(socket, answers);
}
