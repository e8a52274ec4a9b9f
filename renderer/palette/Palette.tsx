// The quick pick window: type a few letters, press Enter, and the token is on the clipboard.
import type { ReactNode } from "react";
import type { AppSnapshot, Tenant } from "../../electron/contract/contract.ts";
import { useBridge, useSnapshot } from "../bridge.ts";
import { countHidden } from "../order/shown.ts";
import { Button } from "../ui/Button.tsx";
import { Locked } from "../lock/Locked.tsx";
import { useTheme } from "../ui/useTheme.ts";
import { useEscape } from "../focus/useEscape.ts";
import styles from "./Palette.module.css";
import { Picker } from "./Picker.tsx";

interface NothingProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Nothing({ title, children }: NothingProps) {
  const bridge = useBridge();
  return (
    <main className={styles.nothing}>
      <h1>{title}</h1>
      <p>{children}</p>
      <Button
        weight="primary"
        autoFocus
        onClick={() => void bridge.openWindow({ workspaceId: null })}
      >
        Open Tenantry
      </Button>
    </main>
  );
}

function NotReady({ connection, msps, mspId }: AppSnapshot) {
  if (connection.status !== "needsSecret" || connection.profile.clientId === "")
    return (
      <Nothing title="No API client yet">
        Connect your MSP workspace first; it takes a minute.
      </Nothing>
    );
  const shown = msps.length > 1 ? msps.find(({ id }) => id === mspId) : undefined;
  return (
    <Nothing title="The client secret is missing">
      {shown === undefined ? (
        "Enter it again in the main window."
      ) : (
        <>
          Enter it again for <bdi>{shown.name}</bdi> in the main window, or choose another MSP
          there.
        </>
      )}
    </Nothing>
  );
}

const hasShown = (tenants: readonly Tenant[]): boolean => countHidden(tenants) < tenants.length;

function Content({ snapshot }: { snapshot: AppSnapshot }) {
  const bridge = useBridge();
  useEscape(() => void bridge.closeQuickPick(null));
  if (snapshot.locked) return <Locked passphrase={snapshot.passphrase} />;
  const { connection, tenants, otherTenants } = snapshot;
  // The MSP that is shown does not stand in the way of the others.
  if (Object.values(otherTenants).some(hasShown)) return <Picker snapshot={snapshot} />;
  if (connection.status !== "ready") return <NotReady {...snapshot} />;
  if (tenants.length === 0)
    return <Nothing title="No tenants yet">Add tenants in the main window.</Nothing>;
  if (!hasShown(tenants))
    return <Nothing title="All tenants are hidden">Show them in the main window.</Nothing>;
  return <Picker snapshot={snapshot} />;
}

export function Palette() {
  const snapshot = useSnapshot();
  useTheme(snapshot?.settings.theme ?? "system");
  if (snapshot === null) return null;
  // The state is reset whenever the quick pick closes, which gives the navigation a new ID, and for another MSP.
  const { navigation, mspId } = snapshot;
  return (
    <div className={styles.window}>
      <Content key={`${navigation?.id ?? ""} ${mspId}`} snapshot={snapshot} />
    </div>
  );
}
