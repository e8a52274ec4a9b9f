// Asks again for the client secret of a known API client, with the MSP’s tenants in sight.
import { useId } from "react";
import type { AppSnapshot, Connection, Tenant } from "../../electron/contract/contract.ts";
import { countTenants, formatCount, shortId, tenantName } from "../ui/format.ts";
import { Warning } from "../ui/Warning.tsx";
import { CredentialsForm } from "../credentials/CredentialsForm.tsx";
import { FirstRun } from "./FirstRun.tsx";
import styles from "./FirstRun.module.css";

interface EnterSecretProps {
  readonly snapshot: AppSnapshot;
  readonly connection: Extract<Connection, { status: "needsSecret" }>;
}

/** Enough to see that they are all still there. */
const mostShown = 100;

function KeptTenants({ tenants }: { readonly tenants: readonly Tenant[] }) {
  const id = useId();
  if (tenants.length === 0) return null;
  const left = tenants.length - mostShown;
  return (
    <section className={styles.kept} aria-labelledby={id}>
      <h2 id={id}>
        {tenants.length === 1 ? "Your tenant is" : `Your ${countTenants(tenants.length)} are`} kept
      </h2>
      {/* It scrolls, so the keyboard has to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul aria-labelledby={id} tabIndex={0}>
        {tenants.slice(0, mostShown).map((tenant) => (
          <li key={tenant.workspaceId}>
            <bdi title={tenant.name === "" ? undefined : tenantName(tenant)}>
              {tenant.name === "" ? "Unnamed workspace" : tenantName(tenant)}
            </bdi>
            <span>{shortId(tenant.workspaceId, tenant.twin?.idEnd)}</span>
          </li>
        ))}
        {left > 0 && <li>and {formatCount(left)} more</li>}
      </ul>
    </section>
  );
}

export function EnterSecret({ snapshot, connection }: EnterSecretProps) {
  return (
    <FirstRun snapshot={snapshot}>
      <h1 className={styles.title}>Enter the client secret again</h1>
      <Warning>{connection.reason}</Warning>
      <KeptTenants tenants={snapshot.tenants} />
      <CredentialsForm
        profile={connection.profile}
        contact={snapshot.settings.contact}
        beginsAtSecret
      />
    </FirstRun>
  );
}
