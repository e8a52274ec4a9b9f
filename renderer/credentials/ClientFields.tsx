// The fields of an API client, each with its problem beside it.
import { publicBaseUrl } from "../../electron/contract/constants.ts";
import { useState } from "react";
import type {
  ConnectInput,
  Failure,
  FieldName,
  Profile,
} from "../../electron/contract/contract.ts";
import { Field } from "../forms/Field.tsx";
import { SecretField } from "../forms/SecretField.tsx";
import { failureLine } from "../ui/format.ts";
import { Warning } from "../ui/Warning.tsx";
import { otherAddress, secretGoesTo } from "./address.ts";
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

export const contactHint =
  "Sent to GreenLake with every request, so that HPE’s support can reach you.";

const hints: Partial<Readonly<Record<FieldKey, string>>> = {
  workspace: "32 hexadecimal digits, with or without hyphens.",
  baseUrl: `Leave empty for the public address, ${publicBaseUrl}.`,
  scope: "Leave empty unless HPE told you to set one.",
  contact: contactHint,
};

const advancedKeys: readonly FieldKey[] = ["baseUrl", "scope", "contact"];

/** The field to show a failure beside; null if it concerns none of them. */
export function placeOf({ kind, field }: Failure): FieldName | null {
  if (field !== undefined) return field;
  if (kind === "invalidClient") return "clientSecret";
  if (kind === "unknownWorkspace" || kind === "wrongWorkspace") return "workspace";
  return null;
}

const isKey = (name: string): name is FieldKey => Object.hasOwn(labels, name);

/** Waits until the problem is on the screen, so that a screen reader reads it with the field. */
export function focusField(form: HTMLFormElement | null, place: FieldName | null): void {
  if (place === null || !isKey(place)) return;
  requestAnimationFrame(() => {
    const input = form?.querySelector(`[data-field="${place}"] input`);
    if (!(input instanceof HTMLInputElement)) return;
    input.focus();
    // Its problem stands below it, and is to be read whole.
    input.closest("[data-field]")?.scrollIntoView({ block: "nearest" });
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
  readonly placeholder?: string | undefined;
  readonly hint: string | undefined;
}

function FormField({ name, ...field }: FormFieldProps) {
  const Kind = name === "clientSecret" ? SecretField : Field;
  return (
    <div data-field={name} className={styles.place}>
      <Kind {...field} label={labels[name]} />
    </div>
  );
}

interface ClientFieldsProps {
  readonly input: ConnectInput;
  readonly failure: Failure | null;
  readonly onChange: (change: Partial<ConnectInput>) => void;
  /** If set, an empty secret stands for the sealed one. */
  readonly isSaved?: boolean;
}

/** “Advanced” opens if it holds a problem or an address other than the public one, which somebody else may have chosen. */
export function ClientFields({ input, failure, onChange, isSaved = false }: ClientFieldsProps) {
  const place = failure === null ? null : placeOf(failure);
  const [advancedOpen, setAdvancedOpen] = useState(false);
  const isAdvanced =
    otherAddress(input.baseUrl) !== null || advancedKeys.some((key) => key === place);
  const address = secretGoesTo(input);
  const fromEnvironment =
    input.secretFrom === "environment" ? "Taken from the environment" : undefined;
  const secret = {
    placeholder: isSaved ? "Saved; leave empty to keep it" : fromEnvironment,
    hint: address === null ? undefined : `Sent to ${address}, not to HPE’s public address.`,
  };
  const field = (key: FieldKey) => (
    <FormField
      key={key}
      name={key}
      value={input[key]}
      onChange={(value) => onChange({ [key]: value })}
      problem={failure !== null && place === key ? failureLine(failure) : undefined}
      details={place === key ? failure?.details : undefined}
      {...(key === "clientSecret" ? secret : { hint: hints[key] })}
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
      {address !== null && (
        <Warning>
          The client secret is sent to <strong>{address}</strong>, not to HPE’s public address.
          Continue only if you know that this is right.
        </Warning>
      )}
    </>
  );
}
