// The pictures of the documents, drawn like those of the gallery.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../desktop/root.ts";
import { type GalleryWindow, usual } from "./window.ts";

const pictures = {
  screenshot: "List: for the documents",
  "first-run-1": "First run: step: start",
  "first-run-2": "First run: client, filled",
  "first-run-3": "First run: step: check",
  "first-run-4": "First run: step: tenants",
} as const;

/** Twice as dense, so that they are sharp wherever they are read. */
export async function readmePictures(window: GalleryWindow): Promise<void> {
  for (const [name, state] of Object.entries(pictures)) {
    await window.draw(state, { ...usual, density: 2 });
    const file = join(root, ".github", `${name}.png`);
    await writeFile(file, await window.picture());
    console.log(file);
  }
}
