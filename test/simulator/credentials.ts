// The engineer’s API clients, and the reset that gives one of them a new secret, in the service’s shapes.
import { randomBytes } from "node:crypto";
import { type Answer, hpeError } from "./answers.ts";
import { hyphenated, sampleWorkspaceId } from "./sampleTenants.ts";

interface Credential {
  /** The service uses the client ID as the credential’s ID. */
  readonly clientId: string;
  readonly credentialName: string;
}

interface Setting {
  readonly clientId: string;
  /** Receives the new secret of `clientId` before the answer is sent. */
  readonly changeSecret: (clientSecret: string) => void;
}

export interface Credentials {
  list(): Answer;
  /** Invalidates the old secret at once. */
  reset(id: string): Answer;
}

/** Two clients: one that can get a token, and another that the product has to tell apart from it. */
export function createCredentials({ clientId, changeSecret }: Setting): Credentials {
  const resets = new Map<string, number>();
  const credentials: readonly Credential[] = [
    { clientId: hyphenated(sampleWorkspaceId("other API client")), credentialName: "Nightly job" },
    { clientId, credentialName: "Tenantry" },
  ];
  const itemOf = ({ clientId: id, credentialName }: Credential) => ({
    credentialName,
    id,
    clientId: id,
    type: "credentials",
    generation: 1 + (resets.get(id) ?? 0),
    createdAt: "2025-03-14 09:26:53.589793",
    updatedAt: "2025-03-14 09:26:53.589793",
  });
  return {
    list: () => ({
      status: 200,
      body: { items: credentials.map(itemOf), count: credentials.length },
    }),
    reset: (id) => {
      const credential = credentials.find((candidate) => candidate.clientId === id);
      if (credential === undefined) return hpeError(404, "Credential not found");
      const clientSecret = randomBytes(16).toString("hex");
      resets.set(id, 1 + (resets.get(id) ?? 0));
      if (id === clientId) changeSecret(clientSecret);
      return { status: 200, body: { ...itemOf(credential), clientSecret } };
    },
  };
}
