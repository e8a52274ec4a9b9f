// Replaces the client secret with one that was created elsewhere.
import { useState } from "react";
import type { Failure, Profile } from "../../electron/contract/contract.ts";
import { SecretField } from "../forms/SecretField.tsx";
import { useToast } from "../toasts/useToast.ts";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { Fact, Facts } from "../ui/Facts.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { failureLine } from "../ui/format.ts";
import { useConnect } from "./useConnect.ts";

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
