// Opens the file with the main window’s place. It comes before all other files, because the window comes first.
import { createJsonStore, type JsonStore } from "../store/store.ts";
import { noPlace, type WindowPlace, windowPlaceSchema } from "./place.ts";

/** `problems` are sentences about the file if it could not be used as it is. */
export function openPlace(folder: string): {
  readonly place: JsonStore<WindowPlace>;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const place = createJsonStore({
    cwd: folder,
    name: "window",
    schema: windowPlaceSchema,
    defaults: noPlace,
    onProblem: (text) => problems.push(text),
  });
  return { place, problems };
}
