// The order of the list while nothing is searched for: by name, by last use, or by how soon the tokens expire.
import type { AppSnapshot, ListOrder, Tenant } from "../../electron/contract/contract.ts";
import { type Match, whole } from "../search/match.ts";

/**
 * Where tenants stand that have been used, or have a token, by workspace ID: the first has 0. The places are taken at one moment
 * and kept, so that a copy or an expiry moves no row while someone looks at the list.
 */
export type Places = ReadonlyMap<string, number>;

/** By name alone. */
export const noPlaces: Places = new Map();

/** The valid tokens, the first to expire first. */
const expiring = (tokens: AppSnapshot["tokens"]): readonly string[] =>
  Object.entries(tokens)
    .flatMap(([id, { times }]) => (times === null ? [] : [{ id, endMs: times.expiresAtMs }]))
    .filter(({ endMs }) => endMs > Date.now())
    .toSorted((one, other) => one.endMs - other.endMs)
    .map(({ id }) => id);

export function placesIn(
  { usage, tokens }: Pick<AppSnapshot, "usage" | "tokens">,
  order: ListOrder,
): Places {
  if (order === "name") return noPlaces;
  const ids = order === "used" ? Object.keys(usage) : expiring(tokens);
  return new Map(ids.map((id, place) => [id, place]));
}

/** Pinned tenants first. Among them, and among the others: those with a place, then the rest as they come, which is by name. */
export function ordered(tenants: readonly Tenant[], places: Places): readonly Match[] {
  const last = places.size;
  return tenants
    .map((tenant) => ({
      tenant,
      place: (places.get(tenant.workspaceId) ?? last) + (tenant.pinned ? 0 : last + 1),
    }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ tenant }) => whole(tenant));
}
