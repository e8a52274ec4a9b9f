// Loads the code of the screens that are not needed for the first paint.
import { use } from "react";

const load = () => import("./screens.ts");
type Screens = Awaited<ReturnType<typeof load>>;

let loaded: Screens | null = null;
let loading: Promise<Screens> | null = null;

export function loadScreens(): Promise<Screens> {
  loading ??= load().then((screens) => (loaded = screens));
  return loading;
}

/** Suspends the component until the code has been loaded. */
export const useScreens = (): Screens => loaded ?? use(loadScreens());
