// Asks before Escape throws away what was typed: the key could have been meant for something else.
import { useState } from "react";
import { useEscape } from "../focus/useEscape.ts";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";

interface DiscardProps {
  readonly onDiscard: () => void;
  readonly onBack: () => void;
}

export function Discard({ onDiscard, onBack }: DiscardProps) {
  return (
    <Dialog
      title="Discard what you typed?"
      onClose={onBack}
      onSubmit={onDiscard}
      actions={
        <SubmitOrCancel weight="danger" cancel="Keep editing" onCancel={onBack}>
          Discard
        </SubmitOrCancel>
      }
    >
      <p>It has not been saved.</p>
    </Dialog>
  );
}

interface EscapeLeavesProps {
  readonly hasTyped: boolean;
  readonly onLeave: () => void;
}

/** For a form that is no dialog. */
export function EscapeLeaves({ hasTyped, onLeave }: EscapeLeavesProps) {
  const [discarding, setDiscarding] = useState(false);
  useEscape(() => (hasTyped ? setDiscarding(true) : onLeave()));
  return discarding ? <Discard onDiscard={onLeave} onBack={() => setDiscarding(false)} /> : null;
}
