// Makes a Linux keyring ready before anything waits for it synchronously: it answers, and the operator has unlocked it.
import { busAddresses } from "../../power/bus.ts";
import { Silent, talkToKeyring } from "./bus.ts";
import { openWallet, walletDaemons } from "./kwallet.ts";

/** Ready also if there is none: then whoever needs one finds that out without waiting. */
export type KeyringState = "ready" | "silent" | "locked";

export interface KeyringOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The application’s name, under which Electron keeps its key. */
  readonly application: string;
  readonly nowMs?: () => number;
  readonly silenceMs?: number;
  readonly promptMs?: number;
}

export interface Keyring {
  /** For the program that safeStorage uses, in its own words. */
  readonly forBackend: (backend: string) => Promise<KeyringState>;
  readonly secretService: () => Promise<KeyringState>;
}

/** What one command tries one after the other asks the operator only once. */
const sameCommandMs = 250;

/** Shows the desktop’s own question if a keyring is locked, and waits for its answer while everything else goes on. */
export function createKeyring({
  environment,
  platform,
  application,
  nowMs = () => performance.now(),
  silenceMs,
  promptMs = 50_000,
}: KeyringOptions): Keyring {
  let refusedAtMs = Number.NEGATIVE_INFINITY;
  const prepare = async (daemon: string | null): Promise<KeyringState> => {
    const { session } = busAddresses(environment);
    if (platform !== "linux" || session === null) return "ready";
    if (nowMs() - refusedAtMs < sameCommandMs) return "locked";
    try {
      // Only now, because it loads the D-Bus library.
      const { unlockSecretService } = await import("./secretService.ts");
      const isOpen = await talkToKeyring(
        session,
        (bus) =>
          daemon === null
            ? unlockSecretService(bus, application, promptMs)
            : openWallet(bus, daemon, application, promptMs),
        silenceMs,
      );
      if (isOpen) return "ready";
      refusedAtMs = nowMs();
      return "locked";
    } catch (cause) {
      return cause instanceof Silent ? "silent" : "ready";
    }
  };
  return {
    secretService: () => prepare(null),
    forBackend: async (backend) =>
      backend === "basic_text" ? "ready" : await prepare(walletDaemons.get(backend) ?? null),
  };
}
