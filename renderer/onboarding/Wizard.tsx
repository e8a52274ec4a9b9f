// The first run in four steps: start, API client, check, tenants.
import { type ReactNode, useEffect, useRef } from "react";
import type { AppSnapshot, WizardStep } from "../../electron/contract/contract.ts";
import { Icon } from "../ui/icons.tsx";
import { CheckStep } from "./CheckStep.tsx";
import { ClientStep } from "./ClientStep.tsx";
import { FirstRun } from "./FirstRun.tsx";
import firstRunStyles from "./FirstRun.module.css";
import { StartStep } from "./StartStep.tsx";
import { TenantsStep } from "./TenantsStep.tsx";
import { useWizard } from "./useWizard.ts";
import styles from "./Wizard.module.css";

const steps: readonly WizardStep[] = ["start", "client", "check", "tenants"];

const names: Readonly<Record<WizardStep, string>> = {
  start: "Start",
  client: "API client",
  check: "Check",
  tenants: "Tenants",
};

const titles: Readonly<Record<WizardStep, string>> = {
  start: "How do you want to start?",
  client: "Your API client",
  check: "Check the connection",
  tenants: "Choose your tenants",
};

function Progress({ current }: { readonly current: WizardStep }) {
  const at = steps.indexOf(current);
  return (
    <ol aria-label="Steps" className={styles.progress}>
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? "step" : undefined}
          className={index < at ? styles.past : undefined}
        >
          <span className={styles.number}>
            {index < at ? <Icon name="tick" size={12} /> : index + 1}
          </span>
          <span className={styles.step}>{names[step]}</span>
          {index < at && <span className="visually-hidden">, done</span>}
        </li>
      ))}
    </ol>
  );
}

/** Focuses the title when a step begins, unless the step takes the focus: screen readers read it, and Tab continues from it. */
function Step({ step, children }: { readonly step: WizardStep; readonly children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <h1 ref={title} tabIndex={-1} className={firstRunStyles.title}>
        {titles[step]}
      </h1>
      {children}
    </>
  );
}

export function Wizard({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const wizard = useWizard(snapshot);
  const { step } = wizard;
  const { connection } = snapshot;
  return (
    <FirstRun snapshot={snapshot}>
      <Progress current={step} />
      <Step key={step} step={step}>
        {step === "start" && <StartStep wizard={wizard} hasSimulator={snapshot.app.simulator} />}
        {step === "client" && <ClientStep wizard={wizard} />}
        {step === "check" && <CheckStep wizard={wizard} />}
        {step === "tenants" && (
          <TenantsStep
            wizard={wizard}
            discovery={snapshot.discovery}
            keptForThisRun={connection.status === "ready" ? connection.backendReason : null}
          />
        )}
      </Step>
    </FirstRun>
  );
}
