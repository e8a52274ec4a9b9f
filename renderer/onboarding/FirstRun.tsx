// The first window a new engineer meets: which API client to make, and the form for it.
import type { AppSnapshot, Connection } from "../../electron/contract.ts";
import { Icon } from "../ui/icons.tsx";
import { Notices } from "../ui/Notices.tsx";
import { CredentialsForm } from "./CredentialsForm.tsx";
import styles from "./FirstRun.module.css";

interface FirstRunProps {
  readonly snapshot: AppSnapshot;
  readonly connection: Exclude<Connection, { status: "ready" }>;
}

export function FirstRun({ snapshot, connection }: FirstRunProps) {
  const known = connection.status === "needsSecret" ? connection : null;
  return (
    <main className={styles.screen}>
      <div className={styles.column}>
        <h1 className={styles.title}>
          {known === null ? "Connect your MSP workspace" : "Enter the client secret again"}
        </h1>
        <Notices notices={snapshot.notices} />
        {known === null ? (
          <p className={styles.lead}>
            Tenantry signs in with your own API client and exchanges its token for a tenant’s, when
            you ask for one.
          </p>
        ) : (
          <p className={styles.reason}>
            <Icon name="warning" />
            <span>{known.reason}</span>
          </p>
        )}
        <details className={styles.steps}>
          <summary>Which API client do I need?</summary>
          <p>
            In the HPE GreenLake console, open your MSP workspace and create a personal API client
            for the service “HPE GreenLake Cloud Platform”. Its client secret is shown once: copy it
            from there. The client is yours alone, so each engineer makes their own.
          </p>
        </details>
        <CredentialsForm profile={known?.profile ?? null} contact={snapshot.settings.contact} />
      </div>
    </main>
  );
}
