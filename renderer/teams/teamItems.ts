// The menu entries for team files.
import type { MspBridge } from "../bridge.ts";

export const teamItems = (bridge: MspBridge) => [
  { label: "Open a team file…", onChoose: () => void bridge.chooseTeamFile(null) },
  { label: "Export a team file…", onChoose: () => void bridge.exportTeam(null) },
];
