// Which screen is shown: the first run, or the workspaces.
import { useSnapshot } from "./bridge.ts";
import { FirstRun } from "./onboarding/FirstRun.tsx";
import { Workspaces } from "./workspaces/Workspaces.tsx";

export function App() {
  const snapshot = useSnapshot();
  if (snapshot === null) return null;
  const { connection } = snapshot;
  return connection.status === "ready" ? (
    <Workspaces snapshot={snapshot} connection={connection} />
  ) : (
    <FirstRun snapshot={snapshot} connection={connection} />
  );
}
