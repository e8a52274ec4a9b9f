// What a test of GreenLake's APIs needs: a simulator or a rude server, the ports to call it, and a clock that moves by itself.
import { onTestFinished } from "vitest";
import type { ApiPorts } from "../../../electron/core/greenlake/apiRequest.ts";
import type { Fetch } from "../../../electron/core/base/ports.ts";
import { createGreenlake } from "../../../electron/core/greenlake/greenlake.ts";
import { type Issuer, parseIssuer } from "../../../electron/core/base/issuer.ts";
import type { RetryPorts } from "../../../electron/core/base/retry.ts";
import { simulatorFor } from "../../simulator/client.ts";
import type { SimulatorOptions } from "../../simulator/simulator.ts";
import { workspace } from "./endpointOn.ts";
import { createFakeClock } from "../fakes/fakeClock.ts";
import { type Responder, startServer } from "../fakes/loopbackServer.ts";
import { nodeFetch } from "../fakes/nodeFetch.ts";

const version = "1.2.3";
const contact = "ops@msp.example";
export const userAgent = `Tenantry/${version} (${contact})`;

export const greenlakeOver = (ports: RetryPorts & { readonly fetch: Fetch }) =>
  createGreenlake({ ...ports, version, contact: () => contact });

export function issuerAt(baseUrl: string, workspaceId: string = workspace): Issuer {
  const issuer = parseIssuer(workspaceId, baseUrl);
  if (!issuer.ok) throw new Error("bad issuer");
  return issuer.value;
}

/** Of a request, and of a question to the system. */
const deadlines: ReadonlySet<number> = new Set([15_000, 5_000]);

/** Pauses between tries last no time and are noted, ms; deadlines pass when the clock is moved. */
export function apiPorts(startMs?: number) {
  const pauses: number[] = [];
  const clock = createFakeClock(startMs);
  const sleep: typeof clock.sleep = (ms, signal) => {
    if (deadlines.has(ms)) return clock.sleep(ms, signal);
    pauses.push(ms);
    return Promise.resolve();
  };
  const ports: ApiPorts & RetryPorts = {
    fetch: nodeFetch,
    clock: { ...clock, sleep },
    random: () => 0.5,
    userAgent: () => userAgent,
  };
  return { ports, pauses, clock };
}

/** A simulator with the MSP's token. */
export async function apiOnSimulator(options: SimulatorOptions = {}) {
  const calls = await simulatorFor(options);
  const { baseUrl, mspWorkspaceId } = calls.simulator;
  return {
    ...calls,
    ...apiPorts(),
    issuer: issuerAt(baseUrl, mspWorkspaceId),
    token: await calls.mspToken(),
  };
}

/** A server that answers as one test wants; stopped when the test ends. */
export async function apiOnServer(respond: Responder) {
  const server = await startServer(respond);
  onTestFinished(() => server.stop());
  return { server, ...apiPorts(), issuer: issuerAt(server.baseUrl), token: "t0k3n.canary" };
}
