// Workspace IDs, addresses and issuer URLs: reads every form that an operator may have at hand.
import { z } from "zod";
import { publicBaseUrl } from "../../contract/constants.ts";
import type { FieldName, Result, WorkspaceId } from "../../contract/contract.ts";
import { invalidInput, ok } from "./result.ts";

/** A workspace at a GreenLake address: what RFC 8414 calls an issuer. */
export interface Issuer {
  readonly workspaceId: WorkspaceId;
  /** An origin, without a trailing slash. */
  readonly baseUrl: string;
}

/** The credentials of a personal API client. */
export interface ApiClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Empty to request no scope; the service then grants its default. */
  readonly scope: string;
}

const bareId = /^[0-9a-f]{32}$/;
const hyphenatedId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const issuerPath = /^\/authorization\/v2\/oauth2\/([^/]+?)(?:\/token)?\/?$/;
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

const isWorkspaceId = (text: string): text is WorkspaceId => bareId.test(text);

/** Accepts 32 hexadecimal digits or a hyphenated UUID, as the APIs show it, in any case; null for anything else. */
export function toWorkspaceId(text: string): WorkspaceId | null {
  const lower = text.trim().toLowerCase();
  const digits = hyphenatedId.test(lower) ? lower.replaceAll("-", "") : lower;
  return isWorkspaceId(digits) ? digits : null;
}

/** The origin to call: https, or http on this computer only. Blank text means the public GreenLake address. */
export function parseBaseUrl(text: string, field: FieldName = "baseUrl"): Result<string> {
  const trimmed = text.trim();
  if (trimmed === "") return ok(publicBaseUrl);
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

/** Accepts a workspace ID, which is then at `baseUrl`, or a whole issuer URL with or without `/token`. */
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

/** The issuer identifier (RFC 8414); its token endpoint adds `/token`. */
export const issuerUrl = ({ baseUrl, workspaceId }: Issuer): string =>
  `${baseUrl}/authorization/v2/oauth2/${workspaceId}`;

export const tokenEndpointUrl = (issuer: Issuer): string => `${issuerUrl(issuer)}/token`;

function invalid(context: z.RefinementCtx, message: string) {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

/** For files and answers: any form that `toWorkspaceId` accepts. */
export const workspaceIdSchema = z
  .string()
  .transform((text, context) => toWorkspaceId(text) ?? invalid(context, "not a workspace ID"));

/** For files: any address that `parseBaseUrl` accepts. */
export const baseUrlSchema = z.string().transform((text, context) => {
  const parsed = parseBaseUrl(text);
  return parsed.ok ? parsed.value : invalid(context, "not a usable address");
});

/** GreenLake’s API and its console, in every region. */
const greenlakeHost = /(?:^|\.)greenlake\.hpe\.com$/;

/**
 * An https origin without a trailing slash, or empty for none. `greenlakeUrl` is the address of the MSP’s GreenLake, if it has
 * one. Errors: `invalidInput` on `centralUrl`.
 */
export function parseCentralUrl(text: string, greenlakeUrl: string | null): Result<string> {
  if (text.trim() === "") return ok("");
  const parsed = parseBaseUrl(text, "centralUrl");
  if (!parsed.ok) return parsed;
  const { protocol, hostname } = new URL(parsed.value);
  if (protocol !== "https:")
    return invalidInput("centralUrl", "Central’s address has to start with https://.");
  const isGreenlake = parsed.value === greenlakeUrl || greenlakeHost.test(hostname);
  return isGreenlake
    ? invalidInput(
        "centralUrl",
        "This is GreenLake’s address. Central has its own, with “central” in its name.",
      )
    : parsed;
}

/** For files. An address that is refused today is dropped, as no file may become unreadable because of it. */
export const storedCentralUrlSchema = z
  .string()
  .default("")
  .transform((text) => {
    const parsed = parseCentralUrl(text, null);
    return parsed.ok ? parsed.value : "";
  });
