// The names under which operators already keep the values of the first-run form.

export type ImportField =
  | "workspace"
  | "clientId"
  | "clientSecret"
  | "baseUrl"
  | "scope"
  | "tenants";

export interface KnownName {
  /** What the value is; an issuer URL holds a workspace and an address. */
  readonly meaning: ImportField | "issuer";
  /** 0 for the MSP's own names, 1 for another of HPE's prefixes, 2 without a prefix; the lowest wins. */
  readonly rank: 0 | 1 | 2;
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

/** Any case and any spelling of the words: `MSP_CLIENT_ID`, `msp-client-id`, `clientId`, `Client ID`. */
export function knownName(name: string): KnownName | null {
  if (name.length > 64) return null;
  const plain = name.toUpperCase().replaceAll(/[_. -]/g, "");
  const prefix = /^(?:HPE|GREENLAKE|GLP|MSP|TENANTRY)*/.exec(plain)?.[0] ?? "";
  const meaning = meanings.get(plain.slice(prefix.length));
  if (meaning === undefined) return null;
  if (prefix.includes("MSP")) return { meaning, rank: 0 };
  return { meaning, rank: prefix === "" ? 2 : 1 };
}

/** Whether a process's environment can be taken to mean GreenLake by this name: `SCOPE` alone is anybody's. */
export const isOurs = ({ meaning, rank }: KnownName): boolean =>
  rank < 2 || meaning === "clientId" || meaning === "clientSecret" || meaning === "tenants";
