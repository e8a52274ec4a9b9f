// The menu of a right click in a text field, so that a secret can be pasted by mouse, and on a selected text.
import {
  BrowserWindow,
  type ContextMenuParams,
  type EditFlags,
  Menu,
  type WebContents,
} from "electron";

type Params = Pick<ContextMenuParams, "isEditable" | "selectionText"> & {
  readonly editFlags: Pick<EditFlags, "canCut" | "canCopy" | "canPaste" | "canSelectAll">;
  readonly formControlType?: string;
};

const edits = [
  { role: "cut", flag: "canCut" },
  { role: "copy", flag: "canCopy" },
  { role: "paste", flag: "canPaste" },
  { role: "selectAll", flag: "canSelectAll" },
] as const;

/** Empty where there is nothing to edit or to copy. A masked field gives nothing away: it only takes. */
export function editMenu({ isEditable, editFlags, selectionText, formControlType }: Params) {
  if (!isEditable) return selectionText === "" ? [] : [{ role: "copy" } as const];
  const isMasked = formControlType === "input-password";
  return edits
    .filter(({ role }) => !isMasked || role === "paste" || role === "selectAll")
    .map(({ role, flag }) => ({ role, enabled: editFlags[flag] }));
}

/** Answers whether the menu is open, which on some desktops takes the focus from its window. `closed` is called afterwards. */
export function offerEditMenu(contents: WebContents, closed = () => {}): () => boolean {
  let isOpen = false;
  contents.on("context-menu", (_event, params) => {
    const entries = editMenu(params);
    const window = BrowserWindow.fromWebContents(contents);
    if (entries.length === 0 || window === null) return;
    isOpen = true;
    Menu.buildFromTemplate(entries).popup({
      window,
      callback() {
        isOpen = false;
        closed();
      },
    });
  });
  return () => isOpen;
}
