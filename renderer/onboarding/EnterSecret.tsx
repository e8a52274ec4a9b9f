// Asks again for the client secret of a known API client.
import type { AppSnapshot, Connection } from "../../electron/contract/contract.ts";
import { Warning } from "../ui/Warning.tsx";
import { CredentialsForm } from "../credentials/CredentialsForm.tsx";
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
      <Warning>{connection.reason}</Warning>
      <CredentialsForm profile={connection.profile} contact={snapshot.settings.contact} />
    </FirstRun>
  );
}
