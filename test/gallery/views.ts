// How every state is drawn: as usual, and with one thing changed.
import { usual, type View } from "./window.ts";

export const views: Readonly<Record<string, View>> = {
  usual,
  dark: { ...usual, scheme: "dark" },
  "360 px": { ...usual, width: 360 },
  "1,000 px": { ...usual, width: 1000 },
  "200 %": { ...usual, zoom: 2 },
};
