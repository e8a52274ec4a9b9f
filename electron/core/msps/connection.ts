// The MSP that Tenantry works for: its profile on disk, its secret in the vault, its tokens in a broker.
import type { Connection, ConnectInput, Profile, Result } from "../../contract/contract.ts";
import { parseConnectInput } from "../credentials/credentials.ts";
import type { Issuer } from "../base/issuer.ts";
import type { Clock, CredentialVault, Fetch, Store } from "../base/ports.ts";
import { createQueue } from "../base/queue.ts";
import { fail, ok } from "../base/result.ts";
import { withRetries } from "../base/retry.ts";
import type { StoredProfile, StoredMsp } from "../storedState.ts";
import type { Token } from "../base/token.ts";
import { createTokenBroker, type TokenBroker } from "../tokens/tokens.ts";
import { createTokenEndpoint } from "../greenlake/tokenEndpoint.ts";

export interface ConnectionPorts {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly vault: CredentialVault;
  readonly msp: Store<StoredMsp>;
  readonly version: string;
  readonly contact: () => string;
  readonly minimumLifeMs: () => number;
  readonly isLocked: () => boolean;
  readonly tokensChanged: () => void;
}

export interface MspConnection {
  readonly state: () => Connection;
  readonly issuer: () => Issuer | null;
  /** Null while there are no credentials to work with. */
  readonly broker: () => TokenBroker | null;
  /**
   * Tries the credentials first; on any failure what was there before goes on unchanged. Answers the contact as cleaned.
   * Error, among those of the grant and the vault: `cancelled` where it was ended, or removed, meanwhile.
   */
  connect(input: ConnectInput): Promise<Result<{ readonly contact: string }>>;
  /** Asks for a token with the sealed secret, and keeps none. */
  readonly check: () => Promise<Result<null>>;
  /** Seals the new secret of the profile in use, whose old one is dead. Error: `noCredentials` where another is in use by now. */
  adopt(secret: string, profileId: string): Promise<Result<null>>;
  /** After something else has given the MSP, which had none, a profile: what is being tested was for another one. */
  readonly profileGiven: () => void;
  /** Drops every token and cancels every exchange; the credentials stay. */
  readonly dropTokens: () => void;
  /** Drops every token, and ends every test of other credentials, at once, whatever the vault then says. */
  readonly remove: () => Promise<Result<null>>;
  /** Ends every `connect` that is under way. */
  readonly end: () => void;
}

export const userAgent = (version: string, contact: string): string =>
  `Tenantry/${version} (${contact === "" ? "unspecified-contact" : contact})`;

const publicPart = ({ workspaceId, clientId, baseUrl, scope }: StoredProfile): Profile => ({
  workspaceId,
  clientId,
  baseUrl,
  scope,
});

const cancelled: Result<never> = fail({ kind: "cancelled" });

const issuerOf = ({ workspaceId, baseUrl }: StoredProfile): Issuer => ({ workspaceId, baseUrl });

const endpointFor = (ports: ConnectionPorts, contact: () => string) =>
  createTokenEndpoint({ ...ports, userAgent: () => userAgent(ports.version, contact()) });

function openBroker(
  ports: ConnectionPorts,
  { id, clientId, scope, ...issuer }: StoredProfile,
  first: Token | null,
): TokenBroker {
  const apiClient = async () => {
    const secret = await ports.vault.open(id);
    return secret.ok ? ok({ clientId, clientSecret: secret.value, scope }) : secret;
  };
  const endpoint = endpointFor(ports, ports.contact);
  return createTokenBroker(
    { ...ports, endpoint, mspIssuer: issuer, apiClient, changed: ports.tokensChanged },
    first,
  );
}

/** What can be said of a profile at start-up without waking a keyring. */
function storedConnection(vault: CredentialVault, profile: StoredProfile | null): Connection {
  if (profile === null) return { status: "none" };
  if (profile.clientId === "")
    return {
      status: "needsSecret",
      profile: publicPart(profile),
      reason: "Your own API client is missing.",
    };
  const sealed = vault.describe(profile.id);
  const needsSecret = (reason: string): Connection => ({
    status: "needsSecret",
    profile: publicPart(profile),
    reason,
  });
  if (sealed === null) return needsSecret("No client secret is stored for this API client.");
  if (sealed.backend === "memory")
    return needsSecret(`The client secret was kept for one run only. ${sealed.reason ?? ""}`);
  return {
    status: "ready",
    profile: publicPart(profile),
    backend: sealed.backend,
    backendReason: sealed.reason,
  };
}

