// The connection check in a dialog: it begins as the dialog opens, and is over when that closes.
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
  /** For a failure that a form shows beside its field; without it, it is shown here. */
  readonly onRefused?: (failure: Failure) => void;
}

const none = { status: "none" } as const;

export function CheckDialog({ input, onClose, onRefused }: CheckDialogProps) {
  const bridge = useBridge();
  const current = useSnapshot()?.check ?? none;
  // What an earlier check found is not shown for this one.
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
