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
  useState,
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
  /** True while it holds something that Escape would lose: Escape then asks first, as the key could have been meant for something else. */
  readonly hasTyped?: boolean;
  /** While what it began is under way, a second Enter or click submits nothing. */
  readonly onSubmit: () => void | Promise<void>;
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

/** Asks before what was typed is thrown away. */
export function Discard({ onDiscard, onBack }: { onDiscard: () => void; onBack: () => void }) {
  return (
    <Dialog
      title="Discard what you entered?"
      onClose={onBack}
      onSubmit={onDiscard}
      actions={
        <SubmitOrCancel weight="danger" cancel="Keep editing" onCancel={onBack}>
          Discard
        </SubmitOrCancel>
      }
    >
      <p>It has not been saved.</p>
    </Dialog>
  );
}

const controls = "button, input, select, textarea";

/** Chromium gives the first focus to a body that scrolls, where keys go nowhere. */
function focusFirstControl(dialog: HTMLDialogElement): void {
  if (document.activeElement?.matches(controls) === true) return;
  dialog.querySelector<HTMLElement>(controls)?.focus();
}

/** First closes the question in front of it: while that is open, the browser can give the focus back to nothing behind it. */
function closeDown(dialog: HTMLDialogElement): void {
  dialog.querySelector<HTMLDialogElement>("dialog[open]")?.close();
  dialog.close();
}

/** Answers a function that runs a job unless one is running. */
export function useOneAtATime(): (job: () => void | Promise<void>) => Promise<void> {
  const isBusy = useRef(false);
  return async (job) => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await job();
    } finally {
      isBusy.current = false;
    }
  };
}

/** Shows the dialog while it is rendered. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  const isLeaving = useRef(false);
  const comesToFront = use(InFrontContext);
  // A layout effect closes the dialog while it is still in the document, so that the browser can give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown === null) return undefined;
    isLeaving.current = false;
    shown.showModal();
    focusFirstControl(shown);
    const isClosed = comesToFront(shown);
    return () => {
      isLeaving.current = true;
      closeDown(shown);
      giveBackCaret();
      isClosed();
    };
  }, [comesToFront]);
  /** True if the browser has closed it, which is then undone: Chromium asks a page only once between two other keys or clicks. */
  const isForced = (): boolean => {
    if (isLeaving.current) return false;
    dialog.current?.showModal();
    return true;
  };
  return { dialog, isForced };
}

/** Open while it is rendered. Enter in a field submits it. */
export function Dialog(props: DialogProps) {
  const { title, onClose, hasTyped = false, onSubmit, actions, children } = props;
  const { dialog, isForced } = useModal();
  const [discarding, setDiscarding] = useState(false);
  const titleId = useId();
  const once = useOneAtATime();
  const leave = () => (hasTyped ? setDiscarding(true) : onClose());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void once(onSubmit);
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClose={() => {
        if (isForced()) leave();
      }}
    >
      <form className={styles.content} onSubmit={submit}>
        <h2 id={titleId}>{title}</h2>
        <div className={styles.body}>{children}</div>
        <div className={styles.actions}>{actions}</div>
      </form>
      {discarding && <Discard onDiscard={onClose} onBack={() => setDiscarding(false)} />}
    </dialog>
  );
}
