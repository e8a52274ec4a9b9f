// How any part of the main window says what an action did, and offers to undo it.
import { createContext, use, useCallback } from "react";
import type { Failure, Result, Undoable } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";

export interface ToastAction {
  readonly label: string;
  readonly run: () => Promise<Result<unknown, Failure>>;
  /** Said after a success; a failure is always said. */
  readonly done?: string;
}

export interface ToastOptions {
  readonly action?: ToastAction;
  /** True for what needs reading: it stays until it is dismissed, or until the next toast. */
  readonly stays?: boolean;
  /** Takes the text back once it is no longer true. */
  readonly until?: AbortSignal;
}

/** Shows the text in place of the last toast, and has it read aloud. */
export type Say = (text: string, options?: ToastOptions) => void;

/** Outside the main window’s `Toasts` nothing is shown. */
export const ToastContext = createContext<Say>(() => undefined);

export const useToast = (): Say => use(ToastContext);

export const undo = (run: ToastAction["run"]): ToastAction => ({
  label: "Undo",
  run,
  done: "Undone.",
});

/** Says what changed an MSP’s tenants, by default the shown one’s, and offers to undo it there, even if another is shown by then. */
export function useUndoableToast(): (
  text: string,
  change: Undoable,
  ...mspId: readonly [] | readonly [string]
) => void {
  const bridge = useBridge();
  const say = useToast();
  return useCallback(
    (text, { undoId }, ...mspId) =>
      say(text, { action: undo(() => bridge.undoTenants({ undoId }, ...mspId)) }),
    [bridge, say],
  );
}
