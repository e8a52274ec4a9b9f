// The connection check in a dialog: opening it starts the check, closing it ends the check.
import { useEffect, useEffectEvent, useState } from "react";
import type { ConnectInput, Failure, Result } from "../../electron/contract/contract.ts";
import { useBridge, useSnapshot } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Check } from "./Check.tsx";

interface CheckDialogProps {
  readonly input: ConnectInput;
  readonly onClose: () => void;
  /** Hands a refused input to a form, which shows it beside the field; without it, the dialog shows it. */
  readonly onRefused?: (failure: Failure) => void;
}

const none = { status: "none" } as const;

export function CheckDialog({ input, onClose, onRefused }: CheckDialogProps) {
  const bridge = useBridge();
  const current = useSnapshot()?.check ?? none;
  // The snapshot may still hold the result of an earlier check.
  const [earlier] = useState(current);
  const [failure, setFailure] = useState<Failure | null>(null);
  const settle = (result: Result<null, Failure>) => {
    const refused = result.ok || result.error.kind === "cancelled" ? null : result.error;
    if (refused !== null && onRefused !== undefined) onRefused(refused);
    else setFailure(refused);
  };
  const run = () => void bridge.checkConnection(input).then(settle);
  const begin = useEffectEvent(run);
  useEffect(() => {
    begin();
    return () => void bridge.cancelCheck(null);
  }, [bridge]);
  return (
    <Dialog title="Check connection" onClose={onClose} onSubmit={onClose} actions={null}>
      {failure !== null && <FailureBox failure={failure} />}
      <Check
        check={current === earlier ? none : current}
        onRun={run}
        onCancel={() => void bridge.cancelCheck(null)}
        onCopyReport={() => bridge.copyCheckReport(null)}
        actions={
          <Button weight="secondary" onClick={onClose}>
            Close
          </Button>
        }
      />
    </Dialog>
  );
}
