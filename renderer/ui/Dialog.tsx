// A modal dialog. It is a real <dialog>, so the browser traps the focus, handles Escape and disables the page behind it.
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  type SubmitEvent,
  use,
  useId,
  useLayoutEffect,
  useRef,
} from "react";
import { Button } from "./Button.tsx";
import styles from "./Dialog.module.css";

/** Called by a dialog once it is shown; it calls the returned function once it is closed. */
export type ComesToFront = (dialog: HTMLElement) => () => void;

/** Tells the toast which dialog is in front, because a modal dialog makes everything outside it inert. */
export const InFrontContext = createContext<ComesToFront>(() => () => undefined);

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

interface SubmitOrCancelProps extends ComponentProps<typeof Button> {
  readonly onCancel: () => void;
  readonly cancel?: string;
}

/** The usual two actions. The props are those of the submit button. */
export function SubmitOrCancel({ onCancel, cancel = "Cancel", ...submit }: SubmitOrCancelProps) {
  return (
    <>
      <Button weight="secondary" onClick={onCancel}>
        {cancel}
      </Button>
      <Button weight="primary" {...submit} type="submit" />
    </>
  );
}

/**
 * The browser gives the focus back but leaves the caret in the dialog. Once the dialog’s field is gone there is no caret at all,
 * and the focused field takes no typing.
 */
function giveBackCaret(): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement))
    return;
  activeElement.blur();
  activeElement.focus({ preventScroll: true });
}

/** Open while it is rendered. Enter in a field submits it. */
export function Dialog({ title, onClose, onSubmit, actions, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const comesToFront = use(InFrontContext);
  // A layout effect closes the dialog while it is still in the document, so that the browser can give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown === null) return undefined;
    shown.showModal();
    const isClosed = comesToFront(shown);
    return () => {
      shown.close();
      giveBackCaret();
      isClosed();
    };
  }, [comesToFront]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form className={styles.content} onSubmit={submit}>
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className={styles.actions}>{actions}</div>
      </form>
    </dialog>
  );
}
