// Rotates an API client’s secret: requests a new one, seals it at once, then checks it; holds it if either fails.
import type {
  AppError,
  AppSnapshot,
  NewSecret,
  Result,
  Rotated,
  VaultBackend,
} from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import type { Handlers } from "../base/handlers.ts";
import type { Changed, Store } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import type { MspConnection } from "./connection.ts";
import type { ResetSecret } from "./reset.ts";
import { mspName, type StoredMsp, type StoredProfile } from "./stored.ts";

export interface RotationPorts {
  readonly resetSecret: ResetSecret;
  readonly isLocked: () => boolean;
  readonly clipboard: { put(text: string): Promise<Result<null>> };
  /** Called before a secret is copied: no earlier copy of a token may follow it or be shown as the last one. */
  readonly takeClipboard: () => void;
  readonly notify: (text: string) => void;
  readonly changed: Changed;
}

/** What a rotation needs of an MSP. */
export interface RotatedMsp {
  readonly store: Store<StoredMsp>;
  readonly connection: MspConnection;
  readonly copying: { readonly reset: () => void };
}

interface Held {
  readonly msp: RotatedMsp;
  /** The MSP’s name at that time; the MSP may be removed meanwhile. */
  readonly mspName: string;
  readonly profile: StoredProfile;
  readonly secret: string;
  /** The backend that sealed it in place of the old secret; null if none has. */
  readonly backend: VaultBackend | null;
  readonly wasShown: boolean;
  /** Null until the secret has been tried. */
  readonly error: AppError | null;
}

export type HeldSecretCommands = Handlers<
  "keepNewSecret" | "copyNewSecret" | "showNewSecret" | "forgetNewSecret"
>;

export interface Rotation {
  readonly rotate: (msp: RotatedMsp) => Promise<Result<Rotated>>;
  readonly commands: HeldSecretCommands;
  readonly state: () => NewSecret | null;
  /** Resolves when no rotation is running, so that quitting can wait for it. */
  readonly settled: () => Promise<void>;
}

const sections: readonly (keyof AppSnapshot)[] = ["connection", "tokens", "newSecret"];

/** Seals before it checks: a crash or a lost connection must not lose a secret that exists nowhere else. */
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
  // The secret works, but this run’s memory is the only place that holds it.
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

interface Holding {
  readonly read: () => Held | null;
  readonly hold: (next: Held | null) => void;
  readonly note: (change: Partial<Held>) => void;
}

function createHolding(): Holding {
  let held: Held | null = null;
  return {
    read: () => held,
    hold(next) {
      held = next;
    },
    note(change) {
      held = held === null ? null : { ...held, ...change };
    },
  };
}

/** Holds the secret even after a bug; the error then says `unexpected`. */
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

/** What the operator can do with a held secret; while locked, none of it gives the secret away. */
function createHeldCommands(
  { clipboard, isLocked, takeClipboard, changed }: RotationPorts,
  { read, hold, note }: Holding,
): Omit<HeldSecretCommands, "keepNewSecret"> {
  const withHeld = async <T>(use: (held: Held) => Promise<Result<T>>): Promise<Result<T>> => {
    const held = read();
    if (isLocked()) return fail({ kind: "locked" });
    return held === null ? fail({ kind: "secretGone" }) : use(held);
  };
  return {
    copyNewSecret: () =>
      withHeld(async ({ secret }) => {
        takeClipboard();
        return clipboard.put(secret);
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

export function createRotation(ports: RotationPorts): Rotation {
  const { resetSecret, isLocked, notify, changed } = ports;
  const holding = createHolding();
  let running: { readonly msp: RotatedMsp; readonly done: Promise<Result<Rotated>> } | null = null;

  async function rotate(msp: RotatedMsp): Promise<Result<Rotated>> {
    const stored = msp.store.read();
    const { profile } = stored;
    if (profile === null) return fail({ kind: "noCredentials" });
    const secret = await resetSecret(msp.connection, profile.clientId);
    if (!secret.ok) return secret;
    const untried = { backend: null, wasShown: false, error: null };
    holding.hold({ msp, mspName: mspName(stored), profile, secret: secret.value, ...untried });
    return ok(await putInForce(holding));
  }

  /** One job at a time; a second request for the same MSP joins the first. */
  const run = (msp: RotatedMsp, job: () => Promise<Result<Rotated>>): Promise<Result<Rotated>> => {
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
      if (isLocked()) return fail({ kind: "locked" });
      const held = holding.read();
      const busyWith = running?.msp ?? held?.msp ?? msp;
      if (busyWith !== msp) return fail({ kind: "rotationBusy" });
      // A held secret that may still be lost must not be replaced by the next one.
      return held === null || running !== null ? run(msp, () => rotate(msp)) : ok("unsure");
    },
    commands: {
      ...createHeldCommands(ports, holding),
      async keepNewSecret() {
        if (isLocked()) return fail({ kind: "locked" });
        const held = holding.read();
        if (held === null) return fail({ kind: "secretGone" });
        return run(held.msp, async () => {
          const rotated = await putInForce(holding);
          // Its dialog has closed, so a notice says it.
          if (rotated === "inForce") notify(`The new secret of ${held.mspName} is in force.`);
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
