// The colours that a tenant or an MSP can have, by which the wrong customer is hard to pick.
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

/** As the windows paint them on a light ground: `renderer/ui/Disc.module.css`. */
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
