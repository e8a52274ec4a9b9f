// Accepts a team file dropped on the window, whichever screen is shown, and says so of any other file.
import { FileDrop } from "../forms/FileDrop.tsx";
import { seemsToBe } from "../forms/seemsToBe.ts";
import { useToast } from "../toasts/useToast.ts";
import { useDroppedFile } from "../forms/useDroppedFile.ts";

export function TeamDrop() {
  const say = useToast();
  const read = useDroppedFile((text, source) =>
    say(
      `${source} was not opened: it seems to be ${seemsToBe(text)}. Only a team file (*.tenantry) can be dropped here.`,
      { stays: true },
    ),
  );
  return <FileDrop onFile={read}>Drop a team file to see what it would change</FileDrop>;
}
