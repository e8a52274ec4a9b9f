// The front of the service: classifies each request, refuses what GreenLake refuses, lets a due fault happen, or serves it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, hpeError, send } from "./answers.ts";
import type { BehaviourStore, Endpoint } from "./behaviour.ts";
import type { Credentials } from "./credentials.ts";
import { type RecordedRequest, recordRequest } from "./requestLog.ts";
import { tenantPage, workspaceDetails } from "./tenantList.ts";
import {
  refuseClientAuthentication,
  tokenExchangeGrant,
  type TokenRequest,
} from "./tokenEndpoint.ts";
import type { IssuedTokens } from "./tokens.ts";

interface Setting {
  readonly mspWorkspaceId: string;
  readonly behaviour: BehaviourStore;
  readonly tokens: IssuedTokens;
  readonly grant: (request: TokenRequest) => Answer;
  readonly credentials: Credentials;
  readonly requests: RecordedRequest[];
  /** Aborts when the simulator stops. */
  readonly stopped: AbortSignal;
}

type Resource =
  | "token"
  | "tenantList"
  | "workspace"
  | "credentialList"
  | "credentialReset"
  | "none";

interface Target {
  readonly resource: Resource;
  /** The workspace or credential that the path names, exactly as sent. */
  readonly id: string;
  readonly query: URLSearchParams;
}

const paths: readonly (readonly [Resource, RegExp])[] = [
  ["token", /^\/authorization\/v2\/oauth2\/([^/]*)\/token$/],
  ["workspace", /^\/workspaces\/v1\/workspaces\/([^/]+)$/],
  ["tenantList", /^\/workspaces\/v1\/msp-tenants$/],
  ["credentialList", /^\/workspaces\/v1\/credentials$/],
  ["credentialReset", /^\/workspaces\/v1\/credentials\/([^/]+)\/reset$/],
];

/** Takes the path exactly as sent: the client must get `..`, case and hyphens right. */
function targetOf(url: string): Target {
  const [path = "", search = ""] = url.split("?", 2);
  const query = new URLSearchParams(search);
  for (const [resource, pattern] of paths) {
    const match = pattern.exec(path);
    if (match !== null) return { resource, id: match[1] ?? "", query };
  }
  return { resource: "none", id: "", query };
}

function endpointOf({ resource }: Target, form: URLSearchParams): Endpoint {
  if (resource === "none") return "other";
  if (resource !== "token") return resource;
  const grantType = form.get("grant_type");
  if (grantType === "client_credentials") return "clientCredentials";
  return grantType === tokenExchangeGrant ? "tokenExchange" : "other";
}

/** Null if the client closed the connection before the body was complete. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  try {
    return Buffer.concat(await request.toArray()).toString("utf8");
  } catch {
    return null;
  }
}

const wrongMethod = (allow: string): Answer => ({
  ...hpeError(405, `Only ${allow} is allowed here.`),
  headers: { allow },
});

const noAccess = (message: string): Answer => ({
  ...hpeError(401, message),
  headers: { "www-authenticate": "Bearer" },
});

/** The service’s refusal of an invalid request; null if the request is valid. */
function refusalOf(
  setting: Setting,
  request: IncomingMessage,
  { resource, id }: Target,
  form: URLSearchParams,
): Answer | null {
  const { method, headers } = request;
  if (!headers["user-agent"]) return hpeError(400, "The header User-Agent is missing.");
  if (resource === "none") return hpeError(404, "This path does not exist.");
  if (resource === "token") {
    const tenants = setting.behaviour.tenants();
    const known =
      id === setting.mspWorkspaceId || tenants.some(({ workspaceId }) => workspaceId === id);
    if (!known) return hpeError(404, "Workspace not found");
    if (method !== "POST") return wrongMethod("POST");
    return refuseClientAuthentication(form, headers);
  }
  const allowed = resource === "credentialReset" ? "POST" : "GET";
  if (method !== allowed) return wrongMethod(allowed);
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
  const caller = setting.tokens.findLive(bearer)?.workspaceId;
  const isOwn = resource === "workspace" && caller === id.replaceAll("-", "");
  return caller === setting.mspWorkspaceId || isOwn
    ? null
    : noAccess("A valid access token of the MSP workspace is needed.");
}

export type Front = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createFront(setting: Setting): Front {
  const { mspWorkspaceId, behaviour, grant, credentials, requests, stopped } = setting;

  return async (request, response) => {
    const body = await readBody(request);
    if (body === null) return;
    const form = new URLSearchParams(body);
    const target = targetOf(request.url ?? "");
    const endpoint = endpointOf(target, form);
    const namesWorkspace = target.resource === "token" || target.resource === "workspace";
    const workspaceId = namesWorkspace && target.id !== "" ? target.id : undefined;
    requests.push(recordRequest(request, response, form, { endpoint, workspaceId }));

    const { latencyMs, clockSkewSeconds } = behaviour.now();
    if (latencyMs > 0) await pause(latencyMs, null, { signal: stopped }).catch(() => {});
    if (stopped.aborted) return;
    response.setHeader("date", new Date(Date.now() + clockSkewSeconds * 1000).toUTCString());

    const refusal = refusalOf(setting, request, target, form);
    if (refusal !== null) return send(response, refusal);
    const fault = behaviour.dueFault(endpoint, workspaceId);
    if (fault?.kind === "interruption") return fault.respond(response);

    switch (target.resource) {
      case "token":
        return send(
          response,
          grant({
            workspaceId: target.id,
            form,
            headers: request.headers,
            claims: fault?.claims ?? {},
          }),
        );
      case "tenantList":
        return send(response, tenantPage(target.query, behaviour.tenants(), behaviour.now()));
      case "workspace":
        return send(response, workspaceDetails(target.id, mspWorkspaceId, behaviour.tenants()));
      case "credentialList":
      case "credentialReset":
        return target.resource === "credentialList"
          ? send(response, credentials.list())
          : send(response, credentials.reset(target.id));
      case "none":
        throw new Error("An unknown path should have been refused.");
    }
  };
}
