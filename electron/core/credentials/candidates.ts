// Gathers the values that a text names, checks each, and chooses among several of the same meaning.
import type { Result } from "../../contract/contract.ts";
import { type Issuer, parseBaseUrl, parseIssuer } from "../base/issuer.ts";
import { clip, redact } from "../base/redact.ts";
import { misuseOf } from "./connectInput.ts";
import type { Entry } from "./formats/entry.ts";
import { placeholderIn, placeholderInAddress } from "./formats/placeholders.ts";
import type { ImportField, KnownName } from "./knownNames.ts";

/** A value found in a text or in the environment under a known name. */
export interface Found extends Pick<Entry, "value" | "line" | "problem"> {
  readonly known: KnownName;
  /** Where it was found, such as `MSP_CLIENT_ID` or `unified.client_id`. */
  readonly source: string;
}

/** Never quotes a value, which may be a secret. */
export interface ImportProblem extends Pick<Found, "line" | "source"> {
  /** `source` is empty if the problem concerns the whole text. */
  readonly problem: string;
}

export type SingleField = Exclude<ImportField, "tenants">;
export const singleFields = ["workspace", "clientId", "clientSecret", "baseUrl", "scope"] as const;

export const mostProblems = 50;
const longestValue = 512;
const longestSource = 80;

export const foundAt = (known: KnownName, entry: Entry): Found => ({
  known,
  source: clip(redact(entry.place ?? entry.path.join(".")), longestSource),
  value: entry.value.trim(),
  line: entry.line,
  problem: entry.problem,
});

export interface Tenant {
  readonly issuer: Issuer;
  readonly from: Found;
}

const problemOf = (result: Result<unknown>): string =>
  !result.ok && result.error.kind === "invalidInput" ? result.error.problem : "";

const fieldOf = ({ meaning }: KnownName): ImportField =>
  meaning === "issuer" ? "workspace" : meaning;

/** HPE’s older address for tokens names no workspace. */
const isOlderTokenUrl = (text: string): boolean => text.endsWith("/as/token.oauth2");
const isCentral = (text: string): boolean => /\barubanetworks\.com\b/.test(text);

function tenantsIn(text: string) {
  const words = text.split(/[\s,;[\]"']+/).filter((word) => word !== "");
  const issuers = words.flatMap((word) => {
    const issuer = parseIssuer(word, "", "tenants");
    return issuer.ok ? issuer.value : [];
  });
  return { issuers, bad: words.length - issuers.length };
}

/** Checks and gathers every value; `choose` picks one for each field once all are known. */
export function createCollector() {
  const candidates: Record<SingleField, Found[]> = {
    workspace: [],
    clientId: [],
    clientSecret: [],
    baseUrl: [],
    scope: [],
  };
  const tenants: Tenant[] = [];
  const problems: ImportProblem[] = [];
  const standIns: { readonly found: Found; readonly problem: string }[] = [];

  function report({ line, source }: Pick<Found, "line" | "source">, problem: string) {
    if (problems.length < mostProblems) problems.push({ line, source, problem });
  }

  function takeIssuer(found: Found): string | null {
    if (isOlderTokenUrl(found.value)) return null;
    const issuer = parseIssuer(found.value, "");
    if (!issuer.ok) return problemOf(issuer);
    const { workspaceId, baseUrl } = issuer.value;
    candidates.workspace.push({ ...found, value: workspaceId });
    if (baseUrl !== "") candidates.baseUrl.push({ ...found, value: baseUrl });
    return null;
  }

  function takeTenants(found: Found): string | null {
    const { issuers, bad } = tenantsIn(found.value);
    for (const issuer of issuers) tenants.push({ issuer, from: found });
    return bad === 0 ? null : `${bad} of ${bad + issuers.length} are not workspace IDs.`;
  }

  function takeBaseUrl(found: Found): string | null {
    const baseUrl = parseBaseUrl(found.value);
    if (!baseUrl.ok) return problemOf(baseUrl);
    const misuse = misuseOf(baseUrl.value);
    // In pycentral’s file, the base URL is Central’s, which is right there and says nothing about GreenLake’s.
    const isMeantForCentral = found.known.rank === 1 || found.known.rank === 4;
    if (misuse !== null) return isMeantForCentral && isCentral(found.value) ? null : misuse;
    candidates.baseUrl.push({ ...found, value: baseUrl.value });
    return null;
  }

  /** Answers what is wrong with the value; null if nothing is. */
  function take(found: Found): string | null {
    const { value } = found;
    const { meaning } = found.known;
    if (value === "") return "This is empty.";
    if (meaning === "tenants") return takeTenants(found);
    if (value.length > longestValue) return "This is too long.";
    if (meaning === "issuer" || meaning === "workspace") return takeIssuer(found);
    if (meaning === "baseUrl") return takeBaseUrl(found);
    if (meaning !== "scope" && /\s/.test(value)) return "There is a space in this.";
    candidates[meaning].push(found);
    return null;
  }

  function add(found: Found) {
    const standsIn = found.problem ?? standInFor(found);
    if (standsIn !== null) {
      standIns.push({ found, problem: standsIn });
      return;
    }
    const problem = take(found);
    if (problem !== null) report(found, problem);
  }

  return { add, report, candidates, tenants, problems, standIns };
}

function standInFor({ known: { meaning }, value }: Found): string | null {
  if (meaning === "issuer" || meaning === "baseUrl" || meaning === "workspace")
    return placeholderInAddress(value);
  return placeholderIn(value);
}

export type Collector = ReturnType<typeof createCollector>;

/** Reports placeholders and references. One needs no mention if the same text has the value, too. */
export function reportStandIns({ standIns, candidates, tenants, report }: Collector): void {
  for (const { found, problem } of standIns) {
    const field = fieldOf(found.known);
    const others = field === "tenants" ? tenants.map(({ from }) => from) : candidates[field];
    if (!others.some(({ known }) => known.rank <= found.known.rank)) report(found, problem);
  }
}

/** Chooses the last value of the best rank, and reports those that differ from it. */
export function choose({ candidates, report }: Collector, field: SingleField): Found | undefined {
  const all = candidates[field];
  let chosen = all[0];
  for (const candidate of all)
    if (chosen === undefined || candidate.known.rank <= chosen.known.rank) chosen = candidate;
  if (chosen === undefined) return undefined;
  const where = chosen.line === null ? "" : ` on line ${chosen.line}`;
  for (const candidate of all)
    if (candidate.value !== chosen.value && candidate.known.rank <= 3)
      report(candidate, `${chosen.source}${where} has a different value, which is used instead.`);
  return chosen;
}

/** Lists every tenant once, and reports those at another address than `baseUrl`. */
export function chooseTenants({ tenants, report }: Collector, baseUrl: string) {
  const ids = new Set<string>();
  const sources = new Set<string>();
  for (const { issuer, from } of tenants) {
    if (issuer.baseUrl !== "" && issuer.baseUrl !== baseUrl)
      report(from, `This issuer URL is not at ${baseUrl}.`);
    else {
      ids.add(issuer.workspaceId);
      sources.add(from.source);
    }
  }
  return { text: [...ids].join("\n"), sources: [...sources].slice(0, mostProblems) };
}
