// A tenant with a checkbox, for lists to choose from.
import type { ReactNode } from "react";
import { shortId, tenantName } from "../ui/format.ts";
import styles from "./TenantChoice.module.css";

interface TenantChoiceProps {
  readonly tenant: Parameters<typeof tenantName>[0];
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Tells screen readers what a tick does, unless it adds the tenant. */
  readonly verb?: string;
  /** Shown after the name. */
  readonly children?: ReactNode;
}

export function TenantChoice({ tenant, checked, onChange, verb, children }: TenantChoiceProps) {
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {verb !== undefined && <span className="visually-hidden">{verb} </span>}
      <bdi className={styles.name} title={tenantName(tenant)}>
        {tenantName(tenant)}
      </bdi>
      {children}
      <span className={styles.id}>{shortId(tenant.workspaceId)}</span>
    </label>
  );
}
