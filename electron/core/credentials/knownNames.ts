// Knows the names under which operators keep the values of the credentials form.

export type ImportField =
  | "workspace"
  | "clientId"
  | "clientSecret"
  | "baseUrl"
  | "scope"
  | "tenants";

export interface KnownName {
  /** An issuer URL holds both a workspace and a base URL. */
  readonly meaning: ImportField | "issuer";
  /** 0 for a name with `MSP` in it, 1 for HPE’s other prefixes, 2 without a prefix; the lowest rank wins. */
  readonly rank: 0 | 1 | 2;
}

/** A value found in a text or in the environment. */
export interface NamedValue {
  readonly known: KnownName;
  /** The name it was found under, such as `MSP_CLIENT_ID` or `unified.client_id`. */
  readonly source: string;
  readonly value: string;
  /** Counted from 1; null if the source has no lines. */
  readonly line: number | null;
  /** Why the value cannot be used; null if it can. Never quotes the value, which may be a secret. */
  readonly problem: string | null;
}

const meanings: ReadonlyMap<string, KnownName["meaning"]> = new Map([
  ["WORKSPACEID", "workspace"],
  ["WORKSPACE", "workspace"],
  ["CLIENTID", "clientId"],
  ["CLIENTSECRET", "clientSecret"],
  ["ISSUERURL", "issuer"],
  ["ISSUER", "issuer"],
  ["TOKENURL", "issuer"],
  ["BASEURL", "baseUrl"],
  ["SCOPE", "scope"],
  ["TENANTWORKSPACEIDS", "tenants"],
  ["TENANTWORKSPACEID", "tenants"],
  ["TENANTIDS", "tenants"],
  ["TENANTS", "tenants"],
  ["DESTINATIONWORKSPACEID", "tenants"],
]);

/** Ignores case and separators: `MSP_CLIENT_ID`, `msp-client-id`, `mspClientId` and `MSP Client ID` are one name. */
export function knownName(name: string): KnownName | null {
  if (name.length > 64) return null;
  const plain = name.toUpperCase().replaceAll(/[_. \u00A0-]/g, "");
  const prefix = /^(?:HPE|GREENLAKE|GLP|MSP|TENANTRY)*/.exec(plain)?.[0] ?? "";
  const meaning = meanings.get(plain.slice(prefix.length));
  if (meaning === undefined) return null;
  if (prefix.includes("MSP")) return { meaning, rank: 0 };
  return { meaning, rank: prefix === "" ? 2 : 1 };
}

/** Whether an environment variable of this name is meant for GreenLake; a bare `SCOPE` could belong to any program. */
export const isOurs = ({ meaning, rank }: KnownName): boolean =>
  rank < 2 || meaning === "clientId" || meaning === "clientSecret" || meaning === "tenants";
