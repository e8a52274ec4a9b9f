// The API client's fields, wherever they are asked for, each with what is wrong about it beside it.
import { useState } from "react";
import type { ConnectInput, Failure, FieldName, Profile } from "../../electron/contract.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { Icon } from "../ui/icons.tsx";
import styles from "./CredentialsForm.module.css";

type FieldKey = Exclude<keyof ConnectInput, "secretFrom">;

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
export function placeOf({ kind, field }: Failure): FieldName | null {
  if (field !== undefined) return field;
  if (kind === "invalidClient") return "clientSecret";
  if (kind === "unknownWorkspace" || kind === "wrongWorkspace") return "workspace";
  return null;
}

const isKey = (name: string): name is FieldKey => Object.hasOwn(labels, name);

/** After the problem has been drawn, so that a screen reader hears it with the field. */
export function focusField(form: HTMLFormElement | null, place: FieldName | null): void {
  if (place === null || !isKey(place)) return;
  requestAnimationFrame(() => {
    const input = form?.querySelector(`[data-field="${place}"] input`);
    if (input instanceof HTMLInputElement) input.focus();
  });
}

export const initialInput = (profile: Profile | null, contact: string): ConnectInput => ({
  workspace: profile?.workspaceId ?? "",
  clientId: profile?.clientId ?? "",
  clientSecret: "",
  baseUrl: profile?.baseUrl ?? "",
  scope: profile?.scope ?? "",
  contact,
});

interface FormFieldProps {
  readonly name: FieldKey;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
  readonly details: readonly string[] | undefined;
  readonly placeholder?: string;
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

interface ClientFieldsProps {
  readonly input: ConnectInput;
  readonly failure: Failure | null;
  readonly onChange: (change: Partial<ConnectInput>) => void;
}

/** What is wrong in the part that is folded away opens it. */
export function ClientFields({ input, failure, onChange }: ClientFieldsProps) {
  const place = failure === null ? null : placeOf(failure);
  const [advancedOpen, setAdvancedOpen] = useState(false);
  const isAdvanced = advancedKeys.some((key) => key === place);
  const field = (key: FieldKey) => (
    <FormField
      key={key}
      name={key}
      value={input[key]}
      onChange={(value) => onChange({ [key]: value })}
      problem={failure !== null && place === key ? `${failure.title} ${failure.advice}` : undefined}
      details={place === key ? failure?.details : undefined}
      {...(key === "clientSecret" && input.secretFrom === "environment"
        ? { placeholder: "Taken from the environment" }
        : {})}
    />
  );
  return (
    <>
      {(["workspace", "clientId", "clientSecret"] as const).map(field)}
      <details
        className={styles.advanced}
        open={advancedOpen || isAdvanced}
        onToggle={(event) => setAdvancedOpen(event.currentTarget.open)}
      >
        <summary>Advanced</summary>
        <div className={styles.fields}>{advancedKeys.map(field)}</div>
      </details>
    </>
  );
}
