// The product’s own GreenLake client on a running simulator.
import type { Result } from "../../electron/contract/contract.ts";
import { apiPorts, greenlakeOver, issuerAt } from "../core/greenlake/apiOn.ts";
import { simulatorFor } from "./client.ts";
import type { SimulatorOptions } from "./simulator.ts";

const { signal } = new AbortController();

export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.error.kind}`);
}

/** Every call is already aimed at the simulator, with its API client, its first tenant and a fresh MSP token. */
export async function greenlakeOn(options: SimulatorOptions = {}) {
  const { simulator, tenant, otherTenant } = await simulatorFor(options);
  const greenlake = greenlakeOver(apiPorts().ports);
  const msp = issuerAt(simulator.baseUrl, simulator.mspWorkspaceId);
  const connect = (change: object = {}, workspaceId = simulator.mspWorkspaceId) => {
    const { clientId, clientSecret } = simulator;
    const client = { clientId, clientSecret, scope: "", ...change };
    return greenlake.clientCredentials(issuerAt(simulator.baseUrl, workspaceId), client, signal);
  };
  const mspToken = async () => valueOf(await connect()).value;
  const exchange = async (subjectToken?: string, { workspaceId } = tenant, abort = signal) => {
    const issuer = issuerAt(simulator.baseUrl, workspaceId);
    return greenlake.tokenExchange(issuer, subjectToken ?? (await mspToken()), abort);
  };
  const list = async (token?: string) =>
    greenlake.listTenants(msp, token ?? (await mspToken()), { signal });
  const find = async (clientId = simulator.clientId, token?: string) =>
    greenlake.findCredential(msp, token ?? (await mspToken()), clientId, signal);
  const resetSecret = async (id = simulator.clientId, token?: string) =>
    greenlake.resetSecret(msp, token ?? (await mspToken()), id, signal);
  return { simulator, tenant, otherTenant, connect, mspToken, exchange, list, find, resetSecret };
}
