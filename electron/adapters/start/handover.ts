// A start while Tenantry is already running: hands its request to the running instance and waits for the outcome.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createConnection, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../core/base/json.ts";
import { type CommandLineRequest, exitCodes, type Outcome } from "../../core/desktop/desktop.ts";

const requestSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("show") }),
  z.object({ kind: z.literal("quickPick") }),
  z.object({ kind: z.literal("copy"), name: z.string().max(1_000) }),
  z.object({ kind: z.literal("open"), path: z.string().max(10_000) }),
]);

const outcomeSchema = z.object({ code: z.literal(Object.values(exitCodes)), text: z.string() });

/**
 * What the running instance receives in Electron’s `additionalData`: only where it can fetch the request. Electron 33 on Linux
 * delivers null for a text with a space and a character outside Latin-1, so the address travels in hexadecimal.
 */
const handoverSchema = z.object({ fetchFrom: z.hex().max(2_000) });
export type Handover = z.infer<typeof handoverSchema>;

/** How long a start waits in silence, and for the running instance to fetch its request. */
const shortWaitMs = 5_000;
/** Long enough for three attempts at an exchange with the longest waits between them. */
const longestWaitMs = 240_000;
const longestMessage = 100_000;

const failed = (text: string): Outcome => ({ code: exitCodes.failed, text });

export interface ReplyLine {
  readonly handover: Handover;
  /** Calls `stillWorking` if the running instance has the request but no outcome after five seconds. */
  readonly outcome: (stillWorking: () => void) => Promise<Outcome>;
  /** For the first start, which needs no reply. */
  readonly close: () => void;
}

export const isTooLong = (request: CommandLineRequest): boolean =>
  !requestSchema.safeParse(request).success;

/** Calls `received` once with the first line that arrives, or with null if the connection closes before that. */
function readLine(socket: Socket, received: (line: string | null) => void): void {
  let said = "";
  let isDone = false;
  const settle = (line: string | null) => {
    if (!isDone) received(line);
    isDone = true;
  };
  socket.setEncoding("utf8");
  socket.on("error", () => undefined);
  socket.on("close", () => settle(null));
  socket.on("data", (chunk: string) => {
    said += chunk;
    const end = said.indexOf("\n");
    if (end >= 0) settle(said.slice(0, end));
    else if (said.length > longestMessage) socket.destroy();
  });
}

const asLine = (message: CommandLineRequest | Outcome): string => `${JSON.stringify(message)}\n`;

/** A socket in a folder that only this user can open, or a Windows pipe with a name that no one can guess. */
function newAddress(): { readonly address: string; readonly remove: () => void } {
  if (process.platform === "win32")
    return { address: String.raw`\\.\pipe\tenantry-${randomUUID()}`, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "tenantry-"));
  return {
    address: join(folder, "reply"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Offers the request to one connection. Throws if there is no folder for the socket. */
export function openReplyLine(request: CommandLineRequest): ReplyLine {
  const { address, remove } = newAddress();
  const waiting: { settle?: (outcome: Outcome) => void } = {};
  const settled = new Promise<Outcome>((resolve) => (waiting.settle = resolve));
  let isFetched = false;
  const server = createServer();
  const close = () => {
    server.close();
    remove();
  };
  const giveUp = (text: string) => {
    close();
    waiting.settle?.(failed(text));
  };
  server.on("error", () => giveUp("The running Tenantry could not be reached."));
  server.once("connection", (socket) => {
    isFetched = true;
    // Nobody else may connect, and a start that is interrupted leaves no folder behind.
    close();
    socket.write(asLine(request));
    readLine(socket, (line) => {
      const parsed = outcomeSchema.safeParse(parseJson(line ?? ""));
      waiting.settle?.(parsed.success ? parsed.data : failed("Tenantry ended before it answered."));
    });
  });
  server.listen(address);
  return {
    handover: { fetchFrom: Buffer.from(address).toString("hex") },
    outcome(stillWorking) {
      const first = setTimeout(() => {
        if (isFetched) stillWorking();
        else giveUp("The running Tenantry does not answer. Quit it and start it again.");
      }, shortWaitMs);
      const last = setTimeout(() => giveUp("Tenantry did not answer."), longestWaitMs);
      return settled.finally(() => {
        clearTimeout(first);
        clearTimeout(last);
      });
    },
    close,
  };
}

/** In the running instance: fetches a second start’s request, carries it out and replies with the outcome. */
export function answerSecondStart(
  data: unknown,
  carryOut: (request: CommandLineRequest) => Promise<Outcome>,
): Promise<void> {
  // Whatever was started, its operator wants to see Tenantry.
  const show = async () => void (await carryOut({ kind: "show" }));
  const handover = handoverSchema.safeParse(data);
  if (!handover.success) return show();
  const socket = createConnection(Buffer.from(handover.data.fetchFrom, "hex").toString());
  socket.setTimeout(shortWaitMs, () => socket.destroy());
  return new Promise((resolve, reject) => {
    readLine(socket, (line) => {
      socket.setTimeout(0);
      const request = requestSchema.safeParse(parseJson(line ?? ""));
      const answer = async () => {
        if (!request.success) return show();
        socket.end(asLine(await carryOut(request.data)));
        return undefined;
      };
      answer()
        .then(resolve, reject)
        .finally(() => socket.destroySoon());
    });
  });
}
