// One conversation with a keyring over the session’s D-Bus, in which no question waits for ever.
import { EventEmitter } from "node:events";
import type { MessageLike } from "@jellybrick/dbus-next";
import { onError } from "../../power/bus.ts";

/** Nobody answered in time. */
export class Silent extends Error {}

export interface KeyringBus {
  /** Answers the method’s results. Rejects with `Silent`, or if the service refuses or does not exist. */
  ask(method: MessageLike): Promise<readonly unknown[]>;
  /** Calls `begin` and waits for a signal of this name at this path; answers null if none comes within `ms`. */
  hear(
    signal: { readonly path: string; readonly member: string },
    ms: number,
    begin: () => Promise<unknown>,
    isMeant?: (body: readonly unknown[]) => boolean,
  ): Promise<readonly unknown[] | null>;
}

/** Long enough for a keyring that is only just starting, ms. */
const longestSilenceMs = 3_000;

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Silent()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects with `Silent` if the bus does not take us in time, and with another error if it can’t be reached. */
export async function talkToKeyring<T>(
  busAddress: string,
  talk: (bus: KeyringBus) => Promise<T>,
  silenceMs = longestSilenceMs,
): Promise<T> {
  const { Message, MessageType, sessionBus } = await import("@jellybrick/dbus-next");
  const bus = sessionBus({ busAddress });
  const ask: KeyringBus["ask"] = async (method) => {
    const reply = await within(silenceMs, bus.call(new Message(method)));
    return reply?.body ?? [];
  };
  const hear: KeyringBus["hear"] = async ({ path, member }, ms, begin, isMeant = () => true) => {
    await ask({
      destination: "org.freedesktop.DBus",
      path: "/org/freedesktop/DBus",
      interface: "org.freedesktop.DBus",
      member: "AddMatch",
      signature: "s",
      body: [`type='signal',path='${path}',member='${member}'`],
    });
    const heard: (readonly unknown[])[] = [];
    const news = new EventEmitter();
    bus.on("message", (message) => {
      if (message.type !== MessageType.SIGNAL) return;
      if (message.path !== path || message.member !== member) return;
      heard.push(message.body);
      news.emit("signal");
    });
    // The signal may come before the answer of `begin`, which says which one is meant.
    await begin();
    const meant = new Promise<readonly unknown[]>((resolve) => {
      const look = (): void => {
        const found = heard.find((body) => isMeant(body));
        if (found !== undefined) resolve(found);
      };
      news.on("signal", look);
      look();
    });
    return await within(ms, meant).catch(() => null);
  };
  try {
    const connected = new Promise<void>((resolve, reject) => {
      onError(bus, () => reject(new Error("The bus cannot be reached.")));
      bus.once("connect", resolve);
    });
    await within(silenceMs, connected);
    return await talk({ ask, hear });
  } finally {
    bus.disconnect();
  }
}
