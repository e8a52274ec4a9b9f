// Asks the owner of an X11 selection for a sign of life before Chromium reads it: Chromium waits for a stopped program, and the whole application with it.
import { readFileSync } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";

type Selection = "CLIPBOARD" | "PRIMARY";

/** False if the owner is silent. True if it answers, if there is none, and if it can’t be asked. */
export type OwnerAnswers = (selection: Selection) => Promise<boolean>;

/** A program that is not stopped answers within a few milliseconds. */
const longestMs = 500;

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
};
/** Two numbers of 16 bits in one word. */
const pair = (low: number, high: number): number => low | (high << 16);
const padded = (text: Buffer): Buffer =>
  Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4)]);

/** X’s protocol: operation, a byte of its own, and the length in words, which is that of the body and one. */
const request = (operation: number, body: Buffer): Buffer =>
  Buffer.concat([words(pair(operation, body.length / 4 + 1)), body]);

const internAtom = (name: string): Buffer =>
  request(16, Buffer.concat([words(name.length), padded(Buffer.from(name))]));

/** A window without pixels, which only receives the answer. */
const createWindow = (id: number, parent: number): Buffer =>
  request(1, words(id, parent, 0, pair(1, 1), pair(0, 2), 0, 0));

const convertSelection = (window: number, selection: number, target: number): Buffer =>
  request(24, words(window, selection, target, target, 0));

const primaryAtom = 1;
const selectionNotify = 31;

/** A display of this computer, such as `:0` or `:1.0`; null for any other, which is asked without our help. */
const displayNumber = (display = ""): string | null =>
  /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(display)?.[1] ?? null;

/** The cookie for the display from Xauthority’s records; each is a family and four texts with their lengths. */
function cookieIn(records: Buffer, display: string): Buffer {
  let at = 0;
  const text = (): Buffer => {
    const length = records.readUInt16BE(at);
    at += 2 + length;
    return records.subarray(at - length, at);
  };
  while (at + 2 < records.length) {
    at += 2;
    const [, number, name, value] = [text(), text(), text(), text()];
    const isOurs = number.length === 0 || number.toString() === display;
    if (isOurs && name.toString() === cookieName) return value;
  }
  return Buffer.alloc(0);
}

const cookieName = "MIT-MAGIC-COOKIE-1";

function readCookie(environment: NodeJS.ProcessEnv, display: string): Buffer {
  try {
    const path = environment["XAUTHORITY"] || join(homedir(), ".Xauthority");
    return cookieIn(readFileSync(path), display);
  } catch {
    return Buffer.alloc(0);
  }
}

function greeting(cookie: Buffer): Buffer {
  const name = Buffer.from(cookie.length === 0 ? "" : cookieName);
  const littleEndian = 0x6c;
  const version = 11;
  const head = words(pair(littleEndian, version), pair(0, name.length), pair(cookie.length, 0));
  return Buffer.concat([head, padded(name), padded(cookie)]);
}

const sleepOn = (): void => undefined;

/** Answers a reader of the next bytes that arrive, which rejects when the connection ends. */
function reading(socket: Socket): (length: number) => Promise<Buffer> {
  let arrived: Buffer = Buffer.alloc(0);
  let wake = sleepOn;
  let isOver = false;
  socket.on("data", (chunk: Buffer) => {
    arrived = Buffer.concat([arrived, chunk]);
    wake();
  });
  for (const event of ["error", "close"] as const)
    socket.on(event, () => {
      isOver = true;
      wake();
    });
  return async (length) => {
    while (arrived.length < length) {
      if (isOver) throw new Error("The X server closed the connection.");
      await new Promise<void>((resolve) => (wake = resolve));
    }
    const taken = arrived.subarray(0, length);
    arrived = arrived.subarray(length);
    return taken;
  };
}

/** Resolves when the owner, or the server where there is none, has answered. */
async function askOwner(socket: Socket, cookie: Buffer, selection: Selection): Promise<void> {
  const read = reading(socket);
  socket.write(greeting(cookie));
  const head = await read(8);
  const setup = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error("The X server refused the connection.");
  const window = setup.readUInt32LE(4);
  const screenAt = 32 + Math.ceil(setup.readUInt16LE(16) / 4) * 4 + setup.readUInt8(21) * 8;
  /** Skips what nobody asked for; replies may have a tail. */
  const next = async (kind: number): Promise<Buffer> => {
    for (;;) {
      const packet = await read(32);
      const found = packet.readUInt8(0) & 0x7f;
      if (found === 0) throw new Error("The X server reported an error.");
      if (found === 1) await read(packet.readUInt32LE(4) * 4);
      if (found === kind) return packet;
    }
  };
  const atom = async (name: string): Promise<number> => {
    socket.write(internAtom(name));
    return (await next(1)).readUInt32LE(8);
  };
  const chosen = selection === "PRIMARY" ? primaryAtom : await atom("CLIPBOARD");
  const target = await atom("TARGETS");
  socket.write(createWindow(window, setup.readUInt32LE(screenAt)));
  socket.write(convertSelection(window, chosen, target));
  await next(selectionNotify);
}

/** Only for X11: a Wayland compositor passes selections on in its own way. */
export function ownerProbe(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): OwnerAnswers {
  const display = platform === "linux" ? displayNumber(environment["DISPLAY"]) : null;
  if (display === null) return async () => true;
  return async (selection) => {
    const socket = createConnection(`/tmp/.X11-unix/X${display}`);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), longestMs);
    });
    const answered = askOwner(socket, readCookie(environment, display), selection).then(
      () => true,
      () => true,
    );
    try {
      return await Promise.race([answered, late]);
    } finally {
      clearTimeout(timer);
      socket.destroy();
    }
  };
}
