// A start while Tenantry is already running: hands its request to the running instance and waits for the outcome.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
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

/** What the running instance receives in Electron’s `additionalData`. */
const handoverSchema = z.object({ request: requestSchema, replyTo: z.string().max(200) });
export type Handover = z.infer<typeof handoverSchema>;

/** Long enough for three attempts at an exchange with the longest waits between them. */
const longestWaitMs = 240_000;

export interface ReplyLine {
  /** A socket in a folder that only this user can open, or the name of a Windows pipe. */
  readonly address: string;
  readonly outcome: Promise<Outcome>;
  /** For the first start, which needs no reply. */
  readonly close: () => void;
}

/** Listens for one outcome. Must be open before the request is handed over. */
export function openReplyLine(): ReplyLine {
  const isWindows = process.platform === "win32";
  const folder = isWindows ? null : mkdtempSync(join(tmpdir(), "tenantry-"));
  const address =
    folder === null ? String.raw`\\.\pipe\tenantry-${randomUUID()}` : join(folder, "reply");
  const server = createServer();
  const close = () => {
    server.close();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  const outcome = new Promise<Outcome>((resolve) => {
    const settle = (settled: Outcome) => {
      close();
      resolve(settled);
    };
    const giveUp = (text: string) => settle({ code: exitCodes.failed, text });
    setTimeout(() => giveUp("Tenantry did not answer."), longestWaitMs).unref();
    server.on("error", () => giveUp("The running Tenantry could not be reached."));
    server.on("connection", (socket) => {
      let said = "";
      socket.setEncoding("utf8");
      socket.on("data", (chunk: string) => (said = (said + chunk).slice(0, 10_000)));
      socket.on("error", () => undefined);
      socket.on("close", () => {
        const parsed = outcomeSchema.safeParse(parseJson(said));
        if (parsed.success) settle(parsed.data);
        else giveUp("Tenantry ended before it answered.");
      });
    });
    server.listen(address);
  });
  return { address, outcome, close };
}

export const handoverOf = (request: CommandLineRequest, line: ReplyLine): Handover | null => {
  const handover = handoverSchema.safeParse({ request, replyTo: line.address });
  return handover.success ? handover.data : null;
};

/** In the running instance: carries out a second start’s request and replies with the outcome. */
export async function answerSecondStart(
  data: unknown,
  carryOut: (request: CommandLineRequest) => Promise<Outcome>,
): Promise<void> {
  const handover = handoverSchema.safeParse(data);
  if (!handover.success) {
    // Whatever was started, its operator wants to see Tenantry.
    await carryOut({ kind: "show" });
    return;
  }
  const { request, replyTo } = handover.data;
  const outcome = await carryOut(request);
  const socket = createConnection(replyTo);
  // A second start that has ended in the meantime needs no reply.
  socket.on("error", () => undefined);
  socket.end(JSON.stringify(outcome));
}
