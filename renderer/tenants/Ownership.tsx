// Shows whose devices a workspace holds, according to GreenLake.
import type { Tenant } from "../../electron/contract/contract.ts";
import styles from "./Badge.module.css";

const words = { msp: "MSP", customer: "Customer" } as const;

export function Ownership({ ownership }: Pick<Tenant, "ownership">) {
  if (ownership === null) return null;
  return (
    <span className={styles.owner} title={`${words[ownership]}-owned inventory`}>
      {words[ownership]}
      <span className="visually-hidden">-owned</span>
    </span>
  );
}
