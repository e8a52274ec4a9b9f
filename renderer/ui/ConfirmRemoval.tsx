// Asks before removing something, may offer something better, and shows why it failed.
import { type ReactNode, useState } from "react";
import type { Failure, Result } from "../../electron/contract/contract.ts";
import { Button } from "./Button.tsx";
import { Dialog, SubmitOrCancel, useOneAtATime } from "./Dialog.tsx";
import { FailureBox } from "./FailureBox.tsx";

interface Step<T> {
  readonly run: () => Promise<Result<T, Failure>>;
  readonly onDone: (value: T) => void;
}

interface ConfirmRemovalProps<T> {
  readonly title: string;
  /** The word on the button. */
  readonly label?: string;
  readonly remove: () => Promise<Result<T, Failure>>;
  readonly onRemoved: (value: T) => void;
  /** What to offer first, for something that a removal does not keep away. */
  readonly instead?: Step<T> & { readonly label: string };
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Stays open when the removal fails. */
export function ConfirmRemoval<T>(props: ConfirmRemovalProps<T>) {
  const { title, label = "Remove", remove, onRemoved, instead, onClose, children } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const once = useOneAtATime();
  const take = ({ run, onDone }: Step<T>) =>
    once(async () => {
      const result = await run();
      if (!result.ok) return setFailure(result.error);
      onDone(result.value);
      return onClose();
    });
  const removal = { run: remove, onDone: onRemoved };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => take(instead ?? removal)}
      actions={
        instead === undefined ? (
          <SubmitOrCancel weight="danger" onCancel={onClose}>
            {label}
          </SubmitOrCancel>
        ) : (
          <>
            <Button weight="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button weight="danger" onClick={() => void take(removal)}>
              {label}
            </Button>
            <Button weight="primary" type="submit">
              {instead.label}
            </Button>
          </>
        )
      }
    >
      <p>{children}</p>
      {failure !== null && <FailureBox failure={failure} />}
    </Dialog>
  );
}
