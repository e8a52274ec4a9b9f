// The menu's entries about team files.
import type { Bridge } from "../../electron/contract/contract.ts";

export const teamItems = (bridge: Bridge) => [
  { label: "Open a team file…", onChoose: () => void bridge.chooseTeamFile(null) },
  { label: "Export a team file…", onChoose: () => void bridge.exportTeam({}) },
];
