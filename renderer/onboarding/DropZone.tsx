// A text file dropped anywhere on the window.
import { useEffect, useEffectEvent, useState } from "react";
import { isTeamFile } from "../teams/droppedTeam.ts";
import styles from "./CredentialsForm.module.css";

/** Bytes; whatever is longer was dropped by mistake. */
const largestFile = 262_144;

export function DropZone({ onText }: { onText: (text: string) => void }) {
  const [isOver, setIsOver] = useState(false);
  const onDrop = useEffectEvent((event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer?.files[0];
    if (file === undefined || file.size > largestFile) return;
    const read = async () => {
      const text = await file.text();
      if (!isTeamFile(file.name, text)) onText(text);
    };
    void read();
  });
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    document.addEventListener("dragover", onDragOver);
    document.addEventListener("dragleave", onDragLeave);
    document.addEventListener("drop", onDrop);
    return () => {
      document.removeEventListener("dragover", onDragOver);
      document.removeEventListener("dragleave", onDragLeave);
      document.removeEventListener("drop", onDrop);
    };
  }, []);
  return isOver ? <p className={styles.drop}>Drop the file to fill in what it names</p> : null;
}
