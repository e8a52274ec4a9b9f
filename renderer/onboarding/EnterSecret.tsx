// For an API client that is known while its secret is not, or no longer.
import type { AppSnapshot, Connection } from "../../electron/contract.ts";
import { Icon } from "../ui/icons.tsx";
import { CredentialsForm } from "./CredentialsForm.tsx";
import { FirstRun } from "./FirstRun.tsx";
import styles from "./FirstRun.module.css";

interface EnterSecretProps {
  readonly snapshot: AppSnapshot;
  readonly connection: Extract<Connection, { status: "needsSecret" }>;
}

export function EnterSecret({ snapshot, connection }: EnterSecretProps) {
  return (
    <FirstRun snapshot={snapshot}>
      <h1 className={styles.title}>Enter the client secret again</h1>
      <p className={styles.reason}>
        <Icon name="warning" />
        <span>{connection.reason}</span>
      </p>
      <CredentialsForm profile={connection.profile} contact={snapshot.settings.contact} />
    </FirstRun>
  );
}
