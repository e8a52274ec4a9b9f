// `--from-env`: exchanges tokens without the application, with the variables of HPE’s sample scripts.
import type { AppError, Tenant, WorkspaceId } from "../contract/contract.ts";
import { exitCodes, outcome, type Outcome } from "./base/exitCodes.ts";
import { type Issuer, parseCentralUrl, parseIssuer } from "./base/issuer.ts";
import type { Clock, Fetch } from "./base/ports.ts";
import { ok } from "./base/result.ts";
import { instantOf, timesOf } from "./base/token.ts";
import { builtInFormat, copyFormats, usualTokenVariable } from "./copying/copying.ts";
import { readEnvironmentClient, type Variables } from "./credentials/credentials.ts";
import { createGreenlake } from "./greenlake/greenlake.ts";
import { createTokenBroker } from "./tokens/tokens.ts";
import {
  findFormat,
  printTokens,
  type Terminal,
  type TokenMsp,
  type TokenRequest,
} from "./terminal/terminal.ts";

export interface FromEnvironmentPorts {
  readonly variables: Variables;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: () => number;
  readonly version: string;
}

const tenantOf = (workspaceId: WorkspaceId): Tenant => ({
  workspaceId,
  name: workspaceId,
  alias: "",
  pinned: false,
  copyFormat: null,
  ownership: null,
  listing: null,
  colour: null,
  tags: [],
  note: "",
  centralUrl: "",
  hidden: false,
});

/** The names of HPE’s samples for the fields that can be missing or wrong. */
const variableOf = {
  workspace: "MSP_WORKSPACE_ID or MSP_ISSUER_URL",
  clientId: "CLIENT_ID",
  clientSecret: "CLIENT_SECRET",
  baseUrl: "GREENLAKE_BASE_URL",
  tenants: "TENANT_WORKSPACE_IDS",
  centralUrl: "GREENLAKE_CENTRAL_URL",
} as const;

const isVariable = (field: string): field is keyof typeof variableOf =>
  Object.hasOwn(variableOf, field);

function describeProblem(error: AppError): Outcome {
  if (error.kind !== "invalidInput")
    return outcome(exitCodes.usage, "The environment is incomplete.");
  const name = isVariable(error.field) ? variableOf[error.field] : error.field;
  return outcome(exitCodes.usage, `Check the environment variable ${name}. ${error.problem}`);
}

/** The tenants that the environment lists, or those that the command names, by workspace ID or issuer URL. */
function readTenants(texts: readonly string[], { baseUrl }: Issuer): readonly Tenant[] | Outcome {
  const tenants = new Map<WorkspaceId, Tenant>();
  for (const text of texts) {
    const issuer = parseIssuer(text, baseUrl, "tenants");
    if (!issuer.ok)
      return outcome(
        exitCodes.unknownTenant,
        `“${text}” is not a workspace ID, and with --from-env, tenants have no names.`,
      );
    tenants.set(issuer.value.workspaceId, tenantOf(issuer.value.workspaceId));
  }
  return [...tenants.values()];
}

function connect(
  { fetch, clock, random, version }: FromEnvironmentPorts,
  issuer: Issuer,
  client: Parameters<ReturnType<typeof createGreenlake>["clientCredentials"]>[1],
  tenants: readonly Tenant[],
  centralUrl: string,
): TokenMsp {
  const broker = createTokenBroker(
    {
      clock,
      random,
      endpoint: createGreenlake({
        fetch,
        clock,
        random,
        version,
        contact: () => "",
        // This process has no log.
        noteSecret: () => undefined,
      }),
      mspIssuer: issuer,
      apiClient: async () => ok(client),
      minimumLifeMs: () => 0,
      changed: () => undefined,
    },
    null,
  );
  const { workspaceId, baseUrl } = issuer;
  return {
    summary: () => ({ id: workspaceId, name: workspaceId, workspaceId }),
    tenants: () => tenants,
    connection: { broker: () => broker, issuer: () => issuer },
    copying: {
      centralUrlOf: () => centralUrl,
      textOf(token, workspace, formatId) {
        const { expiresAtMs } = timesOf(token, instantOf(clock));
        return builtInFormat(formatId).write({
          token: token.value,
          workspaceId: workspace.workspaceId,
          tenantName: workspace.name,
          baseUrl,
          centralUrl,
          variable: usualTokenVariable,
          expiresAt: new Date(expiresAtMs).toISOString(),
        });
      },
    },
  };
}

/** Answers `tenantry token … --from-env` and the first half of `exec`. Nobody is asked: the environment holds the secret anyway. */
export async function printFromEnvironment(
  ports: FromEnvironmentPorts,
  request: TokenRequest,
  terminal: Terminal,
): Promise<Outcome> {
  const read = readEnvironmentClient(ports.variables);
  if (!read.ok) return describeProblem(read.error);
  const { issuer, client } = read.value;
  // HPE’s samples name no variable for it; `exec` sets this one.
  const central = parseCentralUrl(ports.variables[variableOf.centralUrl] ?? "", issuer.baseUrl);
  if (!central.ok) return describeProblem(central.error);
  const tenants = readTenants(request.all ? read.value.tenants : request.names, issuer);
  if ("code" in tenants) return tenants;
  if (request.all && tenants.length === 0)
    return outcome(
      exitCodes.usage,
      `The environment variable ${variableOf.tenants} holds no workspace ID.`,
    );
  const msp = connect(ports, issuer, client, tenants, central.value);
  return printTokens(
    {
      msps: () => [msp],
      isLocked: () => false,
      clock: ports.clock,
      consent: { ask: async () => "allowed" },
      // Without the application there is no profile to record it in.
      record: () => undefined,
      findFormat: findFormat(() => copyFormats([])),
      concurrency: () => 8,
    },
    request,
    terminal,
  );
}
