// The order of the list while nothing is searched for: in groups by tag or colour, by name, by last use, or by how soon the tokens expire.
import type {
  AppSnapshot,
  ListGroup,
  ListOrder,
  Tenant,
} from "../../electron/contract/contract.ts";
import { type Match, whole } from "../search/match.ts";
import { colourList, colourNames } from "../forms/colourNames.ts";
import { byText } from "./shown.ts";

/**
 * Where tenants stand that have been used, or have a token, by workspace ID: the first has 0. The places are taken at one moment
 * and kept, so that a copy or an expiry moves no row while someone looks at the list.
 */
type Places = ReadonlyMap<string, number>;

export interface Arrangement {
  readonly places: Places;
  readonly group: ListGroup;
}

const noPlaces: Places = new Map();

/** These stay the same, so that a list in them is not made again. */
const byName: Readonly<Record<ListGroup, Arrangement>> = {
  none: { places: noPlaces, group: "none" },
  tag: { places: noPlaces, group: "tag" },
  colour: { places: noPlaces, group: "colour" },
};

/** By name, in no groups. */
export const plain = byName.none;

/** The valid tokens, the first to expire first. */
const expiring = (tokens: AppSnapshot["tokens"]): readonly string[] =>
  Object.entries(tokens)
    .flatMap(([id, { times }]) => (times === null ? [] : [{ id, endMs: times.expiresAtMs }]))
    .filter(({ endMs }) => endMs > Date.now())
    .toSorted((one, other) => one.endMs - other.endMs)
    .map(({ id }) => id);

export function arranged(
  { usage, tokens }: Pick<AppSnapshot, "usage" | "tokens">,
  order: ListOrder,
  group: ListGroup,
): Arrangement {
  if (order === "name") return byName[group];
  const ids = order === "used" ? Object.keys(usage) : expiring(tokens);
  return { places: new Map(ids.map((id, place) => [id, place])), group };
}

interface Groups {
  /** The heading above a tenant; null for none. */
  readonly headingOf: (tenant: Tenant) => string | null;
  /** Where the group stands among the others. */
  readonly placeOf: (tenant: Tenant) => number;
}

const noGroups: Groups = { headingOf: () => null, placeOf: () => 0 };

const keyOf = ({ tags }: Tenant): string => tags[0]?.toLowerCase() ?? "";

function byTag(tenants: readonly Tenant[]): Groups {
  const spellings = new Map<string, string>();
  for (const { tags } of tenants) {
    const [tag] = tags;
    if (tag !== undefined && !spellings.has(tag.toLowerCase()))
      spellings.set(tag.toLowerCase(), tag);
  }
  const sorted = [...spellings].toSorted(([, one], [, other]) => byText.compare(one, other));
  const places = new Map(sorted.map(([key], place) => [key, place]));
  return {
    headingOf: (tenant) => spellings.get(keyOf(tenant)) ?? "No tag",
    placeOf: (tenant) => places.get(keyOf(tenant)) ?? places.size,
  };
}

const byColour: Groups = {
  headingOf: ({ colour }) => (colour === null ? "No colour" : colourNames[colour]),
  placeOf: ({ colour }) => (colour === null ? colourList.length : colourList.indexOf(colour)),
};

function groupsBy(group: ListGroup, tenants: readonly Tenant[]): Groups {
  if (group === "none") return noGroups;
  return group === "tag" ? byTag(tenants) : byColour;
}

/**
 * Pinned tenants first, then one group after the other. In each of these: tenants with a place, then the rest as they come, which
 * is by name.
 */
export function ordered(
  tenants: readonly Tenant[],
  { places, group }: Arrangement,
): readonly Match[] {
  const { headingOf, placeOf } = groupsBy(group, tenants);
  return tenants
    .map((tenant) => {
      const { workspaceId, pinned, hidden } = tenant;
      const isPinned = pinned && !hidden;
      const heading = group !== "none" && isPinned ? "Pinned" : headingOf(tenant);
      const place = places.get(workspaceId) ?? places.size;
      return { tenant, heading, group: isPinned ? -1 : placeOf(tenant), place };
    })
    .toSorted((one, other) => one.group - other.group || one.place - other.place)
    .map(({ tenant, heading }, index, all) => {
      const isFirst = heading !== all[index - 1]?.heading;
      return Object.assign(whole(tenant), { heading: isFirst ? heading : null });
    });
}
