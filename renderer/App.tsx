// Which screen is shown: the first run, the workspaces, or that main does not answer.
import { useEffect } from "react";
import type { Theme } from "../electron/contract.ts";
import styles from "./App.module.css";
import { useLoading, useSnapshot } from "./bridge.ts";
import { FirstRun } from "./onboarding/FirstRun.tsx";
import { Button } from "./ui/Button.tsx";
import { FailureBox } from "./ui/FailureBox.tsx";
import { Workspaces } from "./workspaces/Workspaces.tsx";

/** The attribute that HPE's colour tokens are scoped by. */
function useTheme(theme: Theme): void {
  useEffect(() => {
    document.documentElement.dataset["mode"] = theme === "system" ? "auto" : theme;
  }, [theme]);
}

function NoAnswer() {
  const { failure, load } = useLoading();
  if (failure === null) return null;
  return (
    <main className={styles.screen}>
      <h1>Tenantry</h1>
      <FailureBox failure={failure} />
      <Button weight="primary" onClick={load}>
        Try again
      </Button>
    </main>
  );
}

export function App() {
  const snapshot = useSnapshot();
  useTheme(snapshot?.settings.theme ?? "system");
  if (snapshot === null) return <NoAnswer />;
  const { connection } = snapshot;
  return connection.status === "ready" ? (
    <Workspaces snapshot={snapshot} connection={connection} />
  ) : (
    <FirstRun snapshot={snapshot} connection={connection} />
  );
}
