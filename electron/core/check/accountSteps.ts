// The connection check, step by step from the address to a tenant’s token, and what each step about the account found.
import type { CheckStep, CheckStepId, Result } from "../../contract/contract.ts";
import type { ApiClient, Issuer } from "../base/issuer.ts";
import { type RetryPorts, withRetries } from "../base/retry.ts";
import { readClaims, type Token, workspacesNamed } from "../base/token.ts";
import type { Greenlake, Listing } from "../greenlake/greenlake.ts";
import {
  addressFinding,
  clockFinding,
  type NetworkPorts,
  probe,
  proxyFinding,
  tlsFinding,
} from "./networkSteps.ts";
import { failed, type Finding, passed, skipped, stepOf } from "./report.ts";

export interface CheckPorts extends NetworkPorts, RetryPorts {
  readonly greenlake: Pick<
    Greenlake,
    "probe" | "clientCredentials" | "tokenExchange" | "listTenants"
  >;
}

export interface CheckInput {
  /** The workspace that should be the MSP’s. */
  readonly issuer: Issuer;
  readonly client: ApiClient;
}

export interface CheckOptions {
  readonly signal: AbortSignal;
  /** Called for each step when it starts (`running`) and again when it ends. */
  readonly onStep?: (step: CheckStep) => void;
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
        title: "The API client was refused",
        detail: `Workspace ${workspaceId} did not accept the client ID or secret.`,
        remedy:
          "Check that the API client still exists, that it was made in this workspace, and that its secret is complete. The workspace must be the MSP’s own: a tenant’s ID gets the same answer.",
      });
    case "unknownWorkspace":
      return failed(error, {
        title: "The workspace is unknown",
        detail: `GreenLake does not know workspace ${workspaceId}.`,
        remedy:
          "Enter the ID of the MSP’s own workspace. GreenLake shows it in the workspace’s details.",
      });
    case "invalidInput":
      return failed(error, {
        remedy: "Leave the scope empty unless GreenLake’s support gave you one.",
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
  const [named] = workspacesNamed(readClaims(token.value.value));
  return named === undefined
    ? skipped("Unknown: the token does not name its workspace.")
    : passed(`Its claim ${named.claim} names ${workspaceId}.`);
}

function mspFinding(list: Result<Listing>, { workspaceId }: Issuer): Finding {
  if (list.ok && list.value.tenants.length > 0) return passed("It has a list of tenants.");
  if (list.ok)
    return {
      status: "warning",
      detail: "Its list of tenants is empty.",
      remedy:
        "If this MSP has no tenants yet, continue. If it has, this is not an MSP workspace: a tenant’s own API client gets an empty list, too. Enter the ID of the MSP’s workspace, and an API client that was made there.",
    };
  const { error } = list;
  if (error.kind === "forbidden") return skipped("Unknown: GreenLake refuses the list of tenants.");
  const isNoMsp =
    error.kind === "unknownWorkspace" || (error.kind === "rejected" && error.server.status === 400);
  if (isNoMsp)
    return failed(error, {
      title: "The workspace is not an MSP’s",
      detail: `This workspace is not an MSP: ${workspaceId} has no list of tenants.`,
      remedy:
        "Enter the ID of the MSP’s own workspace, not a tenant’s, and an API client that was made there.",
    });
  return failed(error, { subject: "the list of tenants" });
}

function listFinding(list: Result<Listing>): Finding {
  if (!list.ok)
    return failed(list.error, {
      detail: "The API client is not allowed to list the MSP’s tenants.",
      remedy:
        "Give the API client’s owner a role with the permission “View on the platform customer account” in the MSP workspace. Until then, you can add tenants by hand or from a file.",
    });
  const { tenants, total } = list.value;
  const count = Math.max(total ?? 0, tenants.length);
  return passed(count === 1 ? "GreenLake lists 1 tenant." : `GreenLake lists ${count} tenants.`);
}

interface ExchangeFacts {
  readonly issuer: Issuer;
  readonly subject: Token;
  readonly list: Listing;
}

async function exchangeFinding(
  ports: CheckPorts,
  { issuer, subject, list }: ExchangeFacts,
  signal: AbortSignal,
): Promise<Finding> {
  const tenant = list.tenants.find(({ workspaceId }) => workspaceId !== issuer.workspaceId);
  if (tenant === undefined) return skipped("Not tried: the MSP has no tenant yet.");
  const { workspaceId } = tenant;
  const name = tenant.name === "" ? workspaceId : tenant.name;
  const exchange = () =>
    ports.greenlake.tokenExchange({ ...issuer, workspaceId }, subject.value, signal);
  const token = await withRetries(ports, exchange, { signal });
  if (!token.ok) return failed(token.error, { subject: name });
  return passed(
    `GreenLake gave a token for ${name}; it lives ${Math.round(token.value.lifetimeMs / 60_000)} min.`,
  );
}

/** Asks only once, for the first of several steps about the same answer. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => (asked ??= ask());
}

function checksOf(
  ports: CheckPorts,
  { issuer, client }: CheckInput,
  signal: AbortSignal,
): readonly (readonly [CheckStepId, Check])[] {
  const { greenlake } = ports;
  const reach = once(() => probe(ports, issuer, signal));
  const token = once(() =>
    withRetries(ports, () => greenlake.clientCredentials(issuer, client, signal), { signal }),
  );
  const list = once(async (): Promise<Result<Listing>> => {
    const subject = await token();
    return subject.ok
      ? greenlake.listTenants(issuer, subject.value.value, { signal, mostPages: 1 })
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
        return exchangeFinding(ports, facts, signal);
      },
    ],
  ];
}

/**
 * Tries everything that a copied token needs, in order. After a failure that makes the rest pointless, it skips the rest; a wrong
 * clock is no such failure. Changes nothing, keeps nothing, and never rejects because of the network or the server.
 */
export async function runCheck(
  ports: CheckPorts,
  input: CheckInput,
  { signal, onStep }: CheckOptions,
): Promise<readonly CheckStep[]> {
  const steps: CheckStep[] = [];
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
