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
import { type ToastAction, undo, useToast } from "../toasts/useToast.ts";
import styles from "./Settings.module.css";
import { useRefusal, useTyped } from "./useSaving.ts";

export function Msp({ msp }: { readonly msp: MspSummary }) {
  const bridge = useBridge();
  const say = useToast();
  const [name, setName] = useTyped(msp.name);
  const [centralUrl, setCentralUrl] = useTyped(msp.centralUrl);
  const [failure, setFailure] = useRefusal();
  const [removing, setRemoving] = useState(false);
  const save = async (change: MspChange, action?: ToastAction) => {
    const result = await bridge.updateMsp({ change }, msp.id);
    setFailure(result.ok ? null : result.error);
    if (result.ok) say("Saved.", action === undefined ? {} : { action });
  };
  return (
    <section className={styles.section} aria-labelledby="msp-title">
      <h2 id="msp-title">MSP</h2>
      <Field
        label="MSP name"
        value={name}
        onChange={setName}
        onDone={() => {
          if (name !== msp.name) void save({ name });
        }}
        hint="What you call this MSP, here and in the tray."
      />
      <CentralAddress
        value={centralUrl}
        onChange={setCentralUrl}
        onDone={(url) => {
          const { centralUrl: former, id } = msp;
          if (url === former) return;
          void save(
            { centralUrl: url },
            undo(() => bridge.updateMsp({ change: { centralUrl: former } }, id)),
          );
        }}
        none="None"
        problem={failure?.field === "centralUrl" ? failure.title : undefined}
      />
      <ColourChoice
        value={msp.colour}
        onChange={(colour) => {
          const { colour: former, id } = msp;
          void save(
            { colour },
            undo(() => bridge.updateMsp({ change: { colour: former } }, id)),
          );
        }}
      />
      {failure !== null && failure.field !== "centralUrl" && <FailureBox failure={failure} />}
      <div className={styles.buttons}>
        <Button weight="danger" onClick={() => setRemoving(true)}>
          Remove this MSP
        </Button>
      </div>
      {removing && <RemoveMsp msp={msp} onClose={() => setRemoving(false)} />}
    </section>
  );
}
