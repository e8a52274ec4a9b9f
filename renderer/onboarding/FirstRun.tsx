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
            Use a personal API client of the MSP workspace for the service “HPE GreenLake Cloud
            Platform”. The console shows its client secret once, when you create it. Every engineer
            makes their own: it stops working when its owner leaves. Paste the two lines from the
            console, a <code>.env</code> file or pycentral’s YAML into any field, or drop the file
            here: what they name is filled in.
          </p>
        ) : (
          <p className={styles.reason}>
            <Icon name="warning" />
            <span>{known.reason}</span>
          </p>
        )}
        <CredentialsForm profile={known?.profile ?? null} contact={snapshot.settings.contact} />
      </div>
    </main>
  );
}
