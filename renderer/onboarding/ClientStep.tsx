// The second step: says which API client to create, and takes its details, typed, pasted or dropped.
import { type SubmitEvent, useEffect, useEffectEvent, useRef } from "react";
import type { Failure } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { ClientFields, focusField, placeOf } from "../credentials/ClientFields.tsx";
import formStyles from "../credentials/CredentialsForm.module.css";
import { DropZone } from "../credentials/DropZone.tsx";
import { Recognised } from "../credentials/recognition.tsx";
import type { WizardState } from "./useWizard.ts";
import styles from "./Wizard.module.css";

export function ClientStep({ wizard }: { readonly wizard: WizardState }) {
  const { input, setInput, failure, setTenants, go, isSaved } = wizard;
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
  useEffect(() => begin(failure), [failure]);
  return (
    <form
      ref={form}
      className={formStyles.form}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        go("check");
      }}
      onPaste={onPaste}
      noValidate
    >
      <DropZone onText={recognise} />
      <ul className={styles.facts}>
        <li>
          In the console, open the <strong>MSP workspace</strong> and create a personal API client
          for the service <strong>HPE GreenLake Cloud Platform</strong>.
        </li>
        <li>Its secret is shown only once: copy it before you close that page.</li>
        <li>Every engineer creates their own. It stops working when its owner leaves.</li>
      </ul>
      <p className={styles.lead}>
        Paste the console’s two lines, a <code>.env</code> file, a <code>curl</code> command or any
        file with these values into any field, or drop the file here: Tenantry fills in what it
        names.
      </p>
      {recognition !== null && <Recognised recognition={recognition} onChoose={chooseClient} />}
      <ClientFields
        input={input}
        failure={failure}
        isSaved={isSaved}
        onChange={(change) => setInput((current) => ({ ...current, ...change }))}
      />
      {failure !== null && placeOf(failure) === null && <FailureBox failure={failure} />}
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
