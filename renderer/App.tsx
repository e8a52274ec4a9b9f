// Which screen is shown: the first run, the workspaces, the lock, or that main does not answer.
import styles from "./App.module.css";
import { useLoading, useSnapshot } from "./bridge.ts";
import { FirstRun } from "./onboarding/FirstRun.tsx";
import { ImportTeam } from "./teams/ImportTeam.tsx";
import { TeamDrop } from "./teams/TeamDrop.tsx";
import { Button } from "./ui/Button.tsx";
import { FailureBox } from "./ui/FailureBox.tsx";
import { Locked } from "./ui/Locked.tsx";
import { useTheme } from "./ui/useTheme.ts";
import { Workspaces } from "./workspaces/Workspaces.tsx";

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
  const { connection, mspId } = snapshot;
  // A form does not go on with another workspace's values, nor without those that a team file brings.
  const whose = connection.status === "none" ? mspId : connection.profile.workspaceId;
  if (snapshot.locked) return <Locked />;
  return (
    <>
      <TeamDrop />
      {connection.status === "ready" ? (
        <Workspaces snapshot={snapshot} connection={connection} />
      ) : (
        <FirstRun key={whose} snapshot={snapshot} connection={connection} />
      )}
      {snapshot.teamFile !== null && (
        <ImportTeam state={snapshot.teamFile} formats={snapshot.copyFormats} />
      )}
    </>
  );
}
