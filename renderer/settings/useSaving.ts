// Saves a setting as soon as it is changed.
import { useState } from "react";
import type { Failure, Settings } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { failureLine } from "../ui/format.ts";

/** `failure` is kept until the next attempt. */
export function useSaving() {
  const bridge = useBridge();
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (change: Partial<Settings>): Promise<boolean> => {
    const result = await bridge.updateSettings(change);
    setFailure(result.ok ? null : result.error);
    return result.ok;
  };
  return { failure, save };
}

export const inWords = (failure: Failure | null): string | undefined =>
  failure === null ? undefined : failureLine(failure);
