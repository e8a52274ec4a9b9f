// Settings of the MSP that is shown: its name, its colour, its Central address and its removal.
import { useState } from "react";
import type { MspChange, MspSummary } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { CentralAddress } from "../copying/CentralAddress.tsx";
import { Button } from "../ui/Button.tsx";
import { ColourChoice } from "../forms/ColourChoice.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../forms/Field.tsx";
import { RemoveMsp } from "../msps/RemoveMsp.tsx";
import { undo, useToast } from "../toasts/useToast.ts";
import styles from "./Settings.module.css";
import { inWords, useRefusal, useTyped } from "./useSaving.ts";

interface MspProps {
  readonly msp: MspSummary;
}

/** Saves one property of the MSP; the former value of one that Undo can bring back is `former`. */
function useSavingMsp({ id }: MspSummary) {
  const bridge = useBridge();
  const say = useToast();
  const [failure, setFailure] = useRefusal();
  const save = async (change: MspChange, former?: MspChange) => {
    const result = await bridge.updateMsp({ change }, id);
    setFailure(result.ok ? null : result.error);
    const action = former && undo(() => bridge.updateMsp({ change: former }, id));
    if (result.ok) say("Saved.", action === undefined ? {} : { action });
  };
  return { failure, save };
}

function Name({ msp }: MspProps) {
  const { failure, save } = useSavingMsp(msp);
  const [name, setName] = useTyped(msp.name);
  return (
    <Field
      label="MSP name"
      value={name}
      onChange={setName}
      onDone={() => {
        if (name !== msp.name) void save({ name });
      }}
      problem={inWords(failure)}
      hint="What you call this MSP, here and in the tray."
    />
  );
}

function Central({ msp }: MspProps) {
  const { failure, save } = useSavingMsp(msp);
  const { centralUrl: former } = msp;
  const [centralUrl, setCentralUrl] = useTyped(former);
  return (
    <CentralAddress
      value={centralUrl}
      onChange={setCentralUrl}
      onDone={(url) => {
        if (url !== former) void save({ centralUrl: url }, { centralUrl: former });
      }}
      none="None"
      problem={inWords(failure)}
    />
  );
}

function ColourOf({ msp }: MspProps) {
  const { failure, save } = useSavingMsp(msp);
  return (
    <>
      <ColourChoice
        value={msp.colour}
        onChange={(colour) => void save({ colour }, { colour: msp.colour })}
      />
      {failure !== null && <FailureBox failure={failure} />}
    </>
  );
}

export function Msp({ msp }: MspProps) {
  const [removing, setRemoving] = useState(false);
  return (
    <section className={styles.section} aria-labelledby="msp-title">
      <h2 id="msp-title">MSP</h2>
      <Name msp={msp} />
      <Central msp={msp} />
      <ColourOf msp={msp} />
      <div className={styles.buttons}>
        <Button weight="danger" onClick={() => setRemoving(true)}>
          Remove this MSP
        </Button>
      </div>
      {removing && <RemoveMsp msp={msp} onClose={() => setRemoving(false)} />}
    </section>
  );
}
