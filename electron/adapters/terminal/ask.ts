// A terminal’s side of the door: sends the request to the running application and passes its answer on.
import { createConnection, type Socket } from "node:net";
import { parseJson } from "../../core/base/json.ts";
import { exitCodes, outcome, type Outcome } from "../../core/base/exitCodes.ts";
import type { Asking, Progress, Reply, TerminalRequest } from "../../core/terminal/terminal.ts";
import { asLine, onLines, readAddress } from "./line.ts";

export interface Answers {
  readonly line: (text: string) => void;
  readonly note: (text: string) => void;
  readonly progress: (progress: Progress) => void;
}

/** How long a running application may be silent before the terminal says so, ms. */
const patienceMs = 5_000;
/** Long enough for three attempts at an exchange with the longest waits between them, ms. */
const longestSilenceMs = 240_000;

/** A window comes forward at once, ms. Whoever started Tenantry from the desktop waits for nothing else. */
const longestForWindowMs = 10_000;
const forWindow: ReadonlySet<TerminalRequest["kind"]> = new Set(["show", "hidden", "pick"]);

export const noAnswer: Outcome = outcome(
  exitCodes.failed,
  "The running Tenantry does not answer. Quit it and start it again.",
);

const failed = (text: string): Outcome => outcome(exitCodes.failed, text);

/** Checks only as much as it takes to tell replies apart: they come from our own application through a folder of our own. */
function isReply(value: unknown): value is Reply {
  return typeof value === "object" && value !== null && "kind" in value;
}

function receive(
  socket: Socket,
  { line, note, progress }: Answers,
  silenceMs: number,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const stillWorking = setTimeout(() => note("Tenantry is still working on it…"), patienceMs);
    const end = (ended: Outcome) => {
      clearTimeout(stillWorking);
      socket.destroy();
      resolve(ended);
    };
    onLines(socket, (text) => {
      clearTimeout(stillWorking);
      const reply = parseJson(text);
      if (!isReply(reply))
        end(failed("The running Tenantry sent an answer that this command cannot read."));
      else if (reply.kind === "line") line(reply.text);
      else if (reply.kind === "note") note(reply.text);
      else if (reply.kind === "progress") progress(reply);
      else end({ code: reply.code, text: reply.text });
    });
    socket.setTimeout(silenceMs, () => end(noAnswer));
    socket.on("close", () => end(failed("Tenantry ended before it answered.")));
  });
}

/** Null if no application of this profile listens. */
function connect(profile: string): Promise<Socket | null> {
  const address = readAddress(profile);
  if (address === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = createConnection(address, () => resolve(socket));
    socket.on("error", () => resolve(null));
  });
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
  const silenceMs = forWindow.has(request.kind) ? longestForWindowMs : longestSilenceMs;
  return receive(socket, answers, silenceMs);
}
