// Decides what the unfinished onboarding may keep on disk: nothing that could be a secret, even in the wrong field.
import type { Draft } from "../../contract/contract.ts";
import { redact } from "../base/redact.ts";

const holdsNoSecret = (text: string): boolean => redact(text) === text;
/** GreenLake’s client IDs are UUIDs. Anything else in that field, such as 32 hexadecimal digits, may be the secret. */
export const isClientId = (text: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim());
/** A block pasted into a one-line field has spaces in it; an ID or an address never has. */
const isOneValue = (text: string): boolean => holdsNoSecret(text) && !/\s/.test(text.trim());

const kept = (text: string, isKept: (text: string) => boolean): string =>
  isKept(text) ? text : "";

export const withoutSecrets = (draft: Draft): Draft => ({
  step: draft.step,
  workspace: kept(draft.workspace, isOneValue),
  clientId: kept(draft.clientId, isClientId),
  baseUrl: kept(draft.baseUrl, isOneValue),
  scope: kept(draft.scope, holdsNoSecret),
  contact: kept(draft.contact, holdsNoSecret),
  tenants: kept(draft.tenants, holdsNoSecret),
  ...(draft.name === undefined ? {} : { name: kept(draft.name, holdsNoSecret) }),
});
