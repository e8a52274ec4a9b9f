// Knows the names under which operators keep the values of the credentials form, with any prefix and in any case.

export type ImportField =
  | "workspace"
  | "clientId"
  | "clientSecret"
  | "baseUrl"
  | "scope"
  | "tenants";

/** An issuer URL holds both a workspace and a base URL. */
type Meaning = ImportField | "issuer";

export interface KnownName {
  readonly meaning: Meaning;
  /**
   * The lowest wins: 0 for a name with `MSP` in it, 1 within pycentral’s `unified`, 2 with another of HPE’s prefixes, 3 without a
   * prefix, 4 for Central’s own, 5 with a prefix that we do not know, 6 for a tenant’s own client.
   */
  readonly rank: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** The same for all names of one client, such as `services`, `web`, `GLP`. */
  readonly group: readonly string[];
}

/** Which prefixes a name may have: any; HPE’s or none; that of HPE’s Terraform provider; or only the name of a map around it. */
type Prefixes = "any" | "own" | "hpegl" | "inside";

const names: ReadonlyMap<string, readonly [Meaning, Prefixes]> = new Map([
  ["CLIENTID", ["clientId", "any"]],
  ["CLIENTSECRET", ["clientSecret", "any"]],
  ["USERID", ["clientId", "hpegl"]],
  ["USERSECRET", ["clientSecret", "hpegl"]],
  ["WORKSPACEID", ["workspace", "any"]],
  ["PLATFORMCUSTOMERID", ["workspace", "any"]],
  ["WORKSPACE", ["workspace", "own"]],
  ["ISSUERURL", ["issuer", "own"]],
  ["ISSUER", ["issuer", "own"]],
  ["TOKENURL", ["issuer", "own"]],
  ["TOKENENDPOINT", ["issuer", "own"]],
  ["IAMSERVICEURL", ["issuer", "own"]],
  ["BASEURL", ["baseUrl", "own"]],
  ["SCOPE", ["scope", "own"]],
  ["TENANTWORKSPACEIDS", ["tenants", "any"]],
  ["TENANTWORKSPACEID", ["tenants", "any"]],
  ["DESTINATIONWORKSPACEID", ["tenants", "any"]],
  ["TENANTIDS", ["tenants", "own"]],
  ["TENANTS", ["tenants", "own"]],
  ["TENANTID", ["tenants", "inside"]],
]);

const mostWords = 3;
const ownWords = "HPE|HPEGL|HPEANW|GREENLAKE|GLP|MSP|TENANTRY|ARUBA|UNIFIED";
const isOwn = new RegExp(`^(?:${ownWords})+$`);
const ownStart = new RegExp(`^(?:${ownWords})*`);
/** These say nothing about whose name it is. */
const isNeutral =
  /^(?:API|OAUTH2?|ACCESS|CENTRAL|NEW|PERSONAL|DEFAULT|TF|VAR|ENV|VITE|PUBLIC|\d+)$/;
/** Products with API clients of their own, whose secrets must never go to GreenLake. */
const isForeign =
  /^(?:AZURE|ARM|ENTRA|MSAL|MICROSOFT|GRAPH|GOOGLE|GCP|GMAIL|AWS|COGNITO|GITHUB|GH|GITLAB|BITBUCKET|ATLASSIAN|JIRA|SLACK|DISCORD|ZOOM|WEBEX|OKTA|AUTH0|KEYCLOAK|PING|ONELOGIN|FACEBOOK|TWITTER|LINKEDIN|SPOTIFY|TWITCH|STRIPE|PAYPAL|SHOPIFY|SALESFORCE|SERVICENOW|ZENDESK|HUBSPOT|DROPBOX|BOX|NOTION|DATABRICKS|SNOWFLAKE|CONFLUENT|DATADOG|CROWDSTRIKE|MERAKI|CISCO|JUNIPER|MIST|FORTINET|CLEARPASS|APSTRA|UXI|NETBOX|PALO|PRISMA|ZSCALER|TAILSCALE|CLOUDFLARE|DIGITALOCEAN|BITWARDEN|INFISICAL|DOPPLER)$/;
const isTenantMap = /^(?:TENANT|CUSTOMER)S?$/;

