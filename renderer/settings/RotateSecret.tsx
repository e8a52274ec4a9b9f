// Has GreenLake create a new client secret, which takes the place of the old one.
import { useState } from "react";
import type { Failure, Profile } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { WhichClient } from "../credentials/ReplaceSecret.tsx";
import { useToast } from "../toasts/useToast.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";

/** After these failures the old secret may no longer work. */
const leavesNothingSure = new Set<Failure["kind"]>(["secretLost", "rotationUnknown"]);

/** `onEnd` is called once there is a new secret. */
function useRotation(onEnd: () => void) {
  const bridge = useBridge();
  const say = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const rotate = async () => {
    setIsBusy(true);
    setFailure(null);
    const result = await bridge.rotateSecret(null);
    setIsBusy(false);
    if (!result.ok) return setFailure(result.error);
    // After “unsure”, the dialog with the new secret says what to do next.
    if (result.value === "inForce")
      say("The secret was rotated. The old one no longer works.", { stays: true });
    return onEnd();
  };
  return { isBusy, failure, rotate };
}

interface RotateSecretProps {
  readonly profile: Profile;
  readonly onClose: () => void;
  readonly onReplace: () => void;
}

export function RotateSecret({ profile, onClose, onReplace }: RotateSecretProps) {
  const { isBusy, failure, rotate } = useRotation(onClose);
  const byHand = failure?.action === "editCredentials";
  // A running rotation must not be left: its outcome would go unseen.
  const close = () => (isBusy ? undefined : onClose());
  return (
    <Dialog
      title="Rotate secret"
      onClose={close}
      onSubmit={() => (isBusy ? undefined : byHand ? onReplace() : rotate())}
      actions={
        <>
          <Button weight="secondary" aria-disabled={isBusy} onClick={close}>
            Cancel
          </Button>
          <Button type="submit" weight="primary" aria-disabled={isBusy}>
            {isBusy ? "Rotating…" : byHand ? "Replace the secret" : "Rotate secret"}
          </Button>
        </>
      }
    >
      <p>
        GreenLake gives this API client a new secret, which is checked and saved on this computer.
        The old one stops working immediately, including in scripts and on other computers.
      </p>
      <WhichClient profile={profile} />
      {failure !== null && <FailureBox failure={failure} />}
      {failure !== null && !leavesNothingSure.has(failure.kind) && (
        <p>The current secret still works.</p>
      )}
    </Dialog>
  );
}
