// Two dialogs that change the client secret: enter one created elsewhere, or have GreenLake create one.
import { useState } from "react";
import type { Failure, Profile } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { useConnect } from "../credentials/useConnect.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { Fact, Facts } from "../ui/Facts.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { failureLine } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import { SecretField } from "../forms/SecretField.tsx";
import styles from "./Settings.module.css";

interface SecretDialogProps {
  readonly profile: Profile;
  readonly onClose: () => void;
}

function WhichClient({ profile }: { profile: Profile }) {
  return (
    <Facts>
      <Fact term="Client ID" id={profile.clientId} />
      <Fact term="MSP workspace" id={profile.workspaceId} />
      <Fact term="Address">{profile.baseUrl}</Fact>
    </Facts>
  );
}

/** Whether to show the failure beside the secret. */
const isAboutSecret = ({ kind, field }: Failure): boolean =>
  field === "clientSecret" || kind === "invalidClient";

interface ReplaceSecretProps extends SecretDialogProps {
  readonly contact: string;
}

export function ReplaceSecret({ profile, contact, onClose }: ReplaceSecretProps) {
  const connect = useConnect();
  const [clientSecret, setClientSecret] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { workspaceId: workspace, clientId, baseUrl, scope } = profile;
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const result = await connect({ workspace, clientId, clientSecret, baseUrl, scope, contact });
    setBusy(false);
    if (result.ok) onClose();
    else setFailure(result.error);
  };
  const beside = failure !== null && isAboutSecret(failure);
  return (
    <Dialog
      title="Replace the secret"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <SubmitOrCancel onCancel={onClose} aria-disabled={busy}>
          {busy ? "Testing…" : "Test and save"}
        </SubmitOrCancel>
      }
    >
      <WhichClient profile={profile} />
      <SecretField
        label="New client secret"
        value={clientSecret}
        onChange={setClientSecret}
        problem={beside ? failureLine(failure) : undefined}
        details={beside ? failure.details : undefined}
        hint="The current secret stays in use until this one is accepted."
      />
      {failure !== null && !beside && <FailureBox failure={failure} />}
    </Dialog>
  );
}

/** After these failures the old secret may no longer work. */
const leavesNothingSure = new Set<Failure["kind"]>(["secretLost", "rotationUnknown"]);

function useRotation(onUnsure: () => void) {
  const bridge = useBridge();
  const [status, setStatus] = useState<"asked" | "busy" | "done">("asked");
  const [failure, setFailure] = useState<Failure | null>(null);
  const rotate = async () => {
    setStatus("busy");
    setFailure(null);
    const result = await bridge.rotateSecret(null);
    setStatus(result.ok ? "done" : "asked");
    if (!result.ok) setFailure(result.error);
    // The dialog with the new secret says what to do next.
    else if (result.value === "unsure") onUnsure();
  };
  return { status, failure, rotate };
}

function Rotated({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title="The secret was rotated"
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button type="submit" weight="primary">
          Done
        </Button>
      }
    >
      <p className={styles.done}>
        <Icon name="tick" />
        GreenLake has accepted the new secret, and it is saved on this computer. The old one no
        longer works.
      </p>
    </Dialog>
  );
}

interface RotateSecretProps extends SecretDialogProps {
  readonly onReplace: () => void;
}

export function RotateSecret({ profile, onClose, onReplace }: RotateSecretProps) {
  const { status, failure, rotate } = useRotation(onClose);
  const isBusy = status === "busy";
  const byHand = failure?.action === "editCredentials";
  // A running rotation must not be left: its outcome would go unseen.
  const close = () => (isBusy ? undefined : onClose());
  if (status === "done") return <Rotated onClose={onClose} />;
  return (
    <Dialog
      title="Rotate secret"
      onClose={close}
      onSubmit={() => (isBusy ? undefined : byHand ? onReplace() : void rotate())}
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
