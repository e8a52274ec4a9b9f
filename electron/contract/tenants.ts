// The contract's part about tenants, as an operator keeps them and as GreenLake lists them. Types only.
import type { Colour } from "./colours.ts";
import type { WorkspaceId } from "./contract.ts";
import type { Failure } from "./failures.ts";

export interface Tenant {
  readonly workspaceId: WorkspaceId;
  /** Empty where nobody has given one yet. */
  readonly name: string;
  /** A short name to find it by; empty for none. */
  readonly alias: string;
  /** At the head of the tray's menu and of the quick pick. */
  readonly pinned: boolean;
  /** What its token is copied as; null for the setting's format. */
  readonly copyFormat: string | null;
  /** Who owns the devices in it; null where GreenLake has not said. */
  readonly ownership: "msp" | "customer" | null;
  /** In GreenLake's list when that was last read: newly, still, or no longer; null where it never was. */
  readonly listing: "new" | "listed" | "vanished" | null;
  /** By which the wrong customer is hard to pick; null for none. */
  readonly colour: Colour | null;
  /** Free text; empty for none. */
  readonly note: string;
}

/** What an operator says of a tenant; what is not named stays. */
export type TenantChange = Partial<
  Pick<Tenant, "name" | "alias" | "pinned" | "copyFormat" | "colour" | "note">
>;

/** A tenant as GreenLake lists it. */
export interface ListedTenant extends Pick<Tenant, "workspaceId" | "name" | "ownership"> {
  /** Whether it is among the operator's tenants already. */
  readonly known: boolean;
}

/** The MSP's tenants as GreenLake lists them: being asked for, or asked for last. */
export type Discovery =
  | { readonly status: "none" }
  | { readonly status: "running"; readonly found: number; readonly total: number | null }
  | {
      readonly status: "done";
      readonly tenants: readonly ListedTenant[];
      /** False where GreenLake says that there are more than it gave, or where it broke off. */
      readonly complete: boolean;
      readonly total: number | null;
      /** Entries without a usable workspace ID. */
      readonly skipped: number;
      /** Why it broke off; what came before is kept. */
      readonly failure: Failure | null;
    };
