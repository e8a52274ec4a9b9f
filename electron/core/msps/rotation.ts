// A new secret for an API client in use: asked for once, sealed at once, then checked; held where either fails.
import type {
  AppError,
  AppSnapshot,
  NewSecret,
  Result,
  Rotated,
  VaultBackend,
} from "../../contract/contract.ts";
import type { AppCommands } from "../application.ts";
import type { ClipboardKeeper } from "../copying/clipboard.ts";
import type { CopyTurns } from "../copying/copying.ts";
import { describeFailure } from "../base/failureWords.ts";
import type { Lock } from "../lock.ts";
import { type Msp, mspName } from "./msp.ts";
import type { AppPorts, Changed } from "../parts.ts";
import { fail, ok } from "../base/result.ts";
import { createReset } from "./reset.ts";
import type { StoredProfile } from "../storedState.ts";

interface RotationParts {
  readonly clipboard: ClipboardKeeper;
  readonly lock: Lock;
  readonly turns: CopyTurns;
  readonly lastCopy: { readonly forget: () => void };
  readonly notices: { readonly add: (text: string) => void };
  readonly changed: Changed;
}

interface Held {
  readonly msp: Msp;
  /** As it was called then: it may be removed meanwhile. */
  readonly mspName: string;
  readonly profile: StoredProfile;
  readonly secret: string;
  /** Where it is sealed in the old one's place; null where it is not. */
  readonly backend: VaultBackend | null;
  readonly wasShown: boolean;
  /** Null until it has been tried. */
  readonly error: AppError | null;
}

export interface SecretRotation {
  readonly rotate: (msp: Msp) => Promise<Result<Rotated>>;
  readonly commands: Pick<
    AppCommands,
    "keepNewSecret" | "copyNewSecret" | "showNewSecret" | "forgetNewSecret"
  >;
  readonly state: () => NewSecret | null;
  /** Resolves once no new secret is on its way or without a place: the end waits for it. */
  readonly settled: () => Promise<void>;
}

const sections: readonly (keyof AppSnapshot)[] = ["connection", "tokens", "newSecret"];

/** Sealed before it is checked: a crash, or the network, must not lose what exists nowhere else. */
async function keep(held: Held, note: (change: Partial<Held>) => void): Promise<Result<null>> {
  const { connection, copying } = held.msp;
  if (held.backend === null) {
    const adopted = await connection.adopt(held.secret, held.profile.id);
    if (!adopted.ok) return adopted;
    copying.reset();
  }
  const state = connection.state();
  if (state.status !== "ready") return fail({ kind: "noCredentials" });
  note({ backend: state.backend });
  const checked = await connection.check();
  // In force, and gone with this run.
  if (checked.ok && state.backend === "memory")
    return fail({ kind: "keptForThisRun", reason: state.backendReason ?? "" });
  return checked;
}

function viewOf({ mspName: name, profile, backend, wasShown, error }: Held): NewSecret | null {
  if (error === null) return null;
  const failure = describeFailure(error, "the new secret");
  const { clientId } = profile;
  const isKept = backend !== null && backend !== "memory";
  return { mspName: name, clientId, isKept, wasShown, failure };
}

function createHolding() {
  let held: Held | null = null;
  return {
    read: () => held,
    hold: (next: Held | null) => {
      held = next;
    },
    note: (change: Partial<Held>) => {
      held = held === null ? null : { ...held, ...change };
    },
  };
}

type Holding = ReturnType<typeof createHolding>;

/** Also after a bug the secret is held, and an error says why. */
async function putInForce({ read, hold, note }: Holding): Promise<Rotated> {
  const held = read();
  if (held === null) return "inForce";
  let error: AppError | null = { kind: "unexpected" };
  try {
    const kept = await keep(held, note);
    error = kept.ok ? null : kept.error;
  } finally {
    if (error === null) hold(null);
    else note({ error });
  }
  return error === null ? "inForce" : "unsure";
}

/** What can be done with a secret that is held; nothing is given away while it is locked. */
function createHeldCommands(
  { clipboard, lock, turns, lastCopy, changed }: RotationParts,
  { read, hold, note }: Holding,
): Omit<SecretRotation["commands"], "keepNewSecret"> {
  const withHeld = async <T>(use: (held: Held) => Promise<Result<T>>): Promise<Result<T>> => {
    const held = read();
    if (lock.isLocked()) return fail({ kind: "locked" });
    return held === null ? fail({ kind: "secretGone" }) : use(held);
  };
  return {
    copyNewSecret: () =>
      withHeld(async ({ secret }) => {
        // A token's copy that was asked for before must not take its place, nor be told as what is there.
        turns.take(turns.ask());
        lastCopy.forget();
        return (await clipboard.put(secret)) ? ok(null) : fail({ kind: "clipboardFailed" });
      }),
    showNewSecret: () =>
      withHeld(async ({ secret, wasShown }) => {
        if (wasShown) return fail({ kind: "secretGone" });
        note({ wasShown: true });
        changed("newSecret");
        return ok(secret);
      }),
    async forgetNewSecret() {
      hold(null);
      changed("newSecret");
      return ok(null);
    },
  };
}

export function createSecretRotation(ports: AppPorts, parts: RotationParts): SecretRotation {
  const { lock, notices, changed } = parts;
  const reset = createReset(ports);
  const holding = createHolding();
  let running: { readonly msp: Msp; readonly done: Promise<Result<Rotated>> } | null = null;

  async function rotate(msp: Msp): Promise<Result<Rotated>> {
    const stored = msp.store.read();
    const { profile } = stored;
    if (profile === null) return fail({ kind: "noCredentials" });
    const secret = await reset(msp, profile);
    if (!secret.ok) return secret;
    const untried = { backend: null, wasShown: false, error: null };
    holding.hold({ msp, mspName: mspName(stored), profile, secret: secret.value, ...untried });
    return ok(await putInForce(holding));
  }

  /** One at a time; whoever asks for the same MSP meanwhile gets the same answer. */
  const run = (msp: Msp, job: () => Promise<Result<Rotated>>): Promise<Result<Rotated>> => {
    running ??= {
      msp,
      done: job().finally(() => {
        running = null;
        changed(...sections);
      }),
    };
    return running.done;
  };

  return {
    async rotate(msp) {
      if (lock.isLocked()) return fail({ kind: "locked" });
      const held = holding.read();
      const busyWith = running?.msp ?? held?.msp ?? msp;
      if (busyWith !== msp) return fail({ kind: "rotationBusy" });
      // One that may be lost is not lost to the next.
      return held === null || running !== null ? run(msp, () => rotate(msp)) : ok("unsure");
    },
    commands: {
      ...createHeldCommands(parts, holding),
      async keepNewSecret() {
        if (lock.isLocked()) return fail({ kind: "locked" });
        const held = holding.read();
        if (held === null) return fail({ kind: "secretGone" });
        return run(held.msp, async () => {
          const rotated = await putInForce(holding);
          // Its dialog is gone then.
          if (rotated === "inForce") notices.add(`The new secret of ${held.mspName} is in force.`);
          return ok(rotated);
        });
      },
    },
    state() {
      const held = holding.read();
      return held === null ? null : viewOf(held);
    },
    settled: async () => {
      await running?.done;
    },
  };
}
