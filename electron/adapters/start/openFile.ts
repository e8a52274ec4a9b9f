// Which file to open: macOS names it in an event, which may come before the application is ready; elsewhere an argument does.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { app } from "electron";

const early: string[] = [];
let open = (path: string): void => void early.push(path);

app.on("open-file", (event, path) => {
  event.preventDefault();
  open(path);
});

/** Tells of the files that came before, and of each one from now on. */
export function onOpenFile(opened: (path: string) => void): void {
  open = opened;
  for (const path of early.splice(0)) opened(path);
}

/** Resolves against this process’s folder. File managers pass URLs. */
export function wholePath(path: string): string {
  if (!path.startsWith("file:")) return resolve(path);
  try {
    return fileURLToPath(path);
  } catch {
    return path;
  }
}
