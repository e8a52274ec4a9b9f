// The form for an API client. Tenantry tests the credentials before it saves them; a failed test loses nothing.
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import type { Failure, Profile } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { EscapeLeaves } from "../forms/EscapeLeaves.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { flushSync } from "react-dom";
import { ClientFields, focusField, initialInput, placeOf } from "./ClientFields.tsx";
import { CheckDialog } from "./CheckDialog.tsx";
import styles from "./CredentialsForm.module.css";
import { DropZone } from "./DropZone.tsx";
import { Recognised, useRecognition } from "./recognition.tsx";
import { useConnect } from "./useConnect.ts";

interface CredentialsFormProps {
  /** The known values; the secret is never among them. */
  readonly profile: Profile | null;
  readonly contact: string;
  /** True if all but the secret is known, which then has the focus. */
  readonly beginsAtSecret?: boolean;
  readonly onSaved?: () => void;
  /** Called by Cancel, and by Escape, which asks first if something is typed. */
  readonly onCancel?: () => void;
}

/** Sends the form, then adds the tenants that a paste brought. After a success the form forgets the secret. */
function useCredentials({ profile, contact, onSaved }: CredentialsFormProps) {
  const bridge = useBridge();
  const connect = useConnect();
  const [input, setInput] = useState(() => initialInput(profile, contact));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const recognised = useRecognition(input, setInput);
  const { recognition } = recognised;
  const submit = async (): Promise<Failure | null> => {
    setBusy(true);
    setFailure(null);
    const result = await connect(input);
    setBusy(false);
    if (!result.ok) {
      setFailure(result.error);
      return result.error;
    }
    setInput((current) => ({ ...current, clientSecret: "" }));
    if (recognition !== null && recognition.tenants !== "")
      await bridge.addTenants({ text: recognition.tenants });
    onSaved?.();
    return null;
  };
  return { input, setInput, failure, setFailure, busy, submit, ...recognised };
}

interface ActionsProps {
  readonly busy: boolean;
  readonly onCheck: () => void;
  readonly onCancel: (() => void) | undefined;
}

function Actions({ busy, onCheck, onCancel }: ActionsProps) {
  return (
    <div className={styles.actions}>
      <Button type="submit" weight="primary" aria-disabled={busy}>
        {busy ? "Testing…" : "Test and save"}
      </Button>
      <Button weight="secondary" onClick={onCheck}>
        Check
      </Button>
      {onCancel !== undefined && (
        <Button weight="secondary" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}

export function CredentialsForm(props: CredentialsFormProps) {
  const { input, setInput, failure, setFailure, busy, submit, ...rest } = useCredentials(props);
  const { recognition, recognise, onPaste, chooseClient } = rest;
  const { beginsAtSecret = false, onCancel } = props;
  const [checking, setChecking] = useState(false);
  const [isTouched, setIsTouched] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (beginsAtSecret) focusField(form.current, "clientSecret");
  }, [beginsAtSecret]);
  const goTo = (failed: Failure) => focusField(form.current, placeOf(failed));
  const test = async () => {
    const failed = busy ? null : await submit();
    if (failed !== null) goTo(failed);
  };
  const onRefused = (failed: Failure) => {
    // The dialog returns the focus when it closes. It must close first, or it would take the focus from the field.
    flushSync(() => setChecking(false));
    setFailure(failed);
    goTo(failed);
  };

  return (
    <>
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          void test();
        }}
        onPaste={onPaste}
        noValidate
      >
        <DropZone onText={recognise} />
        {recognition !== null && <Recognised recognition={recognition} onChoose={chooseClient} />}
        <ClientFields
          input={input}
          failure={failure}
          onChange={(change) => {
            setIsTouched(true);
            const place = failure === null ? null : placeOf(failure);
            if (place === null || Object.hasOwn(change, place)) setFailure(null);
            setInput((current) => ({ ...current, ...change }));
          }}
        />
        {failure !== null && placeOf(failure) === null && <FailureBox failure={failure} />}
        <Actions busy={busy} onCheck={() => setChecking(true)} onCancel={onCancel} />
      </form>
      {onCancel !== undefined && (
        <EscapeLeaves hasTyped={isTouched || recognition !== null} onLeave={onCancel} />
      )}
      {checking && (
        <CheckDialog input={input} onClose={() => setChecking(false)} onRefused={onRefused} />
      )}
    </>
  );
}
