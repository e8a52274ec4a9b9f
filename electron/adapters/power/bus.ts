// Listens to signals on a D-Bus, and comes back to it after it was lost.
import { EventEmitter } from "node:events";
import { join } from "node:path";
import { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Message, MessageBus } from "@jellybrick/dbus-next";

/** A method of a service, as D-Bus names it; every argument is a string. */
export interface Question {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly args: readonly string[];
}

/** Answers the method’s results. Rejects if the service refuses; never resolves once the bus is lost. */
export type Ask = (question: Question) => Promise<readonly unknown[]>;

export interface Signals {
  /** Match rules in D-Bus’s own notation. */
  readonly rules: readonly string[];
  /** Called each time when the bus begins to send us the signals. */
  readonly begun?: () => void;
  /** Also hears signals that another program sends to us alone, whatever the rules say. */
  readonly heard: (signal: Message, ask: Ask) => Promise<void> | void;
}

export interface Patience {
  /** How long the bus may take to accept us, ms. */
  readonly answerMs: number;
  /** The pause before the next try, ms. */
  readonly retryMs: number;
}

const usualPatience: Patience = { answerMs: 10_000, retryMs: 60_000 };

/** The bus at the other end says nothing when it ends, so its connection is watched; the library keeps that to itself. */
function connectionOf(bus: MessageBus) {
  const connection: unknown = Reflect.get(bus, "_connection");
  return {
    onEnd(then: () => void): void {
      if (connection instanceof EventEmitter) connection.once("end", then);
    },
    /** A bus that hangs would keep a connection that is only ended. */
    destroy(): void {
      bus.disconnect();
      const stream: unknown =
        connection instanceof EventEmitter ? Reflect.get(connection, "stream") : undefined;
      if (stream instanceof Duplex) stream.destroy();
    },
  };
}

/** An error without a listener would end the process; the library’s types leave it out. */
export function onError(bus: object, then: () => void): void {
  if (bus instanceof EventEmitter) bus.on("error", then);
}

/** Resolves when the bus is lost, cannot be reached, or has not accepted us in time. */
async function listenOnce(
  address: string,
  { rules, heard, begun }: Signals,
  { answerMs }: Patience,
  ended: AbortSignal,
): Promise<void> {
  const { Message, MessageType, sessionBus } = await import("@jellybrick/dbus-next");
  if (ended.aborted) return;
  const bus = sessionBus({ busAddress: address });
  const connection = connectionOf(bus);
  const ask: Ask = async ({ args, ...method }) => {
    const signature = "s".repeat(args.length);
    const reply = await bus.call(new Message({ ...method, signature, body: [...args] }));
    return reply?.body ?? [];
  };
  const addMatch = (rule: string) =>
    ask({
      destination: "org.freedesktop.DBus",
      path: "/org/freedesktop/DBus",
      interface: "org.freedesktop.DBus",
      member: "AddMatch",
      args: [rule],
    });
  const settled = new AbortController();
  await new Promise<void>((lost) => {
    const deadline = setTimeout(lost, answerMs).unref();
    const { signal } = settled;
    signal.addEventListener("abort", () => clearTimeout(deadline));
    ended.addEventListener("abort", () => lost(), { signal });
    onError(bus, () => lost());
    connection.onEnd(lost);
    bus.on("message", (message) => {
      if (message.type === MessageType.SIGNAL) void heard(message, ask);
    });
    bus.once("connect", () => {
      Promise.all(rules.map(addMatch)).then(
        () => {
          clearTimeout(deadline);
          begun?.();
          return undefined;
        },
        () => lost(),
      );
    });
  });
  settled.abort();
  connection.destroy();
}

/**
 * Listens until `ended` aborts. A bus that is missing, hangs or dies is tried again after a pause, and nothing waits for it.
 * `address` is one of D-Bus’s `unix:` addresses.
 */
export async function keepListening(
  address: string,
  signals: Signals,
  ended: AbortSignal,
  patience: Patience = usualPatience,
): Promise<void> {
  while (!ended.aborted) {
    await listenOnce(address, signals, patience, ended);
    const { retryMs } = patience;
    await sleep(retryMs, null, { ref: false, signal: ended }).catch(() => undefined);
  }
}

/** A match rule for a signal with these properties. */
export const rule = (parts: Readonly<Record<string, string>>): string =>
  Object.entries({ type: "signal", ...parts })
    .map(([key, value]) => `${key}='${value}'`)
    .join(",");

/** Other kinds of addresses would start a program or leave the machine. */
const localOf = (addresses: string): string | null =>
  addresses.split(";").find((address) => address.startsWith("unix:")) ?? null;

/** The sockets of the two buses, named by the environment or at their usual places; null if there is none on this machine. */
export function busAddresses(environment: NodeJS.ProcessEnv) {
  const {
    DBUS_SESSION_BUS_ADDRESS: session,
    DBUS_SYSTEM_BUS_ADDRESS: system,
    XDG_RUNTIME_DIR: folder,
  } = environment;
  const inFolder = folder ? `unix:path=${join(folder, "bus")}` : "";
  return {
    session: localOf(session || inFolder),
    system: localOf(system || "unix:path=/run/dbus/system_bus_socket"),
  };
}
