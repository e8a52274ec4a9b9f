// Tells the toast which dialog is in front: a modal dialog makes everything outside it inert.
import { createContext } from "react";

/** A dialog calls this once it is shown, and the returned function once it is closed. */
export type ComesToFront = (dialog: HTMLElement) => () => void;

/** Outside the main window’s `Toasts` nothing needs to know. */
export const InFrontContext = createContext<ComesToFront>(() => () => undefined);
