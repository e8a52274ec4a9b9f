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
import type { Changed, Desktop } from "../base/ports.ts";
import type { LongStore } from "../base/timing.ts";
import { fail, ok } from "../base/result.ts";
import type { Adopt, MspConnection } from "./connection.ts";
import type { ResetSecret } from "./reset.ts";
import { mspName, type StoredMsp, type StoredProfile } from "./stored.ts";

export interface RotationPorts {
  readonly resetSecret: ResetSecret;
  readonly isLocked: () => boolean;
  readonly clipboard: { put(text: string): Promise<Result<null>> };
  readonly desktop: Pick<Desktop, "secretDialog">;
  /** Called before a secret is copied: no earlier copy of a token may follow it or be shown as the last one. */
  readonly takeClipboard: () => void;
  readonly notify: (text: string) => void;
  readonly changed: Changed;
}

/** What a rotation needs of an MSP. */
export interface RotatedMsp {
  readonly store: Pick<LongStore<StoredMsp>, "read">;
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
async function keep(
  held: Held,
  adopt: Adopt,
  note: (change: Partial<Held>) => void,
): Promise<Result<null>> {
  const { connection, copying } = held.msp;
  if (held.backend === null) {
    const adopted = await adopt(held.secret, held.profile.id);
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

const isKept = ({ backend }: Held): boolean => backend !== null && backend !== "memory";

const clientOf = ({ mspName: name, profile: { clientId } }: Held) => ({ mspName: name, clientId });

function viewOf(held: Held): NewSecret | null {
  if (held.error === null) return null;
  const failure = describeFailure(held.error, "the new secret");
  return { ...clientOf(held), isKept: isKept(held), failure };
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
async function putInForce({ read, hold, note }: Holding, adopt: Adopt): Promise<Rotated> {
  const held = read();
  if (held === null) return "inForce";
  let error: AppError | null = { kind: "unexpected" };
  try {
    const kept = await keep(held, adopt, note);
    error = kept.ok ? null : kept.error;
  } finally {
    if (error === null) hold(null);
    else note({ error });
  }
  return error === null ? "inForce" : "unsure";
}

/** What the operator can do with a held secret; while locked, none of it gives the secret away. */
function createHeldCommands(
  { clipboard, desktop: { secretDialog }, isLocked, takeClipboard, changed }: RotationPorts,
  { read, hold }: Holding,
): Omit<HeldSecretCommands, "keepNewSecret"> {
  /** Only a secret that was tried and could not be kept: any other one is for the vault and its server alone. */
  const withHeld = async <T>(use: (held: Held) => Promise<Result<T>>): Promise<Result<T>> => {
    const held = read();
    if (isLocked()) return fail({ kind: "locked" });
    const isLost = held !== null && held.error !== null && !isKept(held);
    return isLost ? use(held) : fail({ kind: "secretGone" });
  };
  return {
    copyNewSecret: () =>
      withHeld(async (held) => {
        if (!(await secretDialog.mayCopy(clientOf(held)))) return ok(false);
        // The operator may have locked meanwhile, or the secret may be sealed by now.
        return withHeld(async ({ secret }) => {
          takeClipboard();
          const put = await clipboard.put(secret);
          return put.ok ? ok(true) : put;
        });
      }),
    showNewSecret: () =>
      withHeld(async (held) => {
        await secretDialog.show(clientOf(held), held.secret);
        return ok(null);
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

  async function rotate(msp: RotatedMsp, adopt: Adopt): Promise<Result<Rotated>> {
    const stored = msp.store.read();
    const { profile } = stored;
    if (profile === null) return fail({ kind: "noCredentials" });
    const secret = await resetSecret(msp.connection, profile.clientId);
    if (!secret.ok) return secret;
    const untried = { backend: null, error: null };
    holding.hold({ msp, mspName: mspName(stored), profile, secret: secret.value, ...untried });
    return ok(await putInForce(holding, adopt));
  }

  /** One job at a time; a second request for the same MSP joins the first. */
  const run = (
    msp: RotatedMsp,
    job: (adopt: Adopt) => Promise<Result<Rotated>>,
  ): Promise<Result<Rotated>> => {
    running ??= {
      msp,
      done: msp.connection.rotating(job).finally(() => {
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
      return held === null || running !== null
        ? run(msp, (adopt) => rotate(msp, adopt))
        : ok("unsure");
    },
    commands: {
      ...createHeldCommands(ports, holding),
      async keepNewSecret() {
        if (isLocked()) return fail({ kind: "locked" });
        const held = holding.read();
        if (held === null) return fail({ kind: "secretGone" });
        return run(held.msp, async (adopt) => {
          const rotated = await putInForce(holding, adopt);
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
