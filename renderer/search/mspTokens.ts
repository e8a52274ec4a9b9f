// The MSPs’ own tokens in a search: found only by who asks for them, never by a tenant’s name.
import type { AppSnapshot, MspSummary, Tenant } from "../../electron/contract/contract.ts";
import { type HitTarget, type Searched, tokenOf } from "./allMsps.ts";

/** “msp”, “msp token”, “MSP token of North”: at least the word itself. */
export const asksForMspToken = (query: string): boolean => {
  const typed = query.trim().toLowerCase().replaceAll(/\s+/g, " ");
  return "msp token".startsWith(typed) ? typed.length >= 3 : typed.startsWith("msp token");
};

const made = new WeakMap<MspSummary, readonly Tenant[]>();

/** Stands in a list of tenants for the token of the whole MSP. The same MSP gives the same list. */
function standIn(msp: MspSummary): readonly Tenant[] {
  const known = made.get(msp);
  if (known !== undefined || msp.workspaceId === null) return known ?? [];
  const list: readonly Tenant[] = [
    {
      workspaceId: msp.workspaceId,
      name: "MSP token",
      alias: "whole MSP",
      pinned: false,
      copyFormat: null,
      ownership: null,
      listing: null,
      colour: null,
      tags: [],
      note: "",
      centralUrl: "",
      hidden: false,
    },
  ];
  made.set(msp, list);
  return list;
}

/** The tokens of the MSPs that are ready, the shown one’s first, as lists that a search can go through. */
export const mspTokenLists = ({
  msps,
  mspId,
}: Pick<AppSnapshot, "msps" | "mspId">): readonly Searched[] =>
  msps
    .filter(({ status }) => status === "ready")
    .toSorted((one, other) => Number(other.id === mspId) - Number(one.id === mspId))
    .map((msp) => ({
      msp: msp.id === mspId ? null : msp,
      tenants: standIn(msp),
      usage: {},
      isMspToken: true,
    }));

/** Whether a hit stands for the token of the whole MSP: no MSP is its own tenant. */
export const isMspToken = ({ msp, tenant }: HitTarget, { msps, mspId }: AppSnapshot): boolean =>
  msps.find(({ id }) => id === (msp?.id ?? mspId))?.workspaceId === tenant.workspaceId;

export const tokenOfHit = (hit: HitTarget, snapshot: AppSnapshot) =>
  isMspToken(hit, snapshot)
    ? snapshot.mspTokens[hit.msp?.id ?? snapshot.mspId]
    : tokenOf(hit, snapshot);
