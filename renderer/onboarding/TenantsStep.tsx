// The fourth step: chooses tenants from GreenLake’s list or by pasted IDs.
import { useState } from "react";
import type { Discovery } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { KeepSecret } from "../lock/KeepSecret.tsx";
import { AddTenants } from "../tenants/AddTenants.tsx";
import { useFinding } from "../tenants/FindTenants.tsx";
import { Warning } from "../ui/Warning.tsx";
import type { WizardState } from "./useWizard.ts";
import styles from "./Wizard.module.css";

interface TenantsStepProps {
  readonly wizard: WizardState;
  readonly discovery: Discovery;
  /** Why the secret is kept for this run only; null if it is stored. */
  readonly keptForThisRun: string | null;
}

export function TenantsStep({ wizard, discovery, keptForThisRun }: TenantsStepProps) {
  const bridge = useBridge();
  const [pasting, setPasting] = useState(false);
  const finish = () => void bridge.saveDraft({ draft: null });
  const { view, count, chosen, addChosen, addAll } = useFinding(discovery, finish);
  return (
    <>
      {keptForThisRun !== null && (
        <Warning>
          The client secret is kept for this run only: {keptForThisRun} <KeepSecret />
        </Warning>
      )}
      {view}
      <div className={styles.actions}>
        <Button weight="secondary" onClick={() => wizard.go("check")}>
          Back
        </Button>
        <Button weight="secondary" onClick={() => setPasting(true)}>
          Paste IDs
        </Button>
        <Button weight={count === 0 ? "primary" : "secondary"} onClick={finish}>
          Later
        </Button>
        {count > 0 && (
          <Button weight="primary" onClick={chosen > 0 ? addChosen : addAll}>
            {chosen > 0 ? `Add ${chosen}` : `Add all ${count}`}
          </Button>
        )}
      </div>
      {pasting && <AddTenants onClose={() => setPasting(false)} />}
    </>
  );
}
