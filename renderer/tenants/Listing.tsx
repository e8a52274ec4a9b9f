// Marks a tenant that is new in GreenLake’s list, or no longer in it.
import type { Tenant } from "../../electron/contract/contract.ts";
import styles from "./Badge.module.css";

export function Listing({ listing }: Pick<Tenant, "listing">) {
  if (listing === "new") return <span className={`${styles.badge} ${styles.fresh}`}>New</span>;
  if (listing !== "vanished") return null;
  return (
    <span
      className={`${styles.badge} ${styles.vanished}`}
      title="GreenLake no longer lists this workspace among the MSP’s tenants."
    >
      No longer listed
    </span>
  );
}
