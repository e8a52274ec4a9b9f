// Real D-Bus daemons for a test, and programs on them that own a service’s name, or none.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createConnection } from "node:net";
import { Message, MessageFlag, sessionBus, Variant } from "@jellybrick/dbus-next";
import { onError } from "../../../electron/adapters/power/bus.ts";

export const hasDaemon =
  spawnSync("dbus-daemon", ["--version"], { stdio: "ignore" }).error === undefined;

export interface Daemon {
  readonly address: string;
  readonly start: () => Promise<void>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

/** The daemon makes the socket a moment before it listens there. */
const isOpen = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = createConnection(socket, () => {
      connection.destroy();
      resolve(true);
    });
    connection.on("error", () => resolve(false));
  });

/** A bus of its own at `socket`. It can be stopped and started again. */
export function createDaemon(socket: string): Daemon {
  const address = `unix:path=${socket}`;
  let running: ChildProcess | null = null;
  return {
    address,
    async start() {
      rmSync(socket, { force: true });
      const args = ["--session", "--nofork", "--nopidfile", `--address=${address}`];
      running = spawn("dbus-daemon", args, { stdio: "ignore" });
      while (!(await isOpen(socket))) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async stop(signal = "SIGTERM") {
      if (running === null) return;
      const gone = once(running, "exit");
      running.kill(signal);
      await gone;
      running = null;
    },
  };
}

const ofBus = { destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus" } as const;

export interface Signal {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature: string;
  readonly body: readonly unknown[];
  /** One program’s own address; absent for all that listen. */
  readonly destination?: string;
}

/** A program on the bus; it owns `name`, if one is given. */
export async function joinBus(address: string, name?: string) {
  const bus = sessionBus({ busAddress: address });
  // A test ends the bus under it.
  onError(bus, () => undefined);
  await new Promise<void>((resolve) => bus.once("connect", resolve));
  if (name !== undefined) await bus.requestName(name);
  const ask = async (member: string, of: string = ofBus.destination): Promise<unknown> => {
    const message = new Message({ ...ofBus, interface: of, member });
    return (await bus.call(message))?.body[0];
  };
  return {
    leave: () => bus.disconnect(),
    /** The addresses of all other programs on the bus. */
    async others(): Promise<readonly string[]> {
      const names = await ask("ListNames");
      if (!Array.isArray(names)) return [];
      return names.map(String).filter((each) => each.startsWith(":") && each !== bus.name);
    },
    /** How many signals somebody listens to. */
    async ruleCount(): Promise<number> {
      const rules = await ask("GetAllMatchRules", `${ofBus.destination}.Debug.Stats`);
      return typeof rules === "object" && rules !== null ? Object.values(rules).flat().length : 0;
    },
    signal({ body, ...rest }: Signal): void {
      const message = Message.newSignal(rest.path, rest.interface, rest.member, rest.signature, [
        ...body,
      ]);
      if (rest.destination !== undefined) message.destination = rest.destination;
      message.flags = MessageFlag.NO_REPLY_EXPECTED;
      bus.send(message);
    },
    /** Answers for sessions as logind does: `userOf` names the user of the session at a path. */
    answerUsers(userOf: (path: string) => number): void {
      bus.addMethodHandler((call) => {
        if (call.member !== "Get" || call.path === undefined) return false;
        const user = new Variant("(uo)", [userOf(call.path), "/org/freedesktop/login1/user"]);
        bus.send(Message.newMethodReturn(call, "v", [user]));
        return true;
      });
    },
  };
}
