// From what an operator has at hand (an ID, a UUID, an issuer URL) to a workspace and its token endpoint.
import type { FieldName, Result, WorkspaceId } from "../../contract/contract.ts";
import { invalidInput, ok } from "./result.ts";

export const defaultBaseUrl = "https://global.api.greenlake.hpe.com";

/** A workspace at a GreenLake address: what RFC 8414 calls an issuer. */
export interface Issuer {
  readonly workspaceId: WorkspaceId;
  /** An origin, without a trailing slash. */
  readonly baseUrl: string;
}

const bareId = /^[0-9a-f]{32}$/;
const hyphenatedId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const issuerPath = /^\/authorization\/v2\/oauth2\/([^/]+?)(?:\/token)?\/?$/;
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

const isWorkspaceId = (text: string): text is WorkspaceId => bareId.test(text);

/** 32 hexadecimal digits or a hyphenated UUID, in any case, as the APIs show it; null for anything else. */
export function toWorkspaceId(text: string): WorkspaceId | null {
  const lower = text.trim().toLowerCase();
  const digits = hyphenatedId.test(lower) ? lower.replaceAll("-", "") : lower;
  return isWorkspaceId(digits) ? digits : null;
}

/** The origin to call: https, or http on this machine only; a blank text means the public GreenLake address. */
export function parseBaseUrl(text: string, field: FieldName = "baseUrl"): Result<string> {
  const trimmed = text.trim();
  if (trimmed === "") return ok(defaultBaseUrl);
  const refuse = (problem: string) => invalidInput(field, problem);
  const withScheme = trimmed.includes("://") ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(withScheme)) return refuse("This is not a web address.");
  const url = new URL(withScheme);
  if (url.username !== "" || url.password !== "")
    return refuse("Leave the user name and password out of the address.");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopbackHost.test(url.hostname)))
    return refuse("The address has to start with https://.");
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "")
    return refuse("Give the address only, with nothing after the host name.");
  return ok(url.origin);
}

function parseIssuerUrl(text: string, field: FieldName): Result<Issuer> {
  const refuse = (problem: string) => invalidInput(field, problem);
  if (!URL.canParse(text)) return refuse("This is neither a workspace ID nor an issuer URL.");
  const url = new URL(text);
  if (url.search !== "" || url.hash !== "")
    return refuse("An issuer URL has nothing after a question mark or a number sign.");
  const segment = issuerPath.exec(url.pathname)?.[1];
  const workspaceId = segment === undefined ? null : toWorkspaceId(segment);
  if (workspaceId === null)
    return refuse("An issuer URL ends in /authorization/v2/oauth2/ and the workspace ID.");
  url.pathname = "/";
  const baseUrl = parseBaseUrl(url.href, field);
  return baseUrl.ok ? ok({ workspaceId, baseUrl: baseUrl.value }) : baseUrl;
}

/** A workspace ID at `baseUrl`, or a whole issuer URL, with or without `/token`, which brings its own address. */
export function parseIssuer(
  text: string,
  baseUrl: string,
  field: FieldName = "workspace",
): Result<Issuer> {
  const trimmed = text.trim();
  if (trimmed === "") return invalidInput(field, "Enter the workspace ID.");
  if (trimmed.includes("://")) return parseIssuerUrl(trimmed, field);
  const workspaceId = toWorkspaceId(trimmed);
  if (workspaceId !== null) return ok({ workspaceId, baseUrl });
  const digits = trimmed.replaceAll("-", "").length;
  return invalidInput(
    field,
    /^[0-9a-f-]+$/i.test(trimmed) && digits !== 32
      ? `A workspace ID has 32 hexadecimal digits; this has ${digits}.`
      : "A workspace ID is 32 hexadecimal digits, with or without hyphens.",
  );
}

/** The issuer identifier, from which the token endpoint follows by adding `/token`. */
export const issuerUrl = ({ baseUrl, workspaceId }: Issuer): string =>
  `${baseUrl}/authorization/v2/oauth2/${workspaceId}`;

export const tokenEndpointUrl = (issuer: Issuer): string => `${issuerUrl(issuer)}/token`;
