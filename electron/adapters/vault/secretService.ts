// Asks the Secret Service for a sign of life before anything waits for it synchronously.
import { EventEmitter } from "node:events";

const secretService = "org.freedesktop.secrets";
/** Long enough for a keyring that is only just starting, ms. */
const longestSilenceMs = 3_000;

/** An error without a listener would end the process; the library’s types leave it out. */
function onError(bus: object, then: () => void): void {
  if (bus instanceof EventEmitter) bus.on("error", then);
}

/** False if the service says nothing in time. Whatever else it says is an answer, and so is that there is none. */
export async function secretServiceAnswers(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  silenceMs = longestSilenceMs,
): Promise<boolean> {
  const busAddress = environment["DBUS_SESSION_BUS_ADDRESS"];
  if (platform !== "linux" || !busAddress) return true;
  const { Message, sessionBus } = await import("@jellybrick/dbus-next");
  const bus = sessionBus({ busAddress });
  const ping = new Message({
    destination: secretService,
    path: "/org/freedesktop/secrets",
    interface: "org.freedesktop.DBus.Peer",
    member: "Ping",
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<boolean>((answer) => {
      timer = setTimeout(() => answer(false), silenceMs);
      const answered = (): void => answer(true);
      onError(bus, answered);
      bus.once("connect", () => void bus.call(ping).then(answered, answered));
    });
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
}
