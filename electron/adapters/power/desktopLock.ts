// Hears on Linux, where Electron does not, that the desktop locks: from its screen saver, and from logind.
import type { Message } from "@jellybrick/dbus-next";
import { type Ask, busAddresses, keepListening, type Patience, rule, type Signals } from "./bus.ts";

/** KDE’s sends the signal of freedesktop’s interface, too. */
const screenSavers = [
  "org.freedesktop.ScreenSaver",
  "org.gnome.ScreenSaver",
  "org.kde.screensaver",
  "org.xfce.ScreenSaver",
  "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",
] as const;
const logind = "org.freedesktop.login1";

const ruleOf = (name: string, member: string): string => rule({ interface: name, member });

/** True for a signal that says that its state begins: the saver shows, the computer goes to sleep. */
const begins = ({ body }: Message): boolean => body[0] === true;

/** Any program of the operator can send this signal, and can only lock with it, as `tenantry lock` does. */
const onSession = (lock: () => void): Signals => ({
  rules: screenSavers.map((name) => ruleOf(name, "ActiveChanged")),
  heard(signal) {
    if (signal.member === "ActiveChanged" && begins(signal)) lock();
  },
});

/** Other users can send signals on the system’s bus, so a signal counts only if its sender is logind. */
async function isLogind({ sender }: Message, ask: Ask): Promise<boolean> {
  const [owner] = await ask({
    destination: "org.freedesktop.DBus",
    path: "/org/freedesktop/DBus",
    interface: "org.freedesktop.DBus",
    member: "GetNameOwner",
    args: [logind],
  });
  return sender !== undefined && owner === sender;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The user of the session that logind locks. In doubt it is ours. */
async function isOurs({ path }: Message, ask: Ask, userId: number | undefined): Promise<boolean> {
  const [user] = await ask({
    destination: logind,
    path: path ?? "",
    interface: "org.freedesktop.DBus.Properties",
    member: "Get",
    args: [`${logind}.Session`, "User"],
  }).catch(() => []);
  const pair: unknown = isObject(user) ? Reflect.get(user, "value") : undefined;
  return !Array.isArray(pair) || pair[0] === userId;
}

const onSystem = (lock: () => void, userId: number | undefined): Signals => ({
  rules: [
    rule({ sender: logind, interface: `${logind}.Session`, member: "Lock" }),
    rule({ sender: logind, interface: `${logind}.Manager`, member: "PrepareForSleep" }),
  ],
  async heard(signal, ask) {
    const isLock = signal.member === "Lock";
    if (!isLock && !(signal.member === "PrepareForSleep" && begins(signal))) return;
    if (!(await isLogind(signal, ask).catch(() => false))) return;
    if (!isLock || (await isOurs(signal, ask, userId))) lock();
  },
});

/** Calls `lock` for each lock and each sleep of the desktop, until `ended` aborts. */
export function onDesktopLock(
  environment: NodeJS.ProcessEnv,
  lock: () => void,
  ended: AbortSignal,
  patience?: Patience,
): void {
  const { session, system } = busAddresses(environment);
  const userId = process.getuid?.();
  if (session !== null) void keepListening(session, onSession(lock), ended, patience);
  if (system !== null) void keepListening(system, onSystem(lock, userId), ended, patience);
}
