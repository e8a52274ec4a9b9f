// Accepts a team file dropped on the window, whichever screen is shown.
import { useBridge } from "../bridge.ts";
import { FileDrop } from "../forms/FileDrop.tsx";
import { largestTeamFile } from "../../electron/contract/constants.ts";
import { isTeamFile } from "./droppedTeam.ts";

export function TeamDrop() {
  const bridge = useBridge();
  const read = async (file: File) => {
    const { name, size } = file;
    const text = size > largestTeamFile ? null : await file.text();
    if (isTeamFile(name, text ?? "")) await bridge.readTeam({ name, text });
  };
  return <FileDrop onFile={read}>Drop a team file to see what it would change</FileDrop>;
}
