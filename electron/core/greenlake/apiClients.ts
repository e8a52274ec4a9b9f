// Finds our own API client at GreenLake and gives it a new secret, which then exists only in the answer.
import { z } from "zod";
import type { Result } from "../../contract/contract.ts";
import type { Issuer } from "../base/issuer.ts";
import { cleanName } from "../base/names.ts";
import { fail, ok } from "../base/result.ts";
import { type RetryPorts, withRetries } from "../base/retry.ts";
import { type ApiPorts, sendApiRequest } from "./apiRequest.ts";

/** An API client as the service lists it, without its secret. */
export interface Credential {
  /** Safe in a path. */
  readonly id: string;
  /** Its owner’s name for it, as one clean line. */
  readonly credentialName: string;
}

export interface ApiClients {
  /**
   * The credential with our client ID; null if the token’s owner does not have it, because another user made it. Needs the
   * permission View on the workspace (`forbidden` without). Retried like any other question.
   */
  findCredential(
    issuer: Issuer,
    mspToken: string,
    clientId: string,
    signal: AbortSignal,
  ): Promise<Result<Credential | null>>;
  /**
   * The new client secret; the old one stops working. Needs the permission Edit on the workspace. Sent exactly once, because
   * every reset invalidates the secret before it. After `forbidden`, `unknownWorkspace`, `rejected` and `rateLimited` the old
   * secret still works; after any other error only a test can tell.
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
/** Accepts the same characters as a pasted secret. */
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

export function createApiClients(ports: ApiPorts & RetryPorts): ApiClients {
  return {
    async findCredential(issuer, token, clientId, signal) {
      const url = credentialsUrl(issuer);
      const ask = () => sendApiRequest(ports, { url, method: "GET", token, signal });
      const json = await withRetries(ports, ask, { signal });
      return json.ok ? pick(json.value, clientId) : json;
    },
    async resetSecret(issuer, token, credentialId, signal) {
      if (!pathSegment.test(credentialId)) return fail({ kind: "unexpected" });
      const url = `${credentialsUrl(issuer)}/${credentialId}/reset`;
      const json = await sendApiRequest(ports, { url, method: "POST", token, signal });
      if (!json.ok) return json;
      // The parser’s error may quote a bad value, so it is dropped on purpose.
      const answer = resetSchema.safeParse(json.value);
      if (!answer.success)
        return fail({ kind: "badResponse", problem: "The answer held no usable client secret." });
      ports.noteSecret(answer.data.clientSecret);
      return ok(answer.data.clientSecret);
    },
  };
}
