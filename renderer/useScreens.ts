// Loads the code of the screens that are not needed for the first paint.
import { later } from "./later.ts";

export const { load: loadScreens, useLoaded: useScreens } = later(() => import("./screens.ts"));
