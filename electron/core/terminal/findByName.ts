// Finds the tenant that the command line names in full. It never guesses: a guess could copy the wrong customer’s token.
import * as fuzzysort from "fuzzysort";
import type { Tenant } from "../../contract/contract.ts";
import { toWorkspaceId } from "../base/issuer.ts";

interface HasTenant {
  readonly tenant: Tenant;
}

/** Never true for an empty name or alias, which a collator takes for equal to invisible characters. */
type IsSame = (given: string, typed: string) => boolean;

function sameFor(sensitivity: "accent" | "base"): IsSame {
  // A fixed language: in Swedish, for example, an “ä” is no “a”.
  const collator = new Intl.Collator("en", { sensitivity });
  return (given, typed) => given !== "" && collator.compare(given, typed) === 0;
}

const spelling: IsSame = (given, typed) => given !== "" && given.normalize() === typed;
const ignoringCase = sameFor("accent");
const ignoringAccents = sameFor("base");

const oneLine = (text: string): string => text.normalize().replaceAll(/\s+/g, " ").trim();

/** Whether a name is the typed one, but for case, accents and blanks. */
export const isSameName = (given: string, typed: string): boolean =>
  ignoringAccents(given, oneLine(typed));

/**
 * Every tenant whose whole name, alias or workspace ID is the text, by the first rule that finds any: the exact spelling of a name,
 * that of an alias or an ID, then the same in another case, then with other accents.
 */
export function findByName<Entry extends HasTenant>(
  entries: readonly Entry[],
  text: string,
): readonly Entry[] {
  const typed = oneLine(text);
  const id = toWorkspaceId(text);
  if (typed === "") return [];
  const rules = [spelling, ignoringCase, ignoringAccents].flatMap((isSame) => [
    ({ name }: Tenant) => isSame(name, typed),
    ({ alias, workspaceId }: Tenant) => workspaceId === id || isSame(alias, typed),
  ]);
  for (const rule of rules) {
    const found = entries.filter(({ tenant }) => rule(tenant));
    if (found.length > 0) return found;
  }
  return [];
}

const folded = (text: string): string =>
  oneLine(text).normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/**
 * At most `limit` tenants that somebody who typed the text may have meant: those that contain it, then those with its letters. A
 * hidden tenant is found only by those who name it in full.
 */
export function nearestTo<Entry extends HasTenant>(
  all: readonly Entry[],
  text: string,
  limit: number,
): readonly Entry[] {
  const wanted = folded(text);
  if (wanted === "") return [];
  const entries = all.filter(({ tenant }) => !tenant.hidden);
  const containing = entries.filter(({ tenant }) =>
    [tenant.name, tenant.alias].some((given) => folded(given).includes(wanted)),
  );
  const keys = [({ tenant }: Entry) => tenant.name, ({ tenant }: Entry) => tenant.alias];
  const scattered = fuzzysort
    .go(wanted, entries, { keys, limit, threshold: 0.3 })
    .map(({ obj }) => obj);
  return [...new Set([...containing, ...scattered])].slice(0, limit);
}
