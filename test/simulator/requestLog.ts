// The requests that arrived, for tests to inspect; a failing test that prints them shows no secret.
import type { IncomingMessage, ServerResponse } from "node:http";
import { inspect } from "node:util";
import type { Endpoint } from "./behaviour.ts";

export interface RecordedRequest {
  readonly method: string;
  /** Exactly as sent, including the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Includes secrets and tokens; empty for a GET. */
  readonly form: Readonly<Record<string, string>>;
  readonly endpoint: Endpoint;
  /** Undefined if the path names none. */
  readonly workspaceId: string | undefined;
  /** The answer’s status; undefined until its headers are sent. */
  readonly status: number | undefined;
  readonly atMs: number;
}

const secretFields = new Set(["authorization", "client_secret", "subject_token", "actor_token"]);

const hideSecrets = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      secretFields.has(name) ? `[${value.length} characters]` : value,
    ]),
  );

export function recordRequest(
  request: IncomingMessage,
  response: ServerResponse,
  form: URLSearchParams,
  target: Pick<RecordedRequest, "endpoint" | "workspaceId">,
): RecordedRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const record: RecordedRequest = {
    method: request.method ?? "",
    path: request.url ?? "",
    headers: Object.fromEntries(headers),
    form: Object.fromEntries(form),
    ...target,
    get status() {
      return response.headersSent ? response.statusCode : undefined;
    },
    atMs: Date.now(),
  };
  const printed = () => ({
    ...record,
    headers: hideSecrets(record.headers),
    form: hideSecrets(record.form),
  });
  return Object.defineProperties(record, {
    toJSON: { value: printed },
    [inspect.custom]: { value: printed },
  });
}
