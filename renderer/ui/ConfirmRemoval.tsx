// Asks before removing something, and shows why a removal failed.
import { type ReactNode, useState } from "react";
import type { Failure, Result } from "../../electron/contract/contract.ts";
import { Dialog, SubmitOrCancel } from "./Dialog.tsx";
import { FailureBox } from "./FailureBox.tsx";

interface ConfirmRemovalProps<T> {
  readonly title: string;
  readonly remove: () => Promise<Result<T, Failure>>;
  readonly onRemoved: (value: T) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Stays open when the removal fails. */
export function ConfirmRemoval<T>(props: ConfirmRemovalProps<T>) {
  const { title, remove, onRemoved, onClose, children } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    const result = await remove();
    if (!result.ok) return setFailure(result.error);
    onRemoved(result.value);
    return onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <SubmitOrCancel weight="danger" onCancel={onClose}>
          Remove
        </SubmitOrCancel>
      }
    >
      <p>{children}</p>
      {failure !== null && <FailureBox failure={failure} />}
    </Dialog>
  );
}
