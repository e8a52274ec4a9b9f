// Runs the connection check while a screen is shown: it starts with the screen and is cancelled when the screen goes away.
import { useEffect, useEffectEvent, useState } from "react";
import type { ConnectInput, Failure } from "../../electron/contract/contract.ts";
import { useBridge, useSnapshot } from "../bridge.ts";

const none = { status: "none" } as const;

/** `onEnd` hears why a check did not start; null if it ran, or was cancelled. */
export function useCheck(input: ConnectInput, onEnd: (refused: Failure | null) => void) {
  const bridge = useBridge();
  const current = useSnapshot()?.check ?? none;
  // The snapshot may still hold the result of an earlier check.
  const [earlier] = useState(current);
  const run = async () => {
    const result = await bridge.checkConnection(input);
    onEnd(result.ok || result.error.kind === "cancelled" ? null : result.error);
  };
  const begin = useEffectEvent(() => void run());
  useEffect(() => {
    begin();
    return () => void bridge.cancelCheck(null);
  }, [bridge]);
  return { check: current === earlier ? none : current, run: () => void run() };
}
