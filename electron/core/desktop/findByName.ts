// One tenant by what somebody typed without seeing a list: never a guess, since a wrong customer's token may follow.
import type { Tenant } from "../../contract/contract.ts";
import { toWorkspaceId } from "../base/issuer.ts";

const folded = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/\s+/g, " ").trim().toLowerCase();

/** Of one MSP among several. */
export interface Found<Msp> {
  readonly msp: Msp;
  readonly tenant: Tenant;
}

/**
 * All that it can mean, by the first rule that finds any: the workspace ID, the whole name or alias, the beginning of a name or
 * alias, a part of a name. Case and accents do not count.
 */
export function findByName<Msp>(
  tenants: readonly Found<Msp>[],
  text: string,
): readonly Found<Msp>[] {
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
    const found = tenants.filter(({ tenant }) => rule(tenant));
    if (found.length > 0) return found;
  }
  return [];
}
