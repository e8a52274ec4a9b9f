// The third step: the connection check, which starts automatically. Continue saves credentials that passed.
import { useEffect, useRef } from "react";
import type { ConnectionCheck, CheckStepId } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { useOneAtATime } from "../ui/Dialog.tsx";
import { Check } from "../credentials/Check.tsx";
import { useCheck } from "../credentials/useCheck.ts";
import type { WizardState } from "./useWizard.ts";

/** Enough to continue: GreenLake accepts the client, and the token is for no other workspace. Other permissions can follow later. */
function isEnough(check: ConnectionCheck): boolean {
  if (check.status !== "done") return false;
  const { steps } = check;
  const has = (wanted: CheckStepId, is: string) =>
    steps.some(({ id, status }) => id === wanted && status === is);
  return has("clientAccepted", "passed") && !has("tokenForWorkspace", "failed");
}

export function CheckStep({ wizard }: { readonly wizard: WizardState }) {
  const { input, go, back, connect, isSaving, isSaved } = wizard;
  const once = useOneAtATime();
  const onward = useRef<HTMLButtonElement>(null);
  const { check, run } = useCheck(input, (refused) => {
    if (refused !== null) go("client", refused);
  });
  const hasPassed = isEnough(check);

  useEffect(() => {
    if (hasPassed) onward.current?.focus();
  }, [hasPassed]);

  return (
    <Check
      check={check}
      onRun={run}
      actions={
        <>
          <Button weight="secondary" onClick={back}>
            Back
          </Button>
          <Button
            ref={onward}
            weight="primary"
            disabled={!(hasPassed || isSaved)}
            aria-disabled={isSaving}
            onClick={() => void once(connect)}
          >
            {isSaving ? "Saving…" : "Continue"}
          </Button>
        </>
      }
    />
  );
}
