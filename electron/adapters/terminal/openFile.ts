// Files to open: macOS names them in an event, which may come before the application is ready; elsewhere they are arguments.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { app } from "electron";

const early: string[] = [];
let open = (path: string): void => void early.push(path);

app.on("open-file", (event, path) => {
  event.preventDefault();
  open(path);
});

/** Passes on the files named so far, and each later one. */
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
