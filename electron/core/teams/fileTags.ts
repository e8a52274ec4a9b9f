// The tags in a team file. Files from before there were tags have none, and must not remove those that an operator has given.
import { z } from "zod";
import { fittingTags } from "../tenants/stored.ts";

const error = "This must be a list of texts.";

/** Null if they are missing. */
export const tagsSchema = z
  .array(z.string({ error }), { error })
  .transform(fittingTags)
  .nullable()
  .default(null);

interface Tagged {
  readonly tags: readonly string[] | null;
}

/** In a file in which any tenant has tags, a tenant without them has none. Otherwise the file says nothing about tags. */
export const withTags = <Tenant extends Tagged>(tenants: readonly Tenant[]): readonly Tenant[] =>
  tenants.every(({ tags }) => tags === null)
    ? tenants
    : tenants.map((tenant) => Object.assign({}, tenant, { tags: tenant.tags ?? [] }));
