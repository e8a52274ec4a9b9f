// An MSP’s credentials in use: its profile on disk, its secret in the vault, its tokens in a broker.
import type { Connection, Profile, Result } from "../../contract/contract.ts";
import type { ApiClient, Issuer } from "../base/issuer.ts";
import type { Clock, CredentialVault } from "../base/ports.ts";
import { done, fail, ok } from "../base/result.ts";
import { withRetries } from "../base/retry.ts";
import { createQueue, type LongStore } from "../base/timing.ts";
import type { Token } from "../base/token.ts";
import type { Greenlake } from "../greenlake/greenlake.ts";
import { createTokenBroker, type TokenBroker } from "../tokens/tokens.ts";
import type { StoredMsp, StoredProfile } from "./stored.ts";

export interface ConnectionPorts {
  readonly greenlake: Pick<Greenlake, "clientCredentials" | "tokenExchange" | "withContact">;
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly vault: Pick<CredentialVault, "seal" | "open" | "remove" | "describe">;
  readonly store: LongStore<StoredMsp>;
  readonly minimumLifeMs: () => number;
  readonly isLocked: () => boolean;
  readonly tokensChanged: () => void;
}

/** What `connect` tests and then keeps. */
export interface ConnectRequest {
  readonly issuer: Issuer;
  readonly client: ApiClient;
  /** Sent in `User-Agent`. */
  readonly contact: string;
}

/** Seals a new secret. Error, beside the vault’s and the store’s: `noCredentials` if another profile is in use. */
export type Adopt = (secret: string, profileId: string) => Promise<Result<null>>;

export interface MspConnection {
  readonly state: () => Connection;
  readonly issuer: () => Issuer | null;
  /** Null while there are no credentials. */
  readonly broker: () => TokenBroker | null;
  /**
   * Tests the credentials first; after any failure the ones in use stay. Errors: those of the grant and the vault, and `cancelled`
   * if `end` or `remove` was called meanwhile.
   */
  connect(request: ConnectRequest): Promise<Result<null>>;
  /** Requests a token with the sealed secret and discards it. */
  readonly check: () => Promise<Result<null>>;
  /** Runs a rotation. Until it ends, `connect` saves nothing and `remove` waits, so that the new secret always has its place. */
  readonly rotating: <T>(rotation: (adopt: Adopt) => Promise<T>) => Promise<T>;
  /** Call it after a team file gave the MSP its first profile: ends the test of credentials for another one. */
  readonly profileGiven: () => void;
  /** Drops every token and cancels every exchange; the credentials stay. */
  readonly dropTokens: () => void;
  /** Removes the secret alone. Drops every token and ends every test at once, even if the vault then fails; fetches none meanwhile. */
  readonly remove: () => Promise<Result<null>>;
  /** Ends every running `connect`, but not `adopt`: the secret that it seals exists nowhere else. */
  readonly end: () => void;
}

const publicPart = ({ id: _id, ...shown }: StoredProfile): Profile => shown;

const cancelled: Result<never> = fail({ kind: "cancelled" });

const issuerOf = ({ workspaceId, baseUrl }: StoredProfile): Issuer => ({ workspaceId, baseUrl });

function openBroker(
  ports: ConnectionPorts,
  profile: StoredProfile,
  first: Token | null,
): TokenBroker {
  const { clientId, scope } = profile;
  const issuer = issuerOf(profile);
  const apiClient = async () => {
    const secret = await ports.vault.open(profile);
    return secret.ok ? ok({ clientId, clientSecret: secret.value, scope }) : secret;
  };
  const { clock, random, greenlake: endpoint, minimumLifeMs, tokensChanged: changed } = ports;
  return createTokenBroker(
    { clock, random, endpoint, mspIssuer: issuer, apiClient, minimumLifeMs, changed },
    first,
  );
}

const readyWith = (
  profile: StoredProfile,
  { backend, reason }: NonNullable<ReturnType<ConnectionPorts["vault"]["describe"]>>,
): Connection => ({
  status: "ready",
  profile: publicPart(profile),
  backend,
  backendReason: reason,
});

/** The state at start-up, found without waking a keyring. */
function storedConnection(
  vault: ConnectionPorts["vault"],
  profile: StoredProfile | null,
): Connection {
  if (profile === null) return { status: "none" };
  const needsSecret = (reason: string): Connection => ({
    status: "needsSecret",
    profile: publicPart(profile),
    reason,
  });
  if (profile.clientId === "") return needsSecret("Your own API client is missing.");
  const sealed = vault.describe(profile.id);
  if (sealed === null) return needsSecret("No client secret is stored for this API client.");
  if (sealed.backend === "memory")
    return needsSecret(`The client secret was kept for one run only. ${sealed.reason ?? ""}`);
  return readyWith(profile, sealed);
}

/**
 * Seals every secret under a new account, so that the old one is dropped only when the new one is in use.
 * Error, beside the ports’: `cancelled` if the signal aborted meanwhile; nothing new is kept then.
 */
