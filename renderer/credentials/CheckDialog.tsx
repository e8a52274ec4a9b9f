// The connection check in a dialog.
import { useState } from "react";
import type { ConnectInput, Failure } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Check } from "./Check.tsx";
import { useCheck } from "./useCheck.ts";

interface CheckDialogProps {
  readonly input: ConnectInput;
  readonly onClose: () => void;
  /** Hands a refused input to a form, which shows it beside the field; without it, the dialog shows it. */
  readonly onRefused?: (failure: Failure) => void;
}

export function CheckDialog({ input, onClose, onRefused }: CheckDialogProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const { check, run } = useCheck(input, (refused) => {
    if (refused !== null && onRefused !== undefined) onRefused(refused);
    else setFailure(refused);
  });
  return (
    <Dialog title="Check connection" onClose={onClose} onSubmit={onClose} actions={null}>
      {failure !== null && <FailureBox failure={failure} />}
      <Check
        check={check}
        onRun={run}
        actions={
          <Button weight="secondary" onClick={onClose}>
            Close
          </Button>
        }
      />
    </Dialog>
  );
}