/** `MSP_CLIENT_ID`, `msp-client-id`, `mspClientId` and `MSP Client ID` have the same words. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toUpperCase()
    .split(/[^A-Z\d]+/)
    .filter((word) => word !== "");

/** How every known name ends; most names of a text need no closer look. */
const knownEnding = /(?:ids?|secret|url|issuer|endpoint|scope|workspace|tenants)$/i;

const isIndex = (name: string): boolean => name.startsWith("#");

interface Split {
  readonly meaning: Meaning;
  readonly prefixes: Prefixes;
  /** What is left of the last name in front of the known one. */
  readonly prefix: readonly string[];
  /** How many of the outer names the known one takes up, as in `client: {id: …}`. */
  readonly outer: 0 | 1;
}

function lookUp(tail: readonly string[], prefix: readonly string[], outer: 0 | 1): Split | null {
  const found = names.get(tail.join(""));
  return found === undefined ? null : { meaning: found[0], prefixes: found[1], prefix, outer };
}

function split(own: readonly string[], outer: string | undefined): Split | null {
  for (let count = Math.min(mostWords, own.length); count > 0; count -= 1) {
    const found = lookUp(own.slice(-count), own.slice(0, -count), 0);
    if (found !== null) return found;
  }
  const [joined = ""] = own;
  const start = own.length === 1 ? (ownStart.exec(joined)?.[0] ?? "") : "";
  if (start !== "") return lookUp([joined.slice(start.length)], [start], 0);
  const last = wordsOf(outer ?? "")
    .at(-1)
    ?.replace(/S$/, "");
  return last === undefined || own.length > 1 ? null : lookUp([last, ...own], [], 1);
}

function rankOf(around: readonly string[], prefix: readonly string[]): KnownName["rank"] {
  if (prefix.some((word) => word.includes("MSP"))) return 0;
  if (around.some((word) => isTenantMap.test(word))) return 6;
  const all = [...around, ...prefix];
  if (all.includes("MSP")) return 0;
  if (all.includes("UNIFIED")) return 1;
  if (prefix.some((word) => !isOwn.test(word) && !isNeutral.test(word))) return 5;
  if (all.includes("CENTRAL")) return 4;
  return all.some((word) => isOwn.test(word)) ? 2 : 3;
}

/** What the last of these names means; null if it is none of ours. */
export function knownName(path: readonly string[]): KnownName | null {
  // An item of a list goes by the name of the list.
  const named = path.findLastIndex((name) => !isIndex(name));
  const leaf = path[named] ?? "";
  if (leaf.length > 64 || !knownEnding.test(leaf)) return null;
  const outer = path.slice(0, named);
  const nearest = outer.findLast((name) => !isIndex(name));
  const found = split(wordsOf(leaf), nearest);
  if (found === null) return null;
  const { prefixes, prefix } = found;
  const containers = found.outer === 0 ? outer : outer.slice(0, outer.lastIndexOf(nearest ?? ""));
  const around = outer.flatMap(wordsOf);
  const all = [...around, ...prefix];
  const isOurs = prefix.every((word) => isOwn.test(word) || isNeutral.test(word));
  // A sentence may end in “client ID”.
  if (all.some((word) => isForeign.test(word)) || (!isOurs && /\s/.test(leaf))) return null;
  if (prefixes === "own" && !isOurs) return null;
  if (prefixes === "hpegl" && !all.some((word) => word === "HPEGL")) return null;
  if (prefixes === "inside" && found.outer === 0) return null;
  const rank = rankOf(around, prefix);
  const isTenant = rank === 6 && (found.meaning === "workspace" || found.meaning === "issuer");
  const group = [...containers, ...(prefix.length === 0 ? [] : [prefix.join(" ")])];
  return { meaning: isTenant ? "tenants" : found.meaning, rank, group };
}

/** Whether an environment variable of this name is meant for GreenLake; a bare `SCOPE` could belong to any program. */
export const isOurs = ({ meaning, rank }: KnownName): boolean =>
  rank < 3 ||
  (rank === 3 && (meaning === "clientId" || meaning === "clientSecret" || meaning === "tenants"));
