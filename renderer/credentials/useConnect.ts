// Tests and saves credentials, and cancels a running test when its form goes away.
import { useEffect, useEffectEvent, useRef } from "react";
import { type MspBridge, useBridge } from "../bridge.ts";

export function useConnect(): MspBridge["connect"] {
  const bridge = useBridge();
  const isTesting = useRef(false);
  const leave = useEffectEvent(() => {
    if (isTesting.current) void bridge.cancelConnect(null);
  });
  useEffect(() => () => leave(), []);
  return async (...call) => {
    isTesting.current = true;
    const result = await bridge.connect(...call);
    isTesting.current = false;
    return result;
  };
}
