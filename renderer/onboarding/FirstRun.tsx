// The frame of the screens for an MSP that is not ready: one column, and above it the MSP’s name and the ways out.
import { type ReactNode, useState } from "react";
import type { AppSnapshot, MspSummary } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { useEscape } from "../focus/useEscape.ts";
import { ShortcutList } from "../shortcuts/ShortcutList.tsx";
import { useShortcuts } from "../shortcuts/shortcuts.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/icons.tsx";
import { Notices } from "../toasts/Notices.tsx";
import { MspSwitcher } from "../msps/MspSwitcher.tsx";
import { RemoveMsp } from "../msps/RemoveMsp.tsx";
import styles from "./FirstRun.module.css";

function Remove({ msp }: { readonly msp: MspSummary }) {
  const [removing, setRemoving] = useState(false);
  return (
    <>
      <Button className={styles.remove} onClick={() => setRemoving(true)}>
        Remove this MSP
      </Button>
      {removing && <RemoveMsp msp={msp} onClose={() => setRemoving(false)} />}
    </>
  );
}

/** Discards an MSP that was never stored. */
function Cancel({ back }: { readonly back: MspSummary }) {
  const bridge = useBridge();
  const cancel = async () => {
    await bridge.saveDraft({ draft: null });
    await bridge.selectMsp(null, back.id);
  };
  return (
    <Button
      weight="icon"
      aria-label={`Back to ${back.name}`}
      title="Cancel"
      onClick={() => void cancel()}
    >
      <Icon name="close" />
    </Button>
  );
}

function MspBar({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { msps, mspId, connection } = snapshot;
  const shown = msps.find(({ id }) => id === mspId);
  const [first] = msps;
  if (first === undefined) return null;
  // The very first MSP is still being set up while its tenants are chosen.
  if (msps.length === 1 && connection.status === "ready") return null;
  return (
    <div className={styles.bar}>
      <MspSwitcher snapshot={snapshot} />
      {shown === undefined ? <Cancel back={first} /> : <Remove msp={shown} />}
    </div>
  );
}

interface FirstRunProps {
  readonly snapshot: AppSnapshot;
  readonly children: ReactNode;
}

export function FirstRun({ snapshot, children }: FirstRunProps) {
  const bridge = useBridge();
  const [isHelping, setIsHelping] = useState(false);
  // As in the list. What was typed is kept.
  useEscape(() => void bridge.hideWindow(null));
  useShortcuts(snapshot.app.platform, { help: () => setIsHelping(true) });
  return (
    <main className={styles.screen}>
      <div className={styles.column}>
        <MspBar snapshot={snapshot} />
        <Notices notices={snapshot.notices} />
        {children}
      </div>
      {isHelping && <ShortcutList snapshot={snapshot} onClose={() => setIsHelping(false)} />}
    </main>
  );
}
