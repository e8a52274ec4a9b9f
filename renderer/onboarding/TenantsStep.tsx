// The fourth step: chooses tenants from GreenLake’s list or by pasted IDs.
import { type ComponentProps, useState } from "react";
import type { Discovery } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { KeepSecret } from "../lock/KeepSecret.tsx";
import { SetPassphrase } from "../lock/SetPassphrase.tsx";
import { AddTenants } from "../tenants/AddTenants.tsx";
import { useFinding } from "../tenants/FindTenants.tsx";
import { formatCount } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import { Warning } from "../ui/Warning.tsx";
import type { WizardState } from "./useWizard.ts";
import styles from "./Wizard.module.css";

interface TenantsStepProps {
  readonly wizard: WizardState;
  readonly discovery: Discovery;
  /** Why the secret is kept for this run only; null if it is stored. */
  readonly keptForThisRun: string | null;
}

interface ShortProps {
  readonly icon: ComponentProps<typeof Icon>["name"];
  readonly children: string;
}

/** Words that give way to an icon at 200 %, so that the buttons stay in one row. */
const Short = ({ icon, children }: ShortProps) => (
  <>
    <span className={styles.words}>{children}</span>
    <span className={styles.icon}>
      <Icon name={icon} />
    </span>
  </>
);

export function TenantsStep({ wizard, discovery, keptForThisRun }: TenantsStepProps) {
  const bridge = useBridge();
  const [pasting, setPasting] = useState(false);
  const finish = () => void bridge.saveDraft({ draft: null });
  const { view, count, chosen, addChosen, addAll } = useFinding(discovery, finish);
  return (
    <>
      {keptForThisRun !== null && (
        <Warning>
          The client secret is kept for this run only: {keptForThisRun}{" "}
          <KeepSecret dialog={SetPassphrase} />
        </Warning>
      )}
      {view}
      <div className={styles.actions}>
        <Button weight="secondary" title="Back" onClick={() => wizard.go("check")}>
          <Short icon="back">Back</Short>
        </Button>
        <Button weight="secondary" title="Paste IDs" onClick={() => setPasting(true)}>
          <Short icon="plus">Paste IDs</Short>
        </Button>
        <Button weight={count === 0 ? "primary" : "secondary"} onClick={finish}>
          Later
        </Button>
        {count > 0 && (
          <Button weight="primary" onClick={chosen > 0 ? addChosen : addAll}>
            {chosen > 0 ? (
              `Add ${formatCount(chosen)}`
            ) : (
              <span>
                Add all<span className={styles.words}> {formatCount(count)}</span>
              </span>
            )}
          </Button>
        )}
      </div>
      {pasting && <AddTenants onClose={() => setPasting(false)} />}
    </>
  );
}
