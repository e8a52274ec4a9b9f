// How long a copied token must live, and how many are requested at a time.
import type { Settings } from "../../electron/contract/contract.ts";
import { Field } from "../forms/Field.tsx";
import { inWords, useSaving, useTyped } from "./useSaving.ts";

function MinimumLife({ savedS }: { savedS: number }) {
  const { failure, save } = useSaving();
  const [minutes, setMinutes] = useTyped(String(savedS / 60));
  const seconds = Math.round(Number(minutes) * 60);
  // Only a number can be sent to main, so the window itself has to reject anything else.
  const isNumber = minutes.trim() !== "" && Number.isFinite(seconds);
  return (
    <Field
      label="Minimum life of a copied token, in minutes"
      type="number"
      value={minutes}
      onChange={setMinutes}
      onDone={() => {
        if (isNumber && seconds !== savedS) void save({ minimumLifeS: seconds });
      }}
      problem={isNumber ? inWords(failure) : "Enter a number of minutes from 0 to 14."}
      hint="If a token has less left when you copy it, Tenantry gets a new one. From 0 to 14."
    />
  );
}

function Concurrency({ saved }: { saved: number }) {
  const { failure, save } = useSaving();
  const [typed, setTyped] = useTyped(String(saved));
  const count = Number(typed);
  const isNumber = typed.trim() !== "" && Number.isFinite(count);
  return (
    <Field
      label="Tokens requested at a time"
      type="number"
      value={typed}
      onChange={setTyped}
      onDone={() => {
        if (isNumber && count !== saved) void save({ concurrency: count });
      }}
      problem={isNumber ? inWords(failure) : "Enter a whole number from 1 to 32."}
      hint="When you get the tokens of many tenants. Fewer if GreenLake often asks you to wait. From 1 to 32."
    />
  );
}

export function Requests({ settings }: { settings: Settings }) {
  return (
    <>
      <MinimumLife savedS={settings.minimumLifeS} />
      <Concurrency saved={settings.concurrency} />
    </>
  );
}
