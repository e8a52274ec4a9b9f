// The API client's form: tried before it is saved, and nothing entered is lost when that fails.
import { type SubmitEvent, useRef, useState } from "react";
import type { ConnectInput, Failure, FieldName, Profile } from "../../electron/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../ui/Field.tsx";
import { Icon } from "../ui/icons.tsx";
import { flushSync } from "react-dom";
import { CheckDialog } from "./CheckDialog.tsx";
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

function focusField(form: HTMLFormElement | null, place: FieldName | null): void {
  if (place === null || !isKey(place)) return;
  const input = form?.querySelector(`[data-field="${place}"] input`);
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
  return { input, setInput, failure, setFailure, busy, submit, recognition, recognise };
}

interface FormFieldProps {
  readonly name: FieldKey;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
  readonly details: readonly string[] | undefined;
}

/** The secret is masked, and can be shown to check what was pasted. */
function FormField({ name, ...field }: FormFieldProps) {
  const [shown, setShown] = useState(false);
  const toggle = (
    <Button
      weight="icon"
      aria-label={shown ? "Hide what is typed" : "Show what is typed"}
      onClick={() => setShown(!shown)}
    >
      <Icon name="eye" />
    </Button>
  );
  const isSecret = name === "clientSecret";
  return (
    <div data-field={name}>
      <Field
        {...field}
        label={labels[name]}
        hint={hints[name]}
        type={isSecret && !shown ? "password" : "text"}
        trailing={isSecret ? toggle : undefined}
      />
    </div>
  );
}

interface FieldsProps {
  readonly input: ConnectInput;
  readonly failure: Failure | null;
  readonly onChange: (change: Partial<ConnectInput>) => void;
  readonly advancedOpen: boolean;
  readonly onAdvanced: (open: boolean) => void;
}

function Fields({ input, failure, onChange, advancedOpen, onAdvanced }: FieldsProps) {
  const place = failure === null ? null : placeOf(failure);
  const field = (key: FieldKey) => (
    <FormField
      key={key}
      name={key}
      value={input[key]}
      onChange={(value) => onChange({ [key]: value })}
      problem={failure !== null && place === key ? `${failure.title} ${failure.advice}` : undefined}
      details={place === key ? failure?.details : undefined}
    />
  );
  return (
    <>
      {(["workspace", "clientId", "clientSecret"] as const).map(field)}
      <details
        className={styles.advanced}
        open={advancedOpen}
        onToggle={(event) => onAdvanced(event.currentTarget.open)}
      >
        <summary>Advanced</summary>
        <div className={styles.fields}>{advancedKeys.map(field)}</div>
      </details>
    </>
  );
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
  const { input, setInput, failure, setFailure, busy, submit, ...rest } = useConnect(props);
  const { recognition, recognise } = rest;
  const [advancedOpen, setAdvancedOpen] = useState(false);
  const [checking, setChecking] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const goTo = (failed: Failure) => {
    const at = placeOf(failed);
    if (advancedKeys.some((key) => key === at)) setAdvancedOpen(true);
    // After the problem has been drawn, so that a screen reader hears it with the field.
    requestAnimationFrame(() => focusField(form.current, at));
  };
  const test = async () => {
    const failed = busy ? null : await submit();
    if (failed !== null) goTo(failed);
  };
  const onRefused = (failed: Failure) => {
    // At once: the dialog gives the focus back as it closes, and only then can the field have it.
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
        onPaste={(event) => recognise(event.clipboardData.getData("text/plain"))}
        noValidate
      >
        <DropZone onText={recognise} />
        {recognition !== null && <Recognised recognition={recognition} />}
        <Fields
          input={input}
          failure={failure}
          onChange={(change) => setInput((current) => ({ ...current, ...change }))}
          advancedOpen={advancedOpen}
          onAdvanced={setAdvancedOpen}
        />
        {failure !== null && placeOf(failure) === null && <FailureBox failure={failure} />}
        <Actions busy={busy} onCheck={() => setChecking(true)} onCancel={props.onCancel} />
      </form>
      {checking && (
        <CheckDialog input={input} onClose={() => setChecking(false)} onRefused={onRefused} />
      )}
    </>
  );
}
