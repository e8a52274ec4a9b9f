// Whose devices a workspace holds, as GreenLake says.
import type { Tenant } from "../../electron/contract.ts";
import styles from "./Badge.module.css";

const words = { msp: "MSP-owned", customer: "Customer-owned" } as const;

export function Ownership({ ownership }: Pick<Tenant, "ownership">) {
  return ownership === null ? null : <span className={styles.badge}>{words[ownership]}</span>;
}
