// Replaces the client secret with one that was created elsewhere.
import { type Dispatch, type SetStateAction, useState } from "react";
import type { Failure, Profile } from "../../electron/contract/contract.ts";
import { SecretField } from "../forms/SecretField.tsx";
import { ToastContext, useToast } from "../toasts/useToast.ts";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { Fact, Facts } from "../ui/Facts.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { failureLine } from "../ui/format.ts";
import { DropZone } from "./DropZone.tsx";
import { Recognised } from "./recognition.tsx";
import { useConnect } from "./useConnect.ts";
import { usePastedSecret } from "./usePastedSecret.ts";

interface ReplaceSecretProps {
  readonly profile: Profile;
  readonly contact: string;
  /** Called once the new secret is in use, before `onClose`. */
  readonly onSaved?: () => void;
  readonly onClose: () => void;
}

export function WhichClient({ profile }: { profile: Profile }) {
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

interface NewSecretProps {
  readonly profile: Profile;
  readonly value: string;
  readonly onChange: Dispatch<SetStateAction<string>>;
  /** Shown beside the field. */
  readonly failure: Failure | null;
}

/** The field also takes a whole file or block that names the secret. */
function NewSecret({ profile, value, onChange, failure }: NewSecretProps) {
  const { told, refuse, recognise, onPaste } = usePastedSecret(profile, value, onChange);
  return (
    // A toast would stand behind the dialog.
    <ToastContext value={(problem) => refuse(problem)}>
      <DropZone onText={recognise}>Drop the file to take the client secret from it</DropZone>
      <div onPaste={onPaste}>
        <SecretField
          label="New client secret"
          value={value}
          onChange={onChange}
          problem={failure === null ? undefined : failureLine(failure)}
          details={failure?.details}
          hint="The current secret stays in use until this one is accepted."
        />
      </div>
      {told !== null && <Recognised recognition={told} />}
    </ToastContext>
  );
}

export function ReplaceSecret({ profile, contact, onSaved, onClose }: ReplaceSecretProps) {
  const connect = useConnect();
  const say = useToast();
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
    if (!result.ok) return setFailure(result.error);
    say("The new secret is in use.");
    onSaved?.();
    return onClose();
  };
  const beside = failure !== null && isAboutSecret(failure);
  return (
    <Dialog
      title="Replace the secret"
      onClose={onClose}
      hasTyped={clientSecret !== ""}
      onSubmit={save}
      actions={
        <SubmitOrCancel onCancel={onClose} aria-disabled={busy}>
          {busy ? "Testing…" : "Test and save"}
        </SubmitOrCancel>
      }
    >
      <WhichClient profile={profile} />
      <NewSecret
        profile={profile}
        value={clientSecret}
        onChange={setClientSecret}
        failure={beside ? failure : null}
      />
      {failure !== null && !beside && <FailureBox failure={failure} />}
    </Dialog>
  );
}
