// The optional passphrase: sets, changes and removes it, and slows down who guesses.
import type { PassphraseState, Result } from "../../contract/contract.ts";
import type { Clock, PassphraseKey, Store } from "../base/ports.ts";
import { fail, invalidInput, ok } from "../base/result.ts";
import { createQueue } from "../base/timing.ts";
import { noPassphrase, type StoredPassphrase } from "./stored.ts";

interface PassphrasePorts {
  readonly store: Store<StoredPassphrase>;
  readonly key: PassphraseKey;
  readonly clock: Clock;
  readonly changed: () => void;
}

export interface Passphrase {
  readonly state: () => PassphraseState;
  readonly isSet: () => boolean;
  /** Holds the key in memory from then on. Error: `wrongPassphrase`. */
  readonly open: (passphrase: string) => Promise<Result<null>>;
  /** An empty `next` removes it. Errors: `wrongPassphrase`, `invalidInput`, those of store and vault. */
  readonly set: (current: string, next: string) => Promise<Result<null>>;
  /** Overwrites the key in memory. */
  readonly forget: () => void;
}

const shortest = 8;
/** After this many wrong tries, each further one has to wait: 5 seconds, then twice as long each time, at most 10 minutes. */
const freeTries = 3;
const firstWaitMs = 5_000;
const longestWaitMs = 10 * 60_000;

const waitMs = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeTries));

/** What is stored of the passphrase. A disk that takes no writes gives no free tries, but keeps the old key. */
function createKept({ store, clock, changed }: Omit<PassphrasePorts, "key">) {
  let current = store.read();
  return {
    read: () => current,
    write: (change: Partial<StoredPassphrase>): Result<null> => {
      const next = { ...current, ...change };
      const written = store.write(next);
      current = written.ok ? next : { ...next, wrapped: current.wrapped };
      changed();
      return written;
    },
    /** How long the next try has to wait. A clock that was set back makes that no longer. */
    leftMs: (): number => {
      const sinceMs = Math.max(0, clock.nowMs() - current.lastTryMs);
      return Math.max(0, waitMs(current.failures) - sinceMs);
    },
  };
}

export function createPassphrase({ key, ...ports }: PassphrasePorts): Passphrase {
  const { clock } = ports;
  const inTurn = createQueue();
  const { read, write, leftMs } = createKept(ports);
  const isSet = () => read().wrapped !== null;
  const wrong = (): Result<never> =>
    fail({ kind: "wrongPassphrase", waitS: Math.ceil(leftMs() / 1000) });

  const tryOpen = async (passphrase: string): Promise<Result<null>> => {
    const { wrapped, failures } = read();
    if (wrapped === null) return ok(null);
    if (leftMs() > 0) return wrong();
    // Counted first: killing Tenantry during a try must not save it.
    write({ failures: failures + 1, lastTryMs: clock.nowMs() });
    if (!(await key.open(passphrase, wrapped))) return wrong();
    write({ failures: 0 });
    return ok(null);
  };

  const remove = async (): Promise<Result<null>> => {
    const decrypted = await key.decryptAll();
    const written = decrypted.ok ? write(noPassphrase) : decrypted;
    if (written.ok) key.forget();
    else await key.encryptAll();
    return written;
  };

  const begin = async (next: string): Promise<Result<null>> => {
    const written = write({ wrapped: await key.create(next), failures: 0 });
    if (!written.ok) key.forget();
    const encrypted = written.ok ? await key.encryptAll() : written;
    // What is encrypted by now must not be lost with the key.
    if (written.ok && !encrypted.ok) await remove();
    return encrypted;
  };

  const change = async (next: string): Promise<Result<null>> => {
    const wrapped = await key.wrap(next);
    return wrapped === null ? fail({ kind: "locked" }) : write({ wrapped });
  };

  return {
    isSet,
    state: () => ({
      isSet: isSet(),
      waitUntilMs: leftMs() === 0 ? null : clock.nowMs() + leftMs(),
    }),
    open: (passphrase) => inTurn(() => tryOpen(passphrase)),
    set: (passphrase, next) =>
      inTurn(async () => {
        if (next !== "" && Array.from(next).length < shortest)
          return invalidInput("passphrase", `Use at least ${shortest} characters.`);
        const opened = await tryOpen(passphrase);
        if (!opened.ok) return opened;
        if (next === "") return isSet() ? remove() : ok(null);
        return isSet() ? change(next) : begin(next);
      }),
    forget: () => key.forget(),
  };
}
