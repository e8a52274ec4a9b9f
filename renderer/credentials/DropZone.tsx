// Fills in a credentials form from a file dropped on the window; a team file is opened instead.
import { FileDrop } from "../forms/FileDrop.tsx";
import { useDroppedFile } from "../teams/useDroppedFile.ts";

export function DropZone({ onText }: { onText: (text: string, source: string) => void }) {
  const read = useDroppedFile(onText);
  return <FileDrop onFile={read}>Drop the file to fill in the fields it names</FileDrop>;
}
