// Fills in a credentials form from a file dropped on the window; team files go elsewhere.
import { isTeamFile } from "../teams/droppedTeam.ts";
import { FileDrop } from "../forms/FileDrop.tsx";

/** Bytes; a larger file was dropped by mistake. */
const largestFile = 262_144;

export function DropZone({ onText }: { onText: (text: string) => void }) {
  const read = async (file: File) => {
    if (file.size > largestFile) return;
    const text = await file.text();
    if (!isTeamFile(file.name, text)) onText(text);
  };
  return <FileDrop onFile={read}>Drop the file to fill in the fields it names</FileDrop>;
}
