// Whether a tenant has joined GreenLake's list lately, or left it.
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
      Unlisted
    </span>
  );
}
