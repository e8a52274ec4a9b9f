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
