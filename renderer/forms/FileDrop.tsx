// Accepts a file dropped anywhere on the window, and says what a drop does while a file is dragged over it.
import { useEffect, useEffectEvent, useState } from "react";
import styles from "./FileDrop.module.css";

interface FileDropProps {
  readonly onFile: (file: File) => Promise<void>;
  readonly children: string;
}

/** The drop areas that are shown. A file goes to the last one, which belongs to the innermost part of the screen. */
const shown: object[] = [];

/** Text dragged within the page is not a file. */
const hasFile = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes("Files") === true;

export function FileDrop({ onFile, children }: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  const onDrop = useEffectEvent((event: DragEvent) => {
    setIsOver(false);
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void onFile(file);
  });
  useEffect(() => {
    const area = {};
    const isLast = () => shown.at(-1) === area;
    const onDragOver = (event: DragEvent) => {
      if (!hasFile(event) || !isLast()) return;
      event.preventDefault();
      setIsOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDropHere = (event: DragEvent) => {
      if (isLast()) onDrop(event);
    };
    shown.push(area);
    document.addEventListener("dragover", onDragOver);
    document.addEventListener("dragleave", onDragLeave);
    document.addEventListener("drop", onDropHere);
    return () => {
      shown.splice(shown.indexOf(area), 1);
      document.removeEventListener("dragover", onDragOver);
      document.removeEventListener("dragleave", onDragLeave);
      document.removeEventListener("drop", onDropHere);
    };
  }, []);
  return isOver ? <output className={styles.drop}>{children}</output> : null;
}
