// The third step: the connection check, which starts automatically. Continue saves credentials that passed.
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ConnectionCheck, CheckStepId } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { Check } from "../credentials/Check.tsx";
import type { WizardState } from "./useWizard.ts";

/** Enough to continue: GreenLake accepts the client, and the token is for no other workspace. Other permissions can follow later. */
function isEnough(check: ConnectionCheck): boolean {
  if (check.status !== "done") return false;
  const { steps } = check;
  const has = (wanted: CheckStepId, is: string) =>
    steps.some(({ id, status }) => id === wanted && status === is);
  return has("clientAccepted", "passed") && !has("tokenForWorkspace", "failed");
}

const none = { status: "none" } as const;

interface CheckStepProps {
  readonly wizard: WizardState;
  readonly check: ConnectionCheck;
}

export function CheckStep({ wizard, check }: CheckStepProps) {
  const bridge = useBridge();
  const { input, go, back, connect, isSaving, isSaved } = wizard;
  // The snapshot may still hold the result of an earlier check.
  const [earlier] = useState(check);
  const onward = useRef<HTMLButtonElement>(null);
  const shown = check === earlier ? none : check;
  const hasPassed = isEnough(shown);

  const run = async () => {
    const result = await bridge.checkConnection(input);
    if (!result.ok && result.error.kind !== "cancelled") go("client", result.error);
  };
  const begin = useEffectEvent(() => void run());
  useEffect(() => {
    begin();
    return () => void bridge.cancelCheck(null);
  }, [bridge]);
  useEffect(() => {
    if (hasPassed) onward.current?.focus();
  }, [hasPassed]);

  return (
    <Check
      check={shown}
      onRun={() => void run()}
      onCancel={() => void bridge.cancelCheck(null)}
      onCopyReport={() => bridge.copyCheckReport(null)}
      actions={
        <>
          <Button weight="secondary" onClick={back}>
            Back
          </Button>
          <Button
            ref={onward}
            weight="primary"
            disabled={isSaving || !(hasPassed || isSaved)}
            onClick={() => void connect()}
          >
            {isSaving ? "Saving…" : "Continue"}
          </Button>
        </>
      }
    />
  );
}
