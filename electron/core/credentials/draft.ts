// Decides what the unfinished onboarding may keep on disk: nothing that could be a secret, even in the wrong field.
import type { Draft } from "../../contract/contract.ts";
import { redact } from "../base/redact.ts";

const holdsNoSecret = (text: string): boolean => redact(text) === text;
/** A block pasted into a one-line field has spaces in it; an ID or an address never has. */
const isOneValue = (text: string): boolean => holdsNoSecret(text) && !/\s/.test(text.trim());

const kept = (text: string, isKept: (text: string) => boolean): string =>
  isKept(text) ? text : "";

export const withoutSecrets = (draft: Draft): Draft => ({
  step: draft.step,
  workspace: kept(draft.workspace, isOneValue),
  clientId: kept(draft.clientId, isOneValue),
  baseUrl: kept(draft.baseUrl, isOneValue),
  scope: kept(draft.scope, holdsNoSecret),
  contact: kept(draft.contact, holdsNoSecret),
  tenants: kept(draft.tenants, holdsNoSecret),
});
