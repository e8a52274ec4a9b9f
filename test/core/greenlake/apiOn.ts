// The product’s GreenLake client on a real loopback server or on the simulator, with a clock that a test moves.
import { onTestFinished } from "vitest";
import type { Fetch } from "../../../electron/core/base/ports.ts";
import { createGreenlake } from "../../../electron/core/greenlake/greenlake.ts";
import type { ListingOptions } from "../../../electron/core/greenlake/tenantList.ts";
import { type Issuer, parseIssuer } from "../../../electron/core/base/issuer.ts";
import type { RetryPorts } from "../../../electron/core/base/retry.ts";
import { simulatorFor } from "../../simulator/client.ts";
import type { Endpoint } from "../../simulator/behaviour.ts";
import type { SimulatorOptions } from "../../simulator/simulator.ts";
import { createFakeClock } from "../fakes/fakeClock.ts";
import { json, type Responder, startServer } from "../fakes/loopbackServer.ts";
import { createNodeFetch } from "../../../electron/adapters/terminal/nodeFetch.ts";

const version = "1.2.3";
const contact = "ops@msp.example";
export const userAgent = `Tenantry/${version} (${contact})`;
export const workspace = "3f2504e04f8941d39a0c0305e82c3301";
export const client = { clientId: "client-1", clientSecret: "5eCr3t+/=&canary", scope: "" };
/** The MSP token of a server that answers as one test wants. */
export const token = "t0k3n.canary";
const { signal } = new AbortController();

export const greenlakeOver = (ports: RetryPorts & { readonly fetch: Fetch }) =>
  createGreenlake({ ...ports, version, contact: () => contact, noteSecret: () => undefined });

export function issuerAt(baseUrl: string, workspaceId: string = workspace): Issuer {
  const issuer = parseIssuer(workspaceId, baseUrl);
  if (!issuer.ok) throw new Error("bad issuer");
  return issuer.value;
}

/** The deadlines of a request and of a question to the system, ms. */
const deadlines: ReadonlySet<number> = new Set([15_000, 5_000]);

/** Pauses between tries take no time and are recorded, ms; deadlines pass when the test moves the clock. */
export function apiPorts(startMs?: number) {
  const pauses: number[] = [];
  const clock = createFakeClock(startMs);
  const sleep: typeof clock.sleep = (ms, aborted) => {
    if (deadlines.has(ms)) return clock.sleep(ms, aborted);
    pauses.push(ms);
    return Promise.resolve();
  };
  const ports = { fetch: createNodeFetch({}), clock: { ...clock, sleep }, random: () => 0.5 };
  return { ports, pauses, clock };
}

/** Every call is about one workspace and one token. */
function callsOf(ports: Parameters<typeof greenlakeOver>[0], issuer: Issuer, mspToken = token) {
  const greenlake = greenlakeOver(ports);
  return {
    credentials: (scope = "") => greenlake.clientCredentials(issuer, { ...client, scope }, signal),
    exchange: () => greenlake.tokenExchange(issuer, mspToken, signal),
    list: (options: Partial<ListingOptions> = {}) =>
      greenlake.listTenants(issuer, mspToken, { signal, ...options }),
    find: (clientId = client.clientId) =>
      greenlake.findCredential(issuer, mspToken, clientId, signal),
    resetSecret: (id = "c1") => greenlake.resetSecret(issuer, mspToken, id, signal),
  };
}

/** The simulator, asked with the MSP’s token. */
export async function apiOnSimulator(options: SimulatorOptions = {}) {
  const { simulator, mspToken: ask } = await simulatorFor(options);
  const { baseUrl, mspWorkspaceId } = simulator;
  const [ports, mspToken] = [apiPorts(), await ask()];
  const requests = (endpoint: Endpoint) =>
    simulator.requests.filter((request) => request.endpoint === endpoint);
  const calls = callsOf(ports.ports, issuerAt(baseUrl, mspWorkspaceId), mspToken);
  return { simulator, token: mspToken, ...ports, ...calls, requests };
}

/** A server that answers as one test wants; stopped when the test ends. */
export async function apiOnServer(respond: Responder) {
  const server = await startServer(respond);
  onTestFinished(() => server.stop());
  const ports = apiPorts();
  return { server, token, ...ports, ...callsOf(ports.ports, issuerAt(server.baseUrl)) };
}

/** An item of the tenant list. */
export const item = (fields: object) => ({ id: "a".repeat(32), workspaceName: "Acme", ...fields });

/** A page of the tenant list. */
export const page = (items: readonly unknown[], more: object = { total: items.length }) =>
  json(200, { items, ...more });
