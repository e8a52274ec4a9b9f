// The API client's form: tried before it is saved, and nothing entered is lost when that fails.
import { type SubmitEvent, useState } from "react";
import type { ConnectInput, Failure, FieldName, Profile } from "../../electron/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../ui/Field.tsx";
import { SecretField } from "../ui/SecretField.tsx";
import styles from "./CredentialsForm.module.css";
import { DropZone } from "./DropZone.tsx";
import { Recognised, useRecognition } from "./recognition.tsx";

interface CredentialsFormProps {
  /** What is known already; the secret never is. */
  readonly profile: Profile | null;
  readonly contact: string;
  readonly onSaved?: () => void;
  readonly onCancel?: () => void;
}

type FieldKey = keyof ConnectInput;

const labels: Readonly<Record<FieldKey, string>> = {
  workspace: "MSP workspace ID or issuer URL",
  clientId: "Client ID",
  clientSecret: "Client secret",
  baseUrl: "GreenLake base URL",
  scope: "Scope",
  contact: "Contact",
};

const hints: Partial<Readonly<Record<FieldKey, string>>> = {
  workspace: "32 hexadecimal digits, with or without hyphens.",
  baseUrl: "Empty for the public address, https://global.api.greenlake.hpe.com.",
  scope: "Empty unless HPE told you to ask for one.",
  contact: "Sent to GreenLake with each request, so that its support can reach you.",
};

const advancedKeys: readonly FieldKey[] = ["baseUrl", "scope", "contact"];

/** Where a failure without a field of its own belongs. */
function placeOf({ kind, field }: Failure): FieldName | null {
  if (field !== undefined) return field;
  if (kind === "invalidClient") return "clientSecret";
  if (kind === "unknownWorkspace" || kind === "wrongWorkspace") return "workspace";
  return null;
}

const isKey = (name: string): name is FieldKey => Object.hasOwn(labels, name);

function focusField(form: HTMLFormElement, place: FieldName | null): void {
  if (place === null || !isKey(place)) return;
  const input = form.querySelector(`[data-field="${place}"] input`);
  if (input instanceof HTMLInputElement) input.focus();
}

const initialInput = (profile: Profile | null, contact: string): ConnectInput => ({
  workspace: profile?.workspaceId ?? "",
  clientId: profile?.clientId ?? "",
  clientSecret: "",
  baseUrl: profile?.baseUrl ?? "",
  scope: profile?.scope ?? "",
  contact,
});

/** Sends the form, then adds the tenants that came with it; after a success the secret is forgotten here too. */
function useConnect({ profile, contact, onSaved }: CredentialsFormProps) {
  const bridge = useBridge();
  const [input, setInput] = useState(() => initialInput(profile, contact));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { recognition, recognise } = useRecognition(input, setInput);
  const submit = async (): Promise<Failure | null> => {
    setBusy(true);
    setFailure(null);
    const result = await bridge.connect(input);
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
  return { input, setInput, failure, busy, submit, recognition, recognise };
}

interface FormFieldProps {
  readonly name: FieldKey;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
  readonly details: readonly string[] | undefined;
}

function FormField({ name, ...field }: FormFieldProps) {
  const Kind = name === "clientSecret" ? SecretField : Field;
  return (
    <div data-field={name}>
      <Kind {...field} label={labels[name]} hint={hints[name]} />
    </div>
  );
}

export function CredentialsForm(props: CredentialsFormProps) {
  const { input, setInput, failure, busy, submit, recognition, recognise } = useConnect(props);
  const [advancedOpen, setAdvancedOpen] = useState(false);
  const place = failure === null ? null : placeOf(failure);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const settle = async () => {
      const failed = busy ? null : await submit();
      const at = failed === null ? null : placeOf(failed);
      if (advancedKeys.some((key) => key === at)) setAdvancedOpen(true);
      // After the problem has been drawn, so that a screen reader hears it with the field.
      requestAnimationFrame(() => focusField(form, at));
    };
    void settle();
  };

  const field = (key: FieldKey) => (
    <FormField
      key={key}
      name={key}
      value={input[key]}
      onChange={(value) => setInput((current) => ({ ...current, [key]: value }))}
      problem={failure !== null && place === key ? `${failure.title} ${failure.advice}` : undefined}
      details={place === key ? failure?.details : undefined}
    />
  );

  return (
    <form
      className={styles.form}
      onSubmit={onSubmit}
      onPaste={(event) => recognise(event.clipboardData.getData("text/plain"))}
      noValidate
    >
      <DropZone onText={recognise} />
      {recognition !== null && <Recognised recognition={recognition} />}
      {(["workspace", "clientId", "clientSecret"] as const).map(field)}
      <details
        className={styles.advanced}
        open={advancedOpen}
        onToggle={(event) => setAdvancedOpen(event.currentTarget.open)}
      >
        <summary>Advanced</summary>
        <div className={styles.fields}>{advancedKeys.map(field)}</div>
      </details>
      {failure !== null && place === null && <FailureBox failure={failure} />}
      <div className={styles.actions}>
        <Button type="submit" weight="primary" aria-disabled={busy}>
          {busy ? "Testing…" : "Test and save"}
        </Button>
        {props.onCancel !== undefined && (
          <Button weight="secondary" onClick={props.onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
