// A new secret for an API client in use: asked for once, sealed at once, then checked; held where either fails.
import type { AppError, AppSnapshot, NewSecret, Result, Rotated } from "../contract.ts";
import { createApiClientRotation } from "./apiClientRotation.ts";
import type { AppCommands } from "./application.ts";
import type { ClipboardKeeper } from "./clipboardKeeper.ts";
import { userAgent } from "./connection.ts";
import type { CopyTurns } from "./copying.ts";
import { describeFailure } from "./failureWords.ts";
import type { Lock } from "./lock.ts";
import { type Msp, mspName } from "./msp.ts";
import type { AppPorts, Changed } from "./parts.ts";
import { fail, ok } from "./result.ts";
import type { StoredProfile } from "./storedState.ts";
import { withMspToken } from "./withMspToken.ts";

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
  readonly isKept: boolean;
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

/** After these the old secret is as good as before; see `resetSecret`. */
const leavesOldSecret: ReadonlySet<AppError["kind"]> = new Set([
  "forbidden",
  "unknownWorkspace",
  "rejected",
  "rateLimited",
]);

function inThisCase(error: AppError): AppError {
  if (error.kind === "forbidden") return { kind: "rotationForbidden", server: error.server };
  return error.kind === "unknownWorkspace" ? { kind: "noOwnClient" } : error;
}

/** Nobody knows which secret is good: the old one is tried. */
async function tryOld({ connection }: Msp, error: AppError): Promise<Result<never>> {
  const old = await connection.check();
  if (old.ok) return fail(error);
  return fail({ kind: old.error.kind === "invalidClient" ? "secretLost" : "rotationUnknown" });
}

/** Asks GreenLake, unless it is locked meanwhile: the broker is closed then. Any error but `secretLost` and `rotationUnknown` leaves the old secret in force. */
function createReset(ports: AppPorts) {
  const { version } = ports.app;
  const agent = () => userAgent(version, ports.settings.read().contact);
  const api = createApiClientRotation({ ...ports, userAgent: agent });
  const { signal } = new AbortController();

  return async (msp: Msp, { clientId }: StoredProfile): Promise<Result<string>> => {
    const broker = msp.connection.broker();
    const issuer = msp.connection.issuer();
    if (broker === null || issuer === null) return fail({ kind: "noCredentials" });
    const found = await withMspToken(broker, (token) =>
      api.findCredential(issuer, token, clientId, signal),
    );
    if (!found.ok) return fail(inThisCase(found.error));
    if (found.value === null) return fail({ kind: "noOwnClient" });
    const token = await broker.mspToken(() => undefined);
    if (!token.ok) return token;
    // From here on no lock ends it: an answer that nobody reads is a secret lost.
    const reset = await api.resetSecret(issuer, token.value.value, found.value.id, signal);
    if (reset.ok) return reset;
    if (leavesOldSecret.has(reset.error.kind)) return fail(inThisCase(reset.error));
    return tryOld(msp, reset.error);
  };
}

/** Sealed before it is checked: a crash, or the network, must not lose what exists nowhere else. */
async function keep(held: Held, note: (change: Partial<Held>) => void): Promise<Result<null>> {
  const { connection, copying } = held.msp;
  if (!held.isKept) {
    const adopted = await connection.adopt(held.secret, held.profile.id);
    if (!adopted.ok) return adopted;
    copying.reset();
    note({ isKept: true });
  }
  return connection.check();
}

function viewOf({ mspName: name, profile, isKept, wasShown, error }: Held): NewSecret | null {
  if (error === null) return null;
  const failure = describeFailure(error, "the new secret");
  const { clientId } = profile;
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
    const untried = { isKept: false, wasShown: false, error: null };
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
