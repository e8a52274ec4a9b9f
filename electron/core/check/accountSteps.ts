// The connection check: from the address to a tenant's token, step by step, each with its cause and remedy in words.
import type { PreflightStep, PreflightStepId, Result } from "../../contract/contract.ts";
import { createGreenlakeApi, type Discovery } from "../greenlake/tenantList.ts";
import type { Issuer } from "../base/issuer.ts";
import {
  addressFinding,
  clockFinding,
  type NetworkPorts,
  probe,
  proxyFinding,
  tlsFinding,
} from "./networkSteps.ts";
import { failed, type Finding, passed, skipped, stepOf } from "./report.ts";
import { type RetryPorts, withRetries } from "../base/retry.ts";
import { readClaims, type Token, workspaceClaim } from "../base/token.ts";
import {
  type ApiClient,
  createTokenEndpoint,
  type TokenEndpoint,
} from "../greenlake/tokenEndpoint.ts";

export type PreflightPorts = NetworkPorts & RetryPorts;

export interface PreflightInput {
  /** Of the workspace that is taken for the MSP's. */
  readonly issuer: Issuer;
  readonly client: ApiClient;
}

export interface PreflightOptions {
  readonly signal: AbortSignal;
  /** Each step as it starts (`running`) and once more as it ends. */
  readonly onStep?: (step: PreflightStep) => void;
}

type Check = () => Finding | Promise<Finding>;

function clientFinding(token: Result<Token>, { workspaceId }: Issuer): Finding {
  if (token.ok) return passed("GreenLake gave a token for the client ID and secret.");
  const { error } = token;
  switch (error.kind) {
    case "wrongWorkspace":
      return passed("GreenLake gave a token for the client ID and secret.");
    case "invalidClient":
      return failed(error, {
        detail: `Workspace ${workspaceId} did not accept the client ID or secret.`,
        remedy:
          "Check that the API client still exists, was made in this workspace, and that its secret is complete. The workspace has to be the MSP's own: a tenant's ID gets this same answer.",
      });
    case "unknownWorkspace":
      return failed(error, {
        detail: `GreenLake does not know workspace ${workspaceId}.`,
        remedy: "Enter the ID of the MSP's own workspace, from its details in GreenLake.",
      });
    case "invalidInput":
      return failed(error, {
        remedy: "Leave the scope empty unless GreenLake's support named one.",
      });
    default:
      return failed(error);
  }
}

function workspaceFinding(token: Result<Token>, { workspaceId }: Issuer): Finding {
  if (!token.ok)
    return failed(token.error, {
      detail:
        token.error.kind === "wrongWorkspace"
          ? `The token names another workspace in its claim ${token.error.claim}, not ${workspaceId}.`
          : "There is no token.",
      remedy: "Enter the ID of the MSP workspace in which the API client was made.",
    });
  const claims = readClaims(token.value.value);
  const named = claims === null ? null : workspaceClaim(claims);
  return named === null
    ? skipped("Not known: the token does not say for which workspace it is.")
    : passed(`Its claim ${named.claim} names ${workspaceId}.`);
}

function mspFinding(list: Result<Discovery>, { workspaceId }: Issuer): Finding {
  if (list.ok) return passed("It has a list of tenants.");
  const { error } = list;
  if (error.kind === "forbidden") return skipped("Not known: the list of tenants is refused.");
  const isNoMsp =
    error.kind === "unknownWorkspace" || (error.kind === "rejected" && error.server.status === 400);
  if (isNoMsp)
    return failed(error, {
      detail: `This workspace is not an MSP: ${workspaceId} has no list of tenants.`,
      remedy:
        "Enter the ID of the MSP's own workspace, not a tenant's, and an API client that was made there.",
    });
  return failed(error, { subject: "the list of tenants" });
}

function listFinding(list: Result<Discovery>): Finding {
  if (!list.ok)
    return failed(list.error, {
      detail: "The API client may not list the MSP's tenants.",
      remedy:
        'Give the API client\'s owner a role with the permission "View on the platform customer account" in the MSP workspace. Until then, tenants can be added by hand or from a file.',
    });
  const { tenants, total } = list.value;
  const count = Math.max(total ?? 0, tenants.length);
  return passed(count === 1 ? "GreenLake lists 1 tenant." : `GreenLake lists ${count} tenants.`);
}

