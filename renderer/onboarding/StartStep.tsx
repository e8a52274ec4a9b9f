// The first step: asks where the MSP’s details come from.
import { useEffect, useEffectEvent, useState } from "react";
import type { EnvironmentFinding, Failure } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Icon } from "../ui/icons.tsx";
import { DropZone } from "../credentials/DropZone.tsx";
import type { WizardState } from "./useWizard.ts";
import styles from "./Wizard.module.css";

interface ChoiceProps {
  readonly icon: Parameters<typeof Icon>[0]["name"];
  readonly title: string;
  readonly text: string;
  readonly onChoose: () => void;
}

function Choice({ icon, title, text, onChoose }: ChoiceProps) {
  return (
    <li>
      <button type="button" className={styles.choice} onClick={onChoose}>
        <Icon name={icon} size={20} />
        <strong>{title}</strong>
        <span>{text}</span>
      </button>
    </li>
  );
}

function TeamFile() {
  const bridge = useBridge();
  return (
    <Choice
      icon="file"
      title="Open a team file"
      text="A colleague’s *.tenantry file. You can also drop it on this window."
      onChoose={() => void bridge.chooseTeamFile(null)}
    />
  );
}

function useEnvironment(): EnvironmentFinding | null {
  const bridge = useBridge();
  const [found, setFound] = useState<EnvironmentFinding | null>(null);
  useEffect(() => {
    void bridge.readEnvironment(null).then((result) => {
      if (result.ok) setFound(result.value);
      return undefined;
    });
  }, [bridge]);
  return found;
}

/** A dropped file fills in the fields and leads to them. */
function DroppedDetails({ wizard }: { readonly wizard: WizardState }) {
  const { recognition, recognise } = wizard;
  // After Back, what was recognised earlier must not lead on again.
  const [earlier] = useState(recognition);
  const goOn = useEffectEvent(() => wizard.go("client"));
  useEffect(() => {
    if (recognition !== earlier) goOn();
  }, [recognition, earlier]);
  return <DropZone onText={recognise} />;
}

/** The names of the variables, never their values. */
const sourcesOf = ({ recognised }: EnvironmentFinding): string =>
  recognised.map((line) => line.slice(line.lastIndexOf(" ") + 1)).join(", ");

export function StartStep({
  wizard,
  hasSimulator,
}: {
  readonly wizard: WizardState;
  readonly hasSimulator: boolean;
}) {
  const bridge = useBridge();
  const environment = useEnvironment();
  const [failure, setFailure] = useState<Failure | null>(null);
  const takeEnvironment = (found: EnvironmentFinding) => {
    const { hasSecret, tenants, values } = found;
    wizard.setInput((input) => ({
      ...input,
      ...values,
      ...(hasSecret ? { secretFrom: "environment" as const } : {}),
    }));
    wizard.setTenants(tenants);
    wizard.go("client");
  };
  const trySimulator = async () => {
    const result = await bridge.trySimulator(null);
    setFailure(result.ok ? null : result.error);
  };
  return (
    <>
      <p className={styles.lead}>
        Tenantry gets tokens for your MSP’s tenants with one API client of your own. Its secret is
        sealed on this computer.
      </p>
      {failure !== null && <FailureBox failure={failure} />}
      <DroppedDetails wizard={wizard} />
      <ul className={styles.choices} aria-label="Ways to start">
        <TeamFile />
        <Choice
          icon="keyboard"
          title="Type or paste the details"
          text="From the console, a .env file, a curl command or pycentral’s YAML."
          onChoose={() => wizard.go("client")}
        />
        {environment !== null && (
          <Choice
            icon="terminal"
            title="Use environment variables"
            text={`Found: ${sourcesOf(environment)}.`}
            onChoose={() => takeEnvironment(environment)}
          />
        )}
        {hasSimulator && (
          <Choice
            icon="play"
            title="Try it with a simulator"
            text="A make-believe MSP whose tokens open nothing."
            onChoose={() => void trySimulator()}
          />
        )}
      </ul>
    </>
  );
}
