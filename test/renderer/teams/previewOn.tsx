// The dialog that shows a team file.
import type { TeamFileState } from "../../../electron/contract/contract.ts";
import { connected } from "../fakeBridge.ts";
import { dialog, show } from "../show.tsx";

export const open = (teamFile: TeamFileState, snapshot = connected) =>
  show({ ...snapshot, teamFile });
export const team = () => dialog("Team file");
