// The colours’ names on the screen.
import type { Colour } from "../../electron/contract/contract.ts";

/** In their usual order. */
export const colourNames: Readonly<Record<Colour, string>> = {
  red: "Red",
  orange: "Orange",
  yellow: "Yellow",
  green: "Green",
  teal: "Teal",
  blue: "Blue",
  purple: "Purple",
  grey: "Grey",
};
const isColour = (name: string): name is Colour => Object.hasOwn(colourNames, name);

export const colourList: readonly Colour[] = Object.keys(colourNames).filter(isColour);
