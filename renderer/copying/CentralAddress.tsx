// Chooses Central’s address: one of the known clusters, any other address, or none.
import { useState } from "react";
import { centralClusters, clusterAt } from "../../electron/contract/constants.ts";
import { Field } from "../forms/Field.tsx";
import { Select } from "../forms/Select.tsx";

const another = "another";

/** `US-1 (us1)`: the name in the console, and the part of the address that differs. */
const clusterName = ({ name, url }: (typeof centralClusters)[number]): string =>
  `${name} (${new URL(url).hostname.split(".")[0] ?? ""})`;

/** The cluster’s name, or the host of another address. */
export function centralName(url: string): string {
  const cluster = clusterAt(url);
  if (cluster !== undefined) return clusterName(cluster);
  return url.replace(/^https:\/\//, "");
}

const clusters = centralClusters.map((cluster) => ({
  id: cluster.url,
  name: clusterName(cluster),
}));

interface CentralAddressProps {
  /** An address, or what has been typed of one; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Called with a cluster as soon as it is chosen, and with another address once it is typed. */
  readonly onDone?: (value: string) => void;
  /** The name of the choice that leaves the address empty. */
  readonly none: string;
  readonly problem?: string | undefined;
}

export function CentralAddress({ value, onChange, onDone, none, problem }: CentralAddressProps) {
  const [typing, setTyping] = useState(false);
  const isTyped = typing || (value !== "" && clusterAt(value) === undefined);
  const choose = (chosen: string) => {
    setTyping(chosen === another);
    if (chosen === another) return;
    onChange(chosen);
    onDone?.(chosen);
  };
  return (
    <>
      <Select
        label="Central address"
        value={isTyped ? another : value}
        onChange={choose}
        options={[{ id: "", name: none }, ...clusters, { id: another, name: "Another address…" }]}
        hint="The cluster of HPE Aruba Networking Central, for scripts and commands that you copy. Tenantry itself never connects to it."
        problem={isTyped ? undefined : problem}
      />
      {isTyped && (
        <Field
          label="Another Central address"
          value={value}
          onChange={onChange}
          onDone={() => onDone?.(value)}
          placeholder="https://"
          problem={problem}
        />
      )}
    </>
  );
}
