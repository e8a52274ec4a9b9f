// Watches the clipboard of a Wayland compositor from outside Chromium, which believes in writes that the compositor has refused.
import { EventEmitter } from "node:events";
import { createConnection, type Socket } from "node:net";
import { resolve } from "node:path";

/** Sees whether the compositor takes a write or a clearing: it announces each one that it takes. */
export interface SelectionWatch {
  /** Resolves when the clipboard changes to (`text`) or is emptied (`nothing`); false if that does not happen in time. */
  readonly changed: (to: "text" | "nothing") => Promise<boolean>;
  readonly close: () => void;
}

/** Null if the compositor lets no program watch, as on GNOME. */
export type WatchSelection = () => Promise<SelectionWatch | null>;

/** Generous for a busy desktop; a compositor answers within a few milliseconds. */
const longestMs = 1_000;

/** The two data-control protocols, old and new, have the same requests and events. */
const managers = ["ext_data_control_manager_v1", "zwlr_data_control_manager_v1"] as const;

/** Our objects. Object 1 is the display. */
const registry = 2;
const listed = 3;
const seat = 4;
const manager = 5;
const device = 6;
const attached = 7;

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** A string with its NUL, filled up to whole words. */
const string = (text: string): Buffer => {
  const length = Buffer.byteLength(text) + 1;
  return Buffer.concat([number(length), Buffer.from(text), Buffer.alloc(4 - ((length - 1) % 4))]);
};

/** A request of Wayland’s wire protocol: object, size and operation, arguments. */
function request(object: number, operation: number, ...args: readonly Buffer[]): Buffer {
  const body = Buffer.concat(args);
  return Buffer.concat([number(object), number(((body.length + 8) << 16) | operation), body]);
}

const bind = (name: number, kind: string, id: number): Buffer =>
  request(registry, 0, number(name), string(kind), number(1), number(id));

interface Event {
  readonly object: number;
  readonly operation: number;
  readonly body: Buffer;
}

/** Takes whole events off the front of what has arrived. */
function takeEvents(arrived: Buffer): { readonly events: readonly Event[]; readonly rest: Buffer } {
  const events: Event[] = [];
  let rest = arrived;
  while (rest.length >= 8) {
    const head = rest.readUInt32LE(4);
    const size = head >>> 16;
    if (size < 8 || rest.length < size) break;
    events.push({
      object: rest.readUInt32LE(0),
      operation: head & 0xffff,
      body: rest.subarray(8, size),
    });
    rest = rest.subarray(size);
  }
  return { events, rest };
}

function onEvents(socket: Socket, told: (event: Event) => void): void {
  let arrived: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    const { events, rest } = takeEvents(Buffer.concat([arrived, chunk]));
    arrived = rest;
    events.forEach(told);
  });
}

/** The compositor’s announcement of something that can be bound. */
function globalOf({ body }: Event): { readonly name: number; readonly kind: string } {
  const length = body.readUInt32LE(4);
  return { name: body.readUInt32LE(0), kind: body.toString("utf8", 8, 8 + length - 1) };
}

/** Asks for the seat’s clipboard; false if the compositor offers no data control. */
function attach(socket: Socket, globals: ReadonlyMap<string, number>): boolean {
  const kind = managers.find((each) => globals.has(each));
  const offered = globals.get(kind ?? "");
  const seatName = globals.get("wl_seat");
  if (kind === undefined || offered === undefined || seatName === undefined) return false;
  socket.write(
    Buffer.concat([
      bind(seatName, "wl_seat", seat),
      bind(offered, kind, manager),
      request(manager, 1, number(device), number(seat)),
      request(1, 0, number(attached)),
    ]),
  );
  return true;
}

/** Calls `told` for each change of the clipboard; resolves with false if the compositor allows no watching. */
function follow(socket: Socket, told: (to: "text" | "nothing") => void): Promise<boolean> {
  const globals = new Map<string, number>();
  let isAttached = false;
  return new Promise((ready) => {
    socket.on("error", () => ready(false));
    socket.on("close", () => ready(false));
    socket.setTimeout(longestMs, () => ready(false));
    onEvents(socket, (event) => {
      const { object, operation, body } = event;
      if (object === registry && operation === 0) {
        const { name, kind } = globalOf(event);
        globals.set(kind, name);
      } else if (object === listed && !attach(socket, globals)) ready(false);
      else if (object === attached) {
        // What came before is the clipboard as it was.
        isAttached = true;
        ready(true);
      } else if (object === device && operation === 1 && isAttached)
        told(body.readUInt32LE(0) === 0 ? "nothing" : "text");
    });
    socket.write(Buffer.concat([request(1, 1, number(registry)), request(1, 0, number(listed))]));
  });
}

/** `path` is the compositor’s socket. */
export async function watchSelection(path: string): Promise<SelectionWatch | null> {
  const socket = createConnection(path);
  const changes = new EventEmitter();
  let latest: "text" | "nothing" | null = null;
  const isReady = await follow(socket, (to) => {
    latest = to;
    changes.emit("change");
  });
  const close = (): void => void socket.destroy();
  if (!isReady) {
    close();
    return null;
  }
  return {
    changed: (to) =>
      new Promise((settle) => {
        const timer = setTimeout(() => settle(false), longestMs);
        const look = () => {
          if (latest !== to) return;
          clearTimeout(timer);
          settle(true);
        };
        changes.on("change", look);
        look();
      }),
    close,
  };
}

/** Null outside a Wayland session. */
export function watcherFor(environment: NodeJS.ProcessEnv): WatchSelection | null {
  const { WAYLAND_DISPLAY: display, XDG_RUNTIME_DIR: folder } = environment;
  if (display === undefined || display === "") return null;
  return () => watchSelection(resolve(folder ?? "/", display));
}
