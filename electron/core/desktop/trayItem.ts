// The entries of the tray menu, and what the tray needs to know to draw them.
import type {
  AppSnapshot,
  MspSummary,
  Tenant,
  TenantOfMsp,
  TenantToken,
} from "../../contract/contract.ts";

/** One MSP as the tray shows it. */
export type TrayMsp = MspSummary &
  Pick<AppSnapshot, "tenants" | "tokens" | "usage"> & {
    /** Its own token. */
    readonly mspToken: TenantToken;
  };

export interface TrayView extends Pick<AppSnapshot, "locked" | "lastCopy" | "clipboard" | "batch"> {
  readonly msps: readonly TrayMsp[];
}

export type TrayAction =
  | ({ readonly kind: "copy" } & TenantOfMsp)
  | { readonly kind: "copyMsp"; readonly mspId: string }
  | {
      readonly kind:
        | "quickPick"
        | "open"
        | "lock"
        | "unlock"
        | "settings"
        | "clearClipboard"
        | "getTokens"
        | "cancelTokens"
        | "quit";
    };

export type TrayItem =
  | { readonly kind: "words"; readonly label: string }
  | { readonly kind: "line" }
  | { readonly kind: "action"; readonly label: string; readonly action: TrayAction }
  | { readonly kind: "menu"; readonly label: string; readonly items: readonly TrayItem[] };

const mspTokenLabel = "MSP token (whole MSP)";
/** Separates a name from its state, because menus have no columns. */
export const gap = "   ";

export const line: TrayItem = { kind: "line" };
export const words = (label: string): TrayItem => ({ kind: "words", label });
export const action = (
  label: string,
  kind: Exclude<TrayAction["kind"], "copy" | "copyMsp">,
): TrayItem => ({
  kind: "action",
  label,
  action: { kind },
});
/** In words that no tenant’s entry has. */
export const mspTokenItem = (mspId: string, state: string): TrayItem => ({
  kind: "action",
  label: state === "" ? mspTokenLabel : `${mspTokenLabel}${gap}${state}`,
  action: { kind: "copyMsp", mspId },
});
export const copyItem = (mspId: string, { workspaceId }: Tenant, label: string): TrayItem => ({
  kind: "action",
  label,
  action: { kind: "copy", mspId, workspaceId },
});

export const mspStatus = (label: string, { status }: MspSummary): TrayItem =>
  words(status === "needsSecret" ? `${label}, needs its client secret` : label);