/**
 * A new account in the vault for each secret, so that the old one is dropped only once the new one is in force.
 * Error, beside the ports': `cancelled` where the signal came meanwhile; nothing of it is kept then.
 */
async function save(
  { vault, msp }: ConnectionPorts,
  profile: StoredProfile,
  secret: string,
  signal: AbortSignal,
): Promise<Result<Connection>> {
  const sealed = await vault.seal(profile.id, secret);
  if (!sealed.ok) return sealed;
  const former = msp.read();
  const written = signal.aborted ? cancelled : msp.write({ ...former, profile });
  const unused = written.ok ? former.profile : profile;
  if (unused !== null) await vault.remove(unused.id);
  if (!written.ok) return written;
  const { backend, reason } = sealed.value;
  return ok({
    status: "ready",
    profile: publicPart(profile),
    backend,
    backendReason: reason,
  });
}

async function check(ports: ConnectionPorts): Promise<Result<null>> {
  const { profile } = ports.msp.read();
  if (profile === null) return fail({ kind: "noCredentials" });
  const { id, clientId, scope } = profile;
  const secret = await ports.vault.open(id);
  if (!secret.ok) return secret;
  const client = { clientId, clientSecret: secret.value, scope };
  const { signal } = new AbortController();
  const token = await withRetries(
    ports,
    signal,
    () => {},
    () => endpointFor(ports, ports.contact).clientCredentials(issuerOf(profile), client, signal),
  );
  return token.ok ? ok(null) : token;
}

/** What keeps the MSP's secret, and drops it: one after the other, each upon what the one before has left. */
function createKeeping(
  ports: ConnectionPorts,
  use: (next: Connection, profile: StoredProfile | null, first: Token | null) => void,
) {
  const { vault, msp } = ports;
  const inTurn = createQueue();
  let life = new AbortController();
  const end = () => {
    life.abort();
    life = new AbortController();
  };

  return {
    end,
    async connect(input: ConnectInput): Promise<Result<{ readonly contact: string }>> {
      const request = parseConnectInput(input);
      if (!request.ok) return request;
      const { issuer, client, contact } = request.value;
      const { signal } = life;
      const endpoint = endpointFor(ports, () => contact);
      const token = await endpoint.clientCredentials(issuer, client, signal);
      if (!token.ok) return token;
      const { clientId, clientSecret, scope } = client;
      const profile = { id: ports.newId(), ...issuer, clientId, scope };
      return inTurn(async () => {
        const saved = await save(ports, profile, clientSecret, signal);
        if (!saved.ok) return saved;
        use(saved.value, profile, token.value);
        return ok({ contact });
      });
    },
    adopt: (secret: string, profileId: string): Promise<Result<null>> =>
      inTurn(async () => {
        const { profile } = msp.read();
        const { signal } = life;
        if (profile?.id !== profileId) return fail({ kind: "noCredentials" });
        const renewed = { ...profile, id: ports.newId() };
        const saved = await save(ports, renewed, secret, signal);
        if (!saved.ok) return signal.aborted ? fail({ kind: "noCredentials" }) : saved;
        use(saved.value, renewed, null);
        return ok(null);
      }),
    remove: (): Promise<Result<null>> => {
      end();
      return inTurn(async () => {
        const { profile } = msp.read();
        if (profile === null) return ok(null);
        const removed = await vault.remove(profile.id);
        const formerly = issuerOf(profile);
        const written = removed.ok
          ? msp.write({ ...msp.read(), profile: null, formerly })
          : removed;
        if (written.ok) use({ status: "none" }, null, null);
        return written;
      });
    },
  };
}

export function createConnection(ports: ConnectionPorts): MspConnection {
  const { vault, msp } = ports;
  const stored = msp.read().profile;
  let state = storedConnection(vault, stored);
  let broker = stored === null ? null : openBroker(ports, stored, null);
  const use = (next: Connection, profile: StoredProfile | null, first: Token | null) => {
    broker?.close();
    state = next;
    // What was locked meanwhile holds no token.
    const held = ports.isLocked() ? null : first;
    broker = profile === null ? null : openBroker(ports, profile, held);
  };

  const dropTokens = () => use(state, msp.read().profile, null);
  const { remove, ...keeping } = createKeeping(ports, use);

  return {
    ...keeping,
    state: () => state,
    broker: () => broker,
    issuer() {
      const { profile } = msp.read();
      return profile === null ? null : issuerOf(profile);
    },
    check: () => check(ports),
    profileGiven() {
      keeping.end();
      const { profile } = msp.read();
      use(storedConnection(vault, profile), profile, null);
    },
    dropTokens,
    remove() {
      dropTokens();
      return remove();
    },
  };
}
