// Names for the terminal: finds the tenants and the MSP that somebody typed, and tells namesakes apart.
import type { MspSummary, Tenant } from "../../contract/contract.ts";
import { toWorkspaceId } from "../base/issuer.ts";
import { look } from "../base/redact.ts";
import { fullName, nameOf, withFullNames } from "../base/names.ts";
import { exitCodes, outcome, type Outcome } from "../base/exitCodes.ts";
import { findByName, isSameName, nearestTo } from "./findByName.ts";

type Summary = Pick<MspSummary, "id" | "name" | "workspaceId">;

export interface NamedMsp {
  readonly summary: () => Summary;
  readonly tenants: () => readonly Tenant[];
}

export interface Listed<Msp> {
  readonly msp: Msp;
  readonly tenant: Tenant;
}

export type Found<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Outcome };

const mostNamed = 5;

/** “A, B or C”. */
function alternatives(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

const withMore = (names: readonly string[]): string =>
  names.length > mostNamed ? `${names.slice(0, mostNamed).join(", ")}, …` : alternatives(names);

const grouped = <Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key) => {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
};

export interface Naming<Msp> {
  /** Without the hidden ones, which only their whole name, alias or ID finds. */
  readonly all: readonly Listed<Msp>[];
  /** Names a tenant so that no two read the same: with its MSP, and with the end of its ID if the name is not unique. */
  readonly describe: (listed: Listed<Msp>) => string;
  /** The one tenant that has this whole name, alias or workspace ID. */
  readonly find: (name: string) => Found<Listed<Msp>>;
}

/** Over the tenants of all given MSPs. Linear in their number. */
export function createNaming<Msp extends NamedMsp>(msps: readonly Msp[]): Naming<Msp> {
  const all = msps.flatMap((msp) => msp.tenants().map((tenant) => ({ msp, tenant })));
  // Only tenants of the same name are compared, so that naming all of them stays linear.
  const namesakes = grouped(all, ({ tenant }) => look(nameOf(tenant)));
  const mspNames = new Map(
    withFullNames(msps.map((msp) => msp.summary())).map(({ id, name }) => [id, name] as const),
  );
  const describe = ({ tenant, msp }: Listed<Msp>): string => {
    const alike = namesakes.get(look(nameOf(tenant))) ?? [];
    const name = fullName(
      tenant,
      alike.map((other) => other.tenant),
    );
    return msps.length > 1 ? `${name} (${mspNames.get(msp.summary().id) ?? ""})` : name;
  };
  return {
    all: all.filter(({ tenant }) => !tenant.hidden),
    describe,
    find(name) {
      const found = findByName(all, name);
      const [only] = found;
      if (only === undefined) {
        const nearest = alternatives(nearestTo(all, name, mostNamed).map(describe));
        const question = nearest === "" ? "" : ` Did you mean ${nearest}?`;
        return {
          ok: false,
          error: outcome(exitCodes.unknownTenant, `No tenant is called “${name}”.${question}`),
        };
      }
      if (found.length === 1) return { ok: true, value: only };
      const named = withMore(found.map(describe));
      return { ok: false, error: outcome(exitCodes.ambiguous, `“${name}” can mean ${named}.`) };
    },
  };
}

/** All MSPs without a name; else the one that has this whole name or workspace ID. */
export function chooseMsps<Msp extends NamedMsp>(
  msps: readonly Msp[],
  name: string | null,
): Found<readonly Msp[]> {
  if (name === null) return { ok: true, value: msps };
  const id = toWorkspaceId(name);
  const found = msps.filter((msp) => {
    const summary = msp.summary();
    return (id !== null && summary.workspaceId === id) || isSameName(summary.name, name);
  });
  if (found.length === 1) return { ok: true, value: found };
  const named = withMore((found.length === 0 ? msps : found).map((msp) => msp.summary().name));
  return {
    ok: false,
    error:
      found.length === 0
        ? outcome(
            exitCodes.unknownTenant,
            `No MSP is called “${name}”.${named === "" ? "" : ` Choose ${named}.`}`,
          )
        : outcome(
            exitCodes.ambiguous,
            `More than one MSP is called “${name}”: use its workspace ID.`,
          ),
  };
}
