// Saves a setting as soon as it is changed.
import { useEffect, useRef, useState } from "react";
import type { Failure, Settings } from "../../electron/contract/contract.ts";
import { useBridge, useSnapshot } from "../bridge.ts";
import { undo, useToast } from "../toasts/useToast.ts";
import { failureLine } from "../ui/format.ts";

const isSetting = (settings: Settings, key: string): key is keyof Settings =>
  Object.hasOwn(settings, key);

/** The values that the change replaced. */
const formerOf = (before: Settings, change: Partial<Settings>): Partial<Settings> => {
  // Without its template, a default format becomes the plain token.
  const keys = [...Object.keys(change), ...(change.templates === undefined ? [] : ["copyFormat"])];
  return Object.fromEntries(
    keys.filter((key) => isSetting(before, key)).map((key) => [key, before[key]]),
  );
};

/** Why the last attempt to save failed. Once its field is gone, as after Escape, a toast says it instead. */
export function useRefusal() {
  const say = useToast();
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const [failure, setFailure] = useState<Failure | null>(null);
  const refuse = (next: Failure | null) => {
    if (isShown.current) setFailure(next);
    else if (next !== null) say(`Not saved. ${failureLine(next)}`, { stays: true });
  };
  return [failure, refuse] as const;
}

/** Says that a change was saved, with Undo. `failure` is kept until the next attempt. */
export function useSaving() {
  const bridge = useBridge();
  const say = useToast();
  const before = useSnapshot()?.settings;
  const [failure, setFailure] = useRefusal();
  const save = async (change: Partial<Settings>, said = "Saved."): Promise<boolean> => {
    const result = await bridge.updateSettings(change);
    setFailure(result.ok ? null : result.error);
    if (result.ok && before !== undefined) {
      const former = formerOf(before, change);
      say(said, { action: undo(() => bridge.updateSettings(former)) });
    }
    return result.ok;
  };
  return { failure, save };
}

/** What is typed into a field. It follows the saved value when that changes, as after Undo. */
export function useTyped(saved: string) {
  const [typed, setTyped] = useState(saved);
  const [last, setLast] = useState(saved);
  if (last !== saved) {
    setLast(saved);
    setTyped(saved);
  }
  return [typed, setTyped] as const;
}

export const inWords = (failure: Failure | null): string | undefined =>
  failure === null ? undefined : failureLine(failure);
