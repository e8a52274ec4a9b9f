// Reads the history of the shown MSP, and reads it again for another query or a new copy.
import { useEffect, useMemo, useState } from "react";
import type { Failure, History, Result } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";

/** A search waits until the operator has typed, ms. */
const typingMs = 150;

/** Null until main has answered. */
export function useHistory(query: string, copiedAtMs: number | undefined) {
  const bridge = useBridge();
  const [found, setFound] = useState<Result<History, Failure> | null>(null);
  const [asked, setAsked] = useState({});
  const wanted = useMemo(
    () => ({ bridge, query, because: [copiedAtMs, asked] }),
    [bridge, query, copiedAtMs, asked],
  );
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const result = await wanted.bridge.readHistory({ query: wanted.query });
      if (isCurrent) setFound(result);
    };
    const timer = setTimeout(() => void read(), wanted.query === "" ? 0 : typingMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted]);
  return { found, readAgain: () => setAsked({}) };
}
