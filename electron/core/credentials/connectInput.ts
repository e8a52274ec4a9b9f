// Checks the credentials form field by field, before anything goes over the network.
import { publicBaseUrl } from "../../contract/constants.ts";
import type { ConnectInput, FieldName, Result } from "../../contract/contract.ts";
import { type ApiClient, type Issuer, parseBaseUrl, parseIssuer } from "../base/issuer.ts";
import { invalidInput, ok } from "../base/result.ts";
import { placeholderIn } from "./formats/placeholders.ts";

export interface ConnectRequest {
  readonly issuer: Issuer;
  readonly client: ApiClient;
  readonly contact: string;
}

const longestField = 512;
const visibleAscii = /^[\x21-\x7e]+$/;
/** RFC 6749 section 3.3. */
const scopeSyntax = /^(?:[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*)?$/;
/** Fits into a comment in the `User-Agent` header (RFC 9110 section 10.1.5), and has no brackets of its own. */
const contactSyntax = /^[\x20-\x27\x2a-\x5b\x5d-\x7e]*$/;
const longestContact = 100;

/** Drops space around a pasted value; space inside it means that too much was pasted. */
function parseCredential(text: string, field: FieldName, label: string): Result<string> {
  const value = text.trim();
  if (value === "") return invalidInput(field, `Enter the ${label}.`);
  if (value.length > longestField)
    return invalidInput(field, `This is too long for a ${label}: ${value.length} characters.`);
  if (!visibleAscii.test(value))
    return invalidInput(field, `A ${label} has no spaces, line breaks or special characters.`);
  const standsIn = placeholderIn(value);
  return standsIn === null ? ok(value) : invalidInput(field, standsIn);
}

export function parseContact(text: string): Result<string> {
  const contact = text.trim();
  if (contact.length > longestContact)
    return invalidInput("contact", `Use at most ${longestContact} characters.`);
  return contactSyntax.test(contact)
    ? ok(contact)
    : invalidInput("contact", "Use plain letters, digits and punctuation, without brackets.");
}

function parseScope(text: string): Result<string> {
  const scope = text.trim().replace(/ +/g, " ");
  return scopeSyntax.test(scope) && scope.length <= longestField
    ? ok(scope)
    : invalidInput("scope", "Enter the scope as plain words, separated by spaces.");
}

const regionalHost = /^(?:us-west|eu-west|eu-central|ap-northeast)\.api\.greenlake\.hpe\.com$/;
const centralHost = /(?:^|\.)arubanetworks\.com$/;

/** HPE’s addresses that give no tokens, with the one that does; null for any other address. */
export function misuseOf(baseUrl: string): string | null {
  const { hostname } = new URL(baseUrl);
  const advice = "Leave the base URL empty.";
  if (regionalHost.test(hostname))
    return `${hostname} is a regional address for API calls. Tokens always come from global.api.greenlake.hpe.com. ${advice}`;
  if (centralHost.test(hostname))
    return `${hostname} is an address of HPE Aruba Networking Central, not of GreenLake. ${advice}`;
  return null;
}

/** An issuer URL brings its own address, which must not contradict `baseUrlText`. */
export function parseMspIssuer(workspace: string, baseUrlText: string): Result<Issuer> {
  const baseUrl = parseBaseUrl(baseUrlText);
  if (!baseUrl.ok) return baseUrl;
  const issuer = parseIssuer(workspace, baseUrl.value);
  if (!issuer.ok) return issuer;
  const misuse = misuseOf(issuer.value.baseUrl);
  if (misuse !== null) return invalidInput("baseUrl", misuse);
  const otherAddress = issuer.value.baseUrl !== baseUrl.value && baseUrl.value !== publicBaseUrl;
  return otherAddress
    ? invalidInput("baseUrl", `The issuer URL names another address: ${issuer.value.baseUrl}.`)
    : issuer;
}

/**
 * Checks every field and reports the first that is wrong. An empty secret is wrong too, unless `secretMayBeEmpty`; it
 * stays empty then.
 */
export function parseConnectInput(
  input: ConnectInput,
  { secretMayBeEmpty = false } = {},
): Result<ConnectRequest> {
  const issuer = parseMspIssuer(input.workspace, input.baseUrl);
  if (!issuer.ok) return issuer;
  const clientId = parseCredential(input.clientId, "clientId", "client ID");
  if (!clientId.ok) return clientId;
  const isLeftOut = secretMayBeEmpty && input.clientSecret.trim() === "";
  const clientSecret = isLeftOut
    ? ok("")
    : parseCredential(input.clientSecret, "clientSecret", "client secret");
  if (!clientSecret.ok) return clientSecret;
  const scope = parseScope(input.scope);
  if (!scope.ok) return scope;
  const contact = parseContact(input.contact);
  if (!contact.ok) return contact;
  return ok({
    issuer: issuer.value,
    client: { clientId: clientId.value, clientSecret: clientSecret.value, scope: scope.value },
    contact: contact.value,
  });
}
