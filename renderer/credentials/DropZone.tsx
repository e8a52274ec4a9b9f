// Takes credentials from a file dropped on the window; a team file is opened instead.
import { FileDrop } from "../forms/FileDrop.tsx";
import { useDroppedFile } from "../forms/useDroppedFile.ts";

interface DropZoneProps {
  readonly onText: (text: string, source: string) => void;
  /** What a drop does. */
  readonly children?: string;
}

const fillsIn = "Drop the file to fill in the fields it names";

export function DropZone({ onText, children = fillsIn }: DropZoneProps) {
  const read = useDroppedFile(onText);
  return <FileDrop onFile={read}>{children}</FileDrop>;
}
