// What of the first run's form may lie on disk: nothing that may be a secret, be it in the wrong field.
import type { Draft } from "../../contract/contract.ts";
import { redact } from "../base/redact.ts";

const holdsNoSecret = (text: string): boolean => redact(text) === text;
/** A block that was pasted into one line has blanks; no such value has. */
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
