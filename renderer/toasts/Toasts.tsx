// The toast above the footer: what the last action did, one at a time, read aloud, with Undo if the action can be undone.
import { type FocusEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "../ui/Button.tsx";
import { failureLine } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import { useEscape } from "../focus/useEscape.ts";
import { InFrontContext } from "../ui/Dialog.tsx";
import styles from "./Toasts.module.css";
import { useLayer } from "./useLayer.ts";
import { type Say, type ToastAction, ToastContext, type ToastOptions } from "./useToast.ts";

const shownMs = 5_000;
/** Long enough to reach the button. */
const shownWithActionMs = 10_000;
/** A text that moves so soon after it was said may not have been read aloud. */
const justSaidMs = 100;

interface Toast extends ToastOptions {
  readonly id: number;
  readonly text: string;
  readonly saidAtMs: number;
}

/** The last toast until its time is up; the time stands still while `isHeld`. */
function useToasts(isHeld: boolean) {
  const [toast, setToast] = useState<Toast | null>(null);
  const close = useCallback(() => setToast(null), []);
  const say: Say = useCallback(
    (text, options = {}) =>
      setToast((last) => ({
        ...options,
        text,
        id: (last?.id ?? 0) + 1,
        saidAtMs: performance.now(),
      })),
    [],
  );
  const [movedAtMs, setMovedAtMs] = useState(-Infinity);
  const onMove = useCallback(() => setMovedAtMs(performance.now()), []);
  // A toast that was only just said when it moved is read again where it is now.
  useEffect(() => {
    if (toast === null || movedAtMs < toast.saidAtMs) return undefined;
    if (movedAtMs - toast.saidAtMs >= justSaidMs) return undefined;
    const again = { ...toast, id: toast.id + 1, saidAtMs: -Infinity };
    const timer = setTimeout(() => setToast(again), justSaidMs);
    return () => clearTimeout(timer);
  }, [toast, movedAtMs]);
  useEffect(() => {
    if (toast === null || isHeld || toast.stays === true) return undefined;
    const timer = setTimeout(close, toast.action === undefined ? shownMs : shownWithActionMs);
    return () => clearTimeout(timer);
  }, [toast, isHeld, close]);
  useEffect(() => {
    const until = toast?.until;
    until?.addEventListener("abort", close);
    return () => until?.removeEventListener("abort", close);
  }, [toast, close]);
  return { toast, say, close, onMove };
}

/** The focus goes back to where it came from: a button that disappears must not take it along. */
function useReturningFocus() {
  const before = useRef<Element | null>(null);
  const box = useRef<HTMLDivElement>(null);
  return {
    box,
    note: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null && box.current?.contains(relatedTarget) === false)
        before.current = relatedTarget;
    },
    giveBack: () => {
      if (box.current?.contains(document.activeElement) !== true) return;
      if (before.current instanceof HTMLElement) before.current.focus();
    },
  };
}

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [isHeld, setIsHeld] = useState(false);
  const { toast, say, close, onMove } = useToasts(isHeld);
  const { base, host, comesToFront } = useLayer(onMove);
  const { box, note, giveBack } = useReturningFocus();
  const leave = () => {
    giveBack();
    setIsHeld(false);
    close();
  };
  // It stays in front of everything until it is dismissed, so Escape is for it first.
  useEscape(toast?.stays === true ? leave : null, true);
  const run = async ({ run: act, done }: ToastAction) => {
    leave();
    const result = await act();
    if (!result.ok) say(failureLine(result.error), { stays: true });
    else if (done !== undefined) say(done);
  };
  const action = toast?.action;
  const shown = (
    <div
      ref={box}
      role="presentation"
      className={toast === null ? undefined : styles.toast}
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={(event) => {
        note(event);
        setIsHeld(true);
      }}
      onBlur={() => setIsHeld(false)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        leave();
      }}
    >
      <output aria-label="Last action" className={styles.text}>
        {/* The key has a repeated text read again. */}
        {toast !== null && <span key={toast.id}>{toast.text}</span>}
      </output>
      {action !== undefined && (
        <Button className={styles.action} onClick={() => void run(action)}>
          {action.label}
        </Button>
      )}
      {toast !== null && (
        <Button weight="icon" className={styles.action} aria-label="Dismiss" onClick={leave}>
          <Icon name="close" size={14} />
        </Button>
      )}
    </div>
  );
  return (
    <ToastContext value={say}>
      <InFrontContext value={comesToFront}>{children}</InFrontContext>
      <div ref={base} />
      {createPortal(shown, host)}
    </ToastContext>
  );
}
