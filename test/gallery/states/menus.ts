// Menus and their groups.
import { choose, press, search, steps } from "../hand.ts";
import type { States } from "../state.ts";
import * as world from "./world.ts";

const { shown, several, few, lives, dairy, freight, north, tenant } = world;

const nine = Array.from({ length: 9 }, (_, index) => ({
  ...north,
  id: index === 0 ? north.id : `msp-${index + 1}`,
  name: `Northwind MSP ${index + 1}, region ${index + 1}`,
}));

const held = shown(few, { tokens: { [dairy.workspaceId]: lives.fresh } });
const exchanging = shown(few, {
  tokens: { [dairy.workspaceId]: { ...lives.soon, exchanging: true } },
});
const ofDairy = "More actions for Alpine Dairy";

export const menus: States = {
  header: {
    snapshot: shown([...few, tenant(38, "Old Mill", { hidden: true })]),
    act: press("Menu"),
  },
  "header, what to show": { snapshot: shown(), act: choose("Menu", "Show…") },
  "header, what to show of colours and tags": {
    snapshot: shown([
      { ...dairy, tags: ["gold", "EMEA"], colour: "teal" },
      { ...freight, tags: ["lab", "Silver contract 2027"] },
    ]),
    act: choose("Menu", "Show…"),
  },
  "header, sort": { snapshot: shown(), act: choose("Menu", "Sort…") },
  "header, group": { snapshot: shown(), act: choose("Menu", "Group…") },
  "header, zoom": { snapshot: shown(), act: choose("Menu", "Zoom…") },
  row: { snapshot: held, act: press(ofDairy) },
  "row while exchanging": { snapshot: exchanging, act: press(ofDairy) },
  "row, copy as": { snapshot: held, act: choose(ofDairy, "Copy as…") },
  "row of a hidden tenant": {
    snapshot: shown([{ ...dairy, hidden: true }]),
    act: steps(choose("Menu", "Show hidden tenants (1)"), press(ofDairy)),
  },
  "MSP token": { snapshot: shown(), act: press("Copy the MSP token as") },
  "one MSP": { snapshot: shown(), act: press("MSP: Northwind MSP") },
  "several MSPs": { snapshot: several(), act: press("MSP: Northwind MSP") },
  "nine MSPs": {
    snapshot: shown(few, { msps: nine }),
    act: press(/^MSP: Northwind MSP 1/),
  },
  "search of all MSPs": { snapshot: several(), act: search("a") },
  "search without a match": { snapshot: shown(), act: search("zurich") },
  "search for the MSP token": { snapshot: shown(), act: search("msp token") },
};
