// A setting that is on or off, with its own problem.
import type { Settings } from "../../electron/contract/contract.ts";
import { useSnapshot } from "../bridge.ts";
import { Checkbox } from "../forms/Checkbox.tsx";
import { inWords, useSaving } from "./useSaving.ts";

type Name = {
  [Key in keyof Settings]: Settings[Key] extends boolean ? Key : never;
}[keyof Settings];

interface SwitchProps {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
}

export function Switch({ name, label, hint }: SwitchProps) {
  const { failure, save } = useSaving();
  return (
    <Checkbox
      label={label}
      hint={hint}
      checked={useSnapshot()?.settings[name] === true}
      onChange={(checked) => void save({ [name]: checked })}
      problem={inWords(failure)}
    />
  );
}
