// What stands above the footer’s status line: the progress of a batch, and what can be done with the selected rows.
import type { ComponentProps } from "react";
import type { Batch } from "../../electron/contract/contract.ts";
import { BatchProgress } from "./BatchProgress.tsx";
import { SelectionBar } from "./SelectionBar.tsx";

interface BatchBarsProps extends ComponentProps<typeof SelectionBar> {
  readonly batch: Batch | null;
}

export function BatchBars({ batch, ...selection }: BatchBarsProps) {
  return (
    <>
      <BatchProgress batch={batch} />
      <SelectionBar {...selection} />
    </>
  );
}
