// The entries of the tray menu, and what the tray needs to know to draw them.
import type { AppSnapshot, MspSummary, Tenant, TenantOfMsp } from "../../contract/contract.ts";
import { middleCut, nameOf } from "../base/names.ts";

/** One MSP as the tray shows it. */
export type TrayMsp = MspSummary & Pick<AppSnapshot, "tenants" | "tokens" | "usage">;

export interface TrayView extends Pick<AppSnapshot, "locked" | "lastCopy" | "clipboard"> {
  readonly msps: readonly TrayMsp[];
}

export type TrayAction =
  | ({ readonly kind: "copy" } & TenantOfMsp)
  | {
      readonly kind:
        | "quickPick"
        | "open"
        | "lock"
        | "unlock"
        | "settings"
        | "clearClipboard"
        | "quit";
    };

export type TrayItem =
  | { readonly kind: "words"; readonly label: string }
  | { readonly kind: "line" }
  | { readonly kind: "action"; readonly label: string; readonly action: TrayAction }
  | { readonly kind: "menu"; readonly label: string; readonly items: readonly TrayItem[] };

/** Characters, as people count them. */
export const longestName = 40;

export const line: TrayItem = { kind: "line" };
export const words = (label: string): TrayItem => ({ kind: "words", label });
export const action = (label: string, kind: Exclude<TrayAction["kind"], "copy">): TrayItem => ({
  kind: "action",
  label,
  action: { kind },
});
export const copyItem = (mspId: string, { workspaceId }: Tenant, label: string): TrayItem => ({
  kind: "action",
  label,
  action: { kind: "copy", mspId, workspaceId },
});

export const shownName = (tenant: Tenant): string => middleCut(nameOf(tenant), longestName);

export function mspStatus({ name, status }: MspSummary, locked: boolean): TrayItem {
  const shown = middleCut(name, longestName);
  if (locked) return words(`${shown}, locked`);
  return words(status === "needsSecret" ? `${shown}, needs its client secret` : shown);
}
