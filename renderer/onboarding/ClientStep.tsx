// The second step: says which API client to create, and takes its details, typed, pasted or dropped.
import { type SubmitEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Failure } from "../../electron/contract/contract.ts";
import { Field } from "../forms/Field.tsx";
import { Button } from "../ui/Button.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { ClientFields, focusField, placeOf } from "../credentials/ClientFields.tsx";
import { DropZone } from "../credentials/DropZone.tsx";
import { Recognised } from "../credentials/recognition.tsx";
import { PageLink } from "../toasts/PageLink.tsx";
import type { WizardState } from "./useWizard.ts";
import styles from "./Wizard.module.css";

/** Folded once it has served: as soon as the API client is known. A click opens and folds it all the same. */
function Help({ isNeeded }: { readonly isNeeded: boolean }) {
  const [asked, setAsked] = useState<boolean | null>(null);
  const isOpen = asked ?? isNeeded;
  return (
    <details className={styles.help} open={isOpen}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          setAsked(!isOpen);
        }}
      >
        Where do I find these?
      </summary>
      <ul className={styles.facts}>
        <li>
          In <PageLink page="console">the console</PageLink>, open your{" "}
          <strong>MSP workspace</strong>. In the workspace menu, choose{" "}
          <strong>Manage Workspace</strong>, then <strong>Personal API clients</strong> and{" "}
          <strong>Create personal API client</strong>, for the service{" "}
          <strong>HPE GreenLake Cloud Platform</strong>.
        </li>
        <li>Its secret is shown only once: copy it before you close that page.</li>
        <li>Every engineer creates their own. It stops working when its owner leaves.</li>
        <li>
          You can also paste the console’s two lines, a <code>.env</code> file or a{" "}
          <code>curl</code> command into any field, or drop a file here: Tenantry fills in what it
          names.
        </li>
      </ul>
    </details>
  );
}

export function ClientStep({ wizard }: { readonly wizard: WizardState }) {
  const { input, type, name, setName, failure, setTenants, go, isSaved } = wizard;
  const { recognition, recognise, onPaste, chooseClient } = wizard;
  const form = useRef<HTMLFormElement>(null);
  const lines = recognition?.tenants ?? "";
  useEffect(() => {
    if (lines !== "") setTenants(lines);
  }, [lines, setTenants]);
  // Focus the field with the problem, or else the first empty one.
  const begin = useEffectEvent((why: Failure | null) => {
    const empty = (["workspace", "clientId", "clientSecret"] as const).find(
      (key) => input[key] === "",
    );
    focusField(form.current, why !== null ? placeOf(why) : isSaved ? null : (empty ?? null));
  });
  const hasBegun = useRef(false);
  useEffect(() => {
    // A failure that goes away while its field is typed in leaves the focus there.
    if (failure !== null || !hasBegun.current) begin(failure);
    hasBegun.current = true;
  }, [failure]);
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        go("check");
      }}
      onPaste={onPaste}
      noValidate
    >
      <DropZone onText={recognise} />
      {recognition !== null && <Recognised recognition={recognition} onChoose={chooseClient} />}
      {name !== null && (
        <Field
          label="MSP name"
          value={name}
          onChange={setName}
          hint="What you call this MSP, here and in the tray."
        />
      )}
      <ClientFields input={input} failure={failure} isSaved={isSaved} onChange={type} />
      {failure !== null && placeOf(failure) === null && <FailureBox failure={failure} />}
      <Help isNeeded={input.clientId === "" && input.clientSecret === "" && !isSaved} />
      <div className={styles.actions}>
        <Button weight="secondary" onClick={() => go("start")}>
          Back
        </Button>
        <Button type="submit" weight="primary">
          Continue
        </Button>
      </div>
    </form>
  );
}
