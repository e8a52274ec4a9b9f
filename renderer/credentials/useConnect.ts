// A test of credentials ends with the form that has asked for it: nobody would see its outcome.
import { useEffect, useEffectEvent, useRef } from "react";
import type { Bridge } from "../../electron/contract/contract.ts";
import { useFormBridge } from "../bridge.ts";

export function useConnect(): Bridge["connect"] {
  const bridge = useFormBridge();
  const isTesting = useRef(false);
  const leave = useEffectEvent(() => {
    if (isTesting.current) void bridge.cancelConnect({});
  });
  useEffect(() => () => leave(), []);
  return async (input) => {
    isTesting.current = true;
    const result = await bridge.connect(input);
    isTesting.current = false;
    return result;
  };
}
