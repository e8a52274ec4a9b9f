// The MSP’s tenants page by page, and one workspace’s details, in the service’s shapes.
import { type Answer, hpeError } from "./answers.ts";
import type { Behaviour } from "./behaviour.ts";
import { hyphenated, sampleWorkspaceId, type Tenant } from "./sampleTenants.ts";

const longestPage = 300;

function workspaceItem({ workspaceId, name }: Tenant, type: "MSP" | "TENANT") {
  const id = hyphenated(workspaceId);
  const ownedByMsp = Number.parseInt(workspaceId.slice(0, 2), 16) % 3 > 0;
  return {
    id,
    type,
    workspaceName: name,
    inventoryOwnership: ownedByMsp ? "MSP_OWNED_INVENTORY" : "CUSTOMER_OWNED_INVENTORY",
    createdAt: "2025-03-14T09:26:53.000Z",
    updatedAt: "2026-05-02T17:05:00.000Z",
    createdBy: "engineer@msp.example",
    resourceUri: `/workspaces/v1/workspaces/${id}`,
    generation: 1,
  };
}

function readCount(text: string | null, usual: number, from: number, to: number): number | null {
  if (text === null) return usual;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  return count >= from && count <= to ? count : null;
}

function listed(
  tenants: readonly Tenant[],
  offset: number,
  paging: Behaviour["paging"],
): readonly Tenant[] {
  if (paging !== "shifting" || offset === 0) return tenants;
  return [{ workspaceId: sampleWorkspaceId("newcomer"), name: "Newcomer" }, ...tenants];
}

const totalErrors: Partial<Record<Behaviour["paging"], number>> = {
  totalTooHigh: 25,
  totalTooLow: -5,
};

export function tenantPage(
  query: URLSearchParams,
  tenants: readonly Tenant[],
  { paging, pageSize, tenantListForbidden }: Behaviour,
): Answer {
  if (tenantListForbidden)
    return hpeError(403, "You need the permission View on the platform customer account.");
  const offset = readCount(query.get("offset"), 0, 0, Number.MAX_SAFE_INTEGER);
  const limit = readCount(query.get("limit"), longestPage, 1, longestPage);
  if (offset === null) return hpeError(400, "offset must be a number, 0 or more.");
  if (limit === null) return hpeError(400, `limit must be a number from 1 to ${longestPage}.`);
  if (paging === "secondPageFails" && offset > 0) return hpeError(500, "Internal server error");

  const all = listed(tenants, offset, paging);
  const size = Math.min(limit, pageSize);
  const start = paging === "loop" ? 0 : paging === "offsetCountsPages" ? offset * size : offset;
  const page = all.slice(start, start + size).map((tenant) => workspaceItem(tenant, "TENANT"));
  const total = Math.max(0, all.length + (totalErrors[paging] ?? 0));
  const items = page.map((item, index) => {
    const { id: _, ...anonymous } = item;
    return paging === "itemWithoutId" && index === 1 ? anonymous : item;
  });
  return { status: 200, body: { offset, count: items.length, total, items } };
}

/** `id` is a hyphenated UUID, as in the API, or 32 digits, as in the token endpoint’s path. */
export function workspaceDetails(
  id: string,
  mspWorkspaceId: string,
  tenants: readonly Tenant[],
): Answer {
  const workspaceId = /^[0-9a-f-]+$/.test(id) ? id.replaceAll("-", "") : "";
  const msp = { workspaceId: mspWorkspaceId, name: "Sample MSP" };
  if (workspaceId === mspWorkspaceId) return { status: 200, body: workspaceItem(msp, "MSP") };
  const tenant = tenants.find((candidate) => candidate.workspaceId === workspaceId);
  return tenant === undefined
    ? hpeError(404, "Workspace not found")
    : { status: 200, body: workspaceItem(tenant, "TENANT") };
}
