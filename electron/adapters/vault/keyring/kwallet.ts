// Opens KDE’s wallet over D-Bus, so that Electron’s synchronous call finds it open.
import type { KeyringBus } from "./bus.ts";

/** safeStorage’s names of its backends, and those of the programs on D-Bus. */
export const walletDaemons: ReadonlyMap<string, string> = new Map([
  ["kwallet", "kwalletd"],
  ["kwallet5", "kwalletd5"],
  ["kwallet6", "kwalletd6"],
]);

/** False if the operator does not open it. `application` is the name that KDE’s question shows, and under which Electron asks, too. */
export async function openWallet(
  bus: KeyringBus,
  daemon: string,
  application: string,
  promptMs: number,
): Promise<boolean> {
  const path = `/modules/${daemon}`;
  const wallet = { destination: `org.kde.${daemon}`, path, interface: "org.kde.KWallet" };
  const [isEnabled] = await bus.ask({ ...wallet, member: "isEnabled" });
  if (isEnabled !== true) return true;
  const [name] = await bus.ask({ ...wallet, member: "networkWallet" });
  let opening: unknown;
  const open = async (): Promise<void> => {
    [opening] = await bus.ask({
      ...wallet,
      member: "openAsync",
      signature: "sxsb",
      body: [name, 0n, application, true],
    });
  };
  const isMeant = ([number]: readonly unknown[]): boolean => number === opening;
  const signal = { path, member: "walletAsyncOpened" };
  const opened = await bus.hear(signal, promptMs, open, isMeant);
  const handle = opened?.[1];
  return typeof handle === "number" && handle >= 0;
}
