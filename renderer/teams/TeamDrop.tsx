// Accepts a team file that is dropped on the window or pasted as text, whichever screen is shown. Of any other file that is dropped it says so.
import { FileDrop } from "../forms/FileDrop.tsx";
import { seemsToBe } from "../forms/seemsToBe.ts";
import { useToast } from "../toasts/useToast.ts";
import { usePastedTeam } from "./usePastedTeam.ts";
import { useDroppedFile } from "../forms/useDroppedFile.ts";

export function TeamDrop() {
  const say = useToast();
  usePastedTeam();
  const read = useDroppedFile((text, source) =>
    say(
      `${source} was not opened: it seems to be ${seemsToBe(text)}. Only a team file (*.tenantry) can be dropped here.`,
      { stays: true },
    ),
  );
  return <FileDrop onFile={read}>Drop a team file to see what it would change</FileDrop>;
}
