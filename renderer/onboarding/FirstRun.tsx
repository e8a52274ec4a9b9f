// Where an MSP still lacks something: one column, above it which MSP this is and the ways away from it.
import { type ReactNode, useState } from "react";
import type { AppSnapshot } from "../../electron/contract.ts";
import { Button } from "../ui/Button.tsx";
import { Notices } from "../ui/Notices.tsx";
import { MspSwitcher } from "../workspaces/MspSwitcher.tsx";
import { RemoveMsp } from "../workspaces/RemoveMsp.tsx";
import styles from "./FirstRun.module.css";

function MspBar({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const [removing, setRemoving] = useState(false);
  const shown = snapshot.msps.find(({ id }) => id === snapshot.mspId);
  if (shown === undefined) return null;
  return (
    <div className={styles.bar}>
      <MspSwitcher snapshot={snapshot} />
      <Button className={styles.remove} onClick={() => setRemoving(true)}>
        Remove this MSP
      </Button>
      {removing && <RemoveMsp msp={shown} onClose={() => setRemoving(false)} />}
    </div>
  );
}

interface FirstRunProps {
  readonly snapshot: AppSnapshot;
  readonly children: ReactNode;
}

export function FirstRun({ snapshot, children }: FirstRunProps) {
  return (
    <main className={styles.screen}>
      <div className={styles.column}>
        <MspBar snapshot={snapshot} />
        <Notices notices={snapshot.notices} />
        {children}
      </div>
    </main>
  );
}
