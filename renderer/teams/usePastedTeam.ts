// Opens a team file whose text is pasted, whichever screen or field has the focus: in a field it would be of no use.
import { useEffect, useEffectEvent } from "react";
import { largestTeamFile } from "../../electron/contract/constants.ts";
import { useBridge } from "../bridge.ts";
import { isTeamText } from "../forms/isTeamText.ts";

/** Stands where a file’s name stands. */
const name = "the clipboard";

export function usePastedTeam(): void {
  const bridge = useBridge();
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isTeamText(text)) return;
    event.preventDefault();
    event.stopPropagation();
    void bridge.readTeam({ name, text: text.length > largestTeamFile ? null : text });
  });
  useEffect(() => {
    // Before the field sees it.
    const paste = (event: ClipboardEvent) => onPaste(event);
    document.addEventListener("paste", paste, true);
    return () => document.removeEventListener("paste", paste, true);
  }, []);
}
