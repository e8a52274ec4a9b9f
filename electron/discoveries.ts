// The contract's part about GreenLake's own list of the MSP's tenants. Types only.
import type { Failure, Tenant } from "./contract.ts";

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
