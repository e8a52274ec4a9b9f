// Finds tenants by a name typed on the command line. It never guesses: a guess could copy the wrong customer’s token.
import type { Tenant } from "../../contract/contract.ts";
import { toWorkspaceId } from "../base/issuer.ts";

const folded = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/\s+/g, " ").trim().toLowerCase();

/**
 * Every tenant that the text may mean, by the first rule that finds any: the workspace ID, the whole name or alias, the start of a
 * name or alias, a part of a name. Ignores case and accents.
 */
export function findByName<Entry extends { readonly tenant: Tenant }>(
  entries: readonly Entry[],
  text: string,
): readonly Entry[] {
  const id = toWorkspaceId(text);
  const wanted = folded(text);
  if (wanted === "") return [];
  const rules: readonly ((tenant: Tenant) => boolean)[] = [
    ({ workspaceId }) => workspaceId === id,
    ({ name, alias }) => folded(name) === wanted || folded(alias) === wanted,
    ({ name, alias }) => folded(name).startsWith(wanted) || folded(alias).startsWith(wanted),
    ({ name }) => folded(name).includes(wanted),
  ];
  for (const rule of rules) {
    const found = entries.filter(({ tenant }) => rule(tenant));
    if (found.length > 0) return found;
  }
  return [];
}
