// A team file dropped anywhere on the window, whichever screen it shows.
import { useEffect, useEffectEvent, useState } from "react";
import { useBridge } from "../bridge.ts";
import { isTeamFile, largestTeamFile } from "./droppedTeam.ts";
import styles from "./TeamDrop.module.css";

/** Text within the page is dragged too. */
const hasFile = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes("Files") === true;

export function TeamDrop() {
  const bridge = useBridge();
  const [isOver, setIsOver] = useState(false);
  const onDrop = useEffectEvent((event: DragEvent) => {
    setIsOver(false);
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    const read = async () => {
      const { name, size } = file;
      const text = size > largestTeamFile ? null : await file.text();
      if (isTeamFile(name, text ?? "")) await bridge.readTeam({ name, text });
    };
    void read();
  });
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!hasFile(event)) return;
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
  return isOver ? <p className={styles.drop}>Drop a team file to see what it changes</p> : null;
}
