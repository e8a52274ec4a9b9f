// Colours for tenants and MSPs, so that operators tell customers apart at a glance.
export const colours = [
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "purple",
  "grey",
] as const;
export type Colour = (typeof colours)[number];

/** The colours on a light background, as in `renderer/ui/Disc.module.css`. */
export const paints: Readonly<Record<Colour, string>> = {
  red: "#d02f3b",
  orange: "#d2620a",
  yellow: "#b08500",
  green: "#2e8b3d",
  teal: "#018786",
  blue: "#2a6fdb",
  purple: "#7a4fc9",
  grey: "#757b88",
};