async function exchangeFinding(
  ports: PreflightPorts,
  endpoint: TokenEndpoint,
  {
    issuer,
    subject,
    list,
  }: { readonly issuer: Issuer; readonly subject: Token; readonly list: Discovery },
  signal: AbortSignal,
): Promise<Finding> {
  const tenant = list.tenants.find(({ workspaceId }) => workspaceId !== issuer.workspaceId);
  if (tenant === undefined) return skipped("Not tried: the MSP has no tenant yet.");
  const name = tenant.name === "" ? tenant.workspaceId : tenant.name;
  const token = await withRetries(
    ports,
    signal,
    () => {},
    () =>
      endpoint.tokenExchange({ ...issuer, workspaceId: tenant.workspaceId }, subject.value, signal),
  );
  if (!token.ok) return failed(token.error, { subject: name });
  return passed(
    `A token for ${name} came; it lives ${Math.round(token.value.lifetimeMs / 60_000)} min.`,
  );
}

/** What several steps are about is asked for once, by the first of them. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => (asked ??= ask());
}

function checksOf(
  ports: PreflightPorts,
  { issuer, client }: PreflightInput,
  signal: AbortSignal,
): readonly (readonly [PreflightStepId, Check])[] {
  const endpoint = createTokenEndpoint(ports);
  const api = createGreenlakeApi(ports);
  const reach = once(() => probe(ports, issuer, signal));
  const token = once(() =>
    withRetries(
      ports,
      signal,
      () => {},
      () => endpoint.clientCredentials(issuer, client, signal),
    ),
  );
  const list = once(async (): Promise<Result<Discovery>> => {
    const subject = await token();
    return subject.ok
      ? api.listTenants(issuer, subject.value.value, { signal, mostPages: 1 })
      : subject;
  });
  return [
    ["addressReachable", async () => addressFinding(await reach())],
    ["tlsTrusted", async () => tlsFinding(await reach())],
    ["proxy", async () => proxyFinding(await reach())],
    ["clockSkew", async () => clockFinding(await reach())],
    ["clientAccepted", async () => clientFinding(await token(), issuer)],
    ["tokenForWorkspace", async () => workspaceFinding(await token(), issuer)],
    ["isMsp", async () => mspFinding(await list(), issuer)],
    ["mayList", async () => listFinding(await list())],
    [
      "exchangeWorks",
      async () => {
        const [subject, found] = [await token(), await list()];
        if (!subject.ok) return failed(subject.error);
        if (!found.ok) return failed(found.error);
        const facts = { issuer, subject: subject.value, list: found.value };
        return exchangeFinding(ports, endpoint, facts, signal);
      },
    ],
  ];
}

/**
 * Tries everything that a copied token needs, in order; after a cross that makes the rest pointless, the rest is skipped.
 * A clock that is wrong is none: nothing fails for it at once. Changes nothing and keeps nothing; never rejects for what
 * the network or the server does.
 */
export async function runPreflight(
  ports: PreflightPorts,
  input: PreflightInput,
  { signal, onStep }: PreflightOptions,
): Promise<readonly PreflightStep[]> {
  const steps: PreflightStep[] = [];
  let stopped: Finding | null = signal.aborted ? skipped("Cancelled.") : null;
  for (const [id, check] of checksOf(ports, input, signal)) {
    if (stopped === null) onStep?.(stepOf(id, { status: "running", detail: "" }));
    const found: Finding = stopped ?? (await check());
    const isCancelled = signal.aborted && found.status !== "passed";
    const step = stepOf(id, isCancelled ? skipped("Cancelled.") : found);
    steps.push(step);
    onStep?.(step);
    if (signal.aborted) stopped = skipped("Cancelled.");
    else if (found.fatal === true) stopped = skipped("Not tried: an earlier step failed.");
  }
  return steps;
}