async function save(
  { vault, store }: ConnectionPorts,
  profile: StoredProfile,
  secret: string,
  signal: AbortSignal,
): Promise<Result<Connection>> {
  const sealed = await vault.seal(profile, secret);
  if (!sealed.ok) return sealed;
  const former = store.read();
  const written = await store.change((now) =>
    signal.aborted ? cancelled : ok({ ...now, profile }),
  );
  const unused = written.ok ? former.profile : profile;
  if (unused !== null) await vault.remove(unused.id);
  if (!written.ok) return written;
  return ok(readyWith(profile, sealed.value));
}

async function check(ports: ConnectionPorts): Promise<Result<null>> {
  const { profile } = ports.store.read();
  if (profile === null) return fail({ kind: "noCredentials" });
  const { clientId, scope } = profile;
  const secret = await ports.vault.open(profile);
  if (!secret.ok) return secret;
  const client = { clientId, clientSecret: secret.value, scope };
  const { signal } = new AbortController();
  const ask = () => ports.greenlake.clientCredentials(issuerOf(profile), client, signal);
  const token = await withRetries(ports, ask, { signal });
  return token.ok ? ok(null) : token;
}

/** Keeps and drops the secret, one job at a time, each starting from the result of the previous one. */
function createKeeping(
  ports: ConnectionPorts,
  use: (next: Connection, profile: StoredProfile | null, first: Token | null) => void,
) {
  const { vault, store } = ports;
  const inTurn = createQueue();
  let tests = new AbortController();
  const end = () => {
    tests.abort();
    tests = new AbortController();
  };

  const adopt: Adopt = async (secret, profileId) => {
    const { profile } = store.read();
    if (profile?.id !== profileId) return fail({ kind: "noCredentials" });
    const renewed = { ...profile, id: ports.newId() };
    // Nothing cancels it: the secret exists nowhere else.
    const saved = await save(ports, renewed, secret, new AbortController().signal);
    if (saved.ok) use(saved.value, renewed, null);
    return saved.ok ? ok(null) : saved;
  };

  return {
    end,
    async connect({ issuer, client, contact }: ConnectRequest): Promise<Result<null>> {
      const { signal } = tests;
      const greenlake = ports.greenlake.withContact(contact);
      const token = await greenlake.clientCredentials(issuer, client, signal);
      if (!token.ok) return token;
      const { clientId, clientSecret, scope } = client;
      const profile = { id: ports.newId(), ...issuer, clientId, scope };
      return inTurn(async () => {
        const saved = await save(ports, profile, clientSecret, signal);
        if (!saved.ok) return saved;
        use(saved.value, profile, token.value);
        return ok(null);
      });
    },
    rotating: <T>(rotation: (adopt: Adopt) => Promise<T>) => inTurn(() => rotation(adopt)),
    remove: (): Promise<Result<null>> => {
      end();
      return inTurn(async () => {
        const { profile } = store.read();
        if (profile === null) return ok(null);
        const removed = await vault.remove(profile.id);
        if (!removed.ok) return removed;
        // A new account: what still runs for the old one must not seal a secret again.
        const bare = { ...profile, id: ports.newId() };
        const written = await store.change((before) => ok({ ...before, profile: bare }));
        if (written.ok) use(storedConnection(vault, bare), bare, null);
        return done(written);
      });
    },
  };
}

export function createConnection(ports: ConnectionPorts): MspConnection {
  const { vault, store } = ports;
  const stored = store.read().profile;
  let state = storedConnection(vault, stored);
  let broker = stored === null ? null : openBroker(ports, stored, null);
  const use = (next: Connection, profile: StoredProfile | null, first: Token | null) => {
    broker?.close();
    state = next;
    // A lock that came meanwhile must find no token.
    const held = ports.isLocked() ? null : first;
    broker = profile === null ? null : openBroker(ports, profile, held);
  };

  const dropTokens = () => use(state, store.read().profile, null);
  const { remove, ...keeping } = createKeeping(ports, use);
  return {
    ...keeping,
    state() {
      if (state.status !== "ready") return state;
      // A passphrase that is set or removed may move the secret to another backend.
      const sealed = vault.describe(store.read().profile?.id ?? "");
      return sealed === null
        ? state
        : { ...state, backend: sealed.backend, backendReason: sealed.reason };
    },
    broker: () => broker,
    issuer() {
      const { profile } = store.read();
      return profile === null ? null : issuerOf(profile);
    },
    check: () => check(ports),
    profileGiven() {
      keeping.end();
      const { profile } = store.read();
      use(storedConnection(vault, profile), profile, null);
    },
    dropTokens,
    async remove() {
      // No broker: nothing fetches a new token while the keyring answers.
      use(state, null, null);
      const removed = await remove();
      if (!removed.ok) dropTokens();
      return removed;
    },
  };
}
