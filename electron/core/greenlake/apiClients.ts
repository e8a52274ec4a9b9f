// Finds our own API client at GreenLake and gives it a new secret, which then exists nowhere but in the answer.
import { z } from "zod";
import type { Result } from "../../contract/contract.ts";
import { type ApiPorts, sendApiRequest } from "./apiRequest.ts";
import type { Issuer } from "../base/issuer.ts";
import { fail, ok } from "../base/result.ts";
import { type RetryPorts, withRetries } from "../base/retry.ts";
import { cleanName } from "../tenants/directory.ts";

/** An API client as the service keeps it; a list never holds its secret. */
export interface Credential {
  /** Safe in a path. */
  readonly id: string;
  /** What its owner called it; one clean line. */
  readonly credentialName: string;
}

export interface ApiClientRotation {
  /**
   * The credential with our client ID; null where the owner of the token has none, as that of another user. Needs the
   * permission View on the workspace (`forbidden` without). Tried again like any other question.
   */
  findCredential(
    issuer: Issuer,
    mspToken: string,
    clientId: string,
    signal: AbortSignal,
  ): Promise<Result<Credential | null>>;
  /**
   * The new client secret; the old one is dead from now on. Needs the permission Edit on the workspace. Sent exactly once,
   * as every reset kills the secret of the one before. After `forbidden`, `unknownWorkspace`, `rejected`
   * and `rateLimited` the old secret is as good as before; after any other error nobody knows, and it has to be tried.
   */
  resetSecret(
    issuer: Issuer,
    mspToken: string,
    credentialId: string,
    signal: AbortSignal,
  ): Promise<Result<string>>;
}

const pathSegment = /^[\w-]{1,100}$/;

const itemSchema = z.object({
  id: z.string().regex(pathSegment),
  clientId: z.string(),
  credentialName: z.string().catch(""),
});
const listSchema = z.object({ items: z.array(z.unknown()) });
/** The same characters that a pasted secret may have. */
const resetSchema = z.object({
  clientSecret: z
    .string()
    .max(512)
    .regex(/^[\x21-\x7e]+$/),
});

const credentialsUrl = ({ baseUrl }: Issuer): string => `${baseUrl}/workspaces/v1/credentials`;

function pick(json: unknown, clientId: string): Result<Credential | null> {
  const list = listSchema.safeParse(json);
  if (!list.success)
    return fail({ kind: "badResponse", problem: "The answer was not a list of API clients." });
  for (const item of list.data.items) {
    const parsed = itemSchema.safeParse(item);
    if (!parsed.success || parsed.data.clientId !== clientId) continue;
    return ok({ id: parsed.data.id, credentialName: cleanName(parsed.data.credentialName) });
  }
  return ok(null);
}

export function createApiClientRotation(ports: ApiPorts & RetryPorts): ApiClientRotation {
  return {
    async findCredential(issuer, token, clientId, signal) {
      const url = credentialsUrl(issuer);
      const json = await withRetries(
        ports,
        signal,
        () => {},
        () => sendApiRequest(ports, { url, method: "GET", token, signal }),
      );
      return json.ok ? pick(json.value, clientId) : json;
    },
    async resetSecret(issuer, token, credentialId, signal) {
      if (!pathSegment.test(credentialId)) return fail({ kind: "unexpected" });
      const url = `${credentialsUrl(issuer)}/${credentialId}/reset`;
      const json = await sendApiRequest(ports, { url, method: "POST", token, signal });
      if (!json.ok) return json;
      // What the parser says of a bad value may quote it: dropped here, on purpose.
      const answer = resetSchema.safeParse(json.value);
      return answer.success
        ? ok(answer.data.clientSecret)
        : fail({ kind: "badResponse", problem: "The answer held no usable client secret." });
    },
  };
}
