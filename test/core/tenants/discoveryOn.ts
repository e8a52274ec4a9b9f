// Tenant discovery against the simulator, or against a server that answers as one test wants.
import {
  createTenantList,
  type ListingOptions,
} from "../../../electron/core/greenlake/tenantList.ts";
import type { SimulatorOptions } from "../../simulator/simulator.ts";
import { apiOnServer, apiOnSimulator } from "../greenlake/apiOn.ts";
import { json, type Responder } from "../fakes/loopbackServer.ts";

const { signal } = new AbortController();

export const listRequests = <Request extends { readonly endpoint: string }>(
  requests: readonly Request[],
): readonly Request[] => requests.filter(({ endpoint }) => endpoint === "tenantList");

export async function discoveryOn(options: SimulatorOptions) {
  const setting = await apiOnSimulator(options);
  const { simulator, ports, issuer, token } = setting;
  const list = (more: Partial<ListingOptions> = {}) =>
    createTenantList(ports).listTenants(issuer, token, { signal, ...more });
  const offsets = () =>
    listRequests(simulator.requests).map(({ path }) =>
      new URL(path, simulator.baseUrl).searchParams.get("offset"),
    );
  return { ...setting, list, offsets };
}

export async function discoveryOnServer(respond: Responder) {
  const { server, ports, issuer, token } = await apiOnServer(respond);
  const found = await createTenantList(ports).listTenants(issuer, token, { signal });
  return { server, token, found };
}

export const item = (fields: object) => ({ id: "a".repeat(32), workspaceName: "Acme", ...fields });

export const page = (items: readonly unknown[], more: object = { total: items.length }) =>
  json(200, { items, ...more });
