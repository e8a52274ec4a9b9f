// macOS names the file to be opened in an event, which can come before the application is ready.
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
