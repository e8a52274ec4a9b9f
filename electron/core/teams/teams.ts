// The commands for team files: import, apply, dismiss and export, from a window, the desktop or the command line.
import type { Failure, TeamFileState } from "../../contract/contract.ts";
import { exitCodes, outcome, type Outcome, success } from "../base/exitCodes.ts";
import { inOneLine } from "../base/failureWords.ts";
import type { Handlers, MspHandlers } from "../base/handlers.ts";
import { fail, ok } from "../base/result.ts";
import { createQueue } from "../base/timing.ts";
import { createExporting } from "./exportTeam.ts";
import { createApplying, createReading } from "./importTeam.ts";
import type { OpenedTeam, TeamMsp, TeamPorts } from "./ports.ts";
import { pageOf } from "./preview.ts";
import { createRefuseTeam } from "./refusal.ts";

export type { TeamPorts } from "./ports.ts";
export { readTeamFile, type TeamFile } from "./teamFile.ts";

export interface Teams {
  readonly commands: Handlers<
    "readTeam" | "chooseTeamFile" | "applyTeam" | "dismissTeam" | "listTeamChanges" | "showExport"
  >;
  readonly mspCommands: MspHandlers<TeamMsp, "exportTeam">;
  /** Opens a file that the desktop or the command line names; answers why it was refused, or null. */
  readonly open: (path: string) => Promise<Failure | null>;
  readonly state: () => TeamFileState | null;
}

function createOpened(changed: () => void): TeamPorts["opened"] {
  let team: OpenedTeam | null = null;
  return {
    read: () => team,
    set(next) {
      team = next;
      changed();
    },
  };
}

export function createTeams(
  ports: Omit<TeamPorts, "opened"> & {
    /** Called when the opened file changes. */
    readonly changed: () => void;
  },
): Teams {
  let exportedPath: string | null = null;
  const opened = createOpened(ports.changed);
  const teamPorts = { ...ports, opened };
  const { teamFiles } = ports;
  const refuse = createRefuseTeam(teamPorts);
  const reading = createReading(teamPorts, refuse);
  const inTurn = createQueue();
  // The file that was opened last is the one that is shown in the end.
  const read: typeof reading = (name, text) => inTurn(() => reading(name, text));
  const exportTeam = createExporting(teamPorts, refuse);
  const open = async (path: string) => read(teamFiles.nameOf(path), await teamFiles.read(path));
  return {
    open,
    state: () => opened.read()?.state ?? null,
    mspCommands: {
      async exportTeam(_input, msp) {
        const exported = await exportTeam(msp);
        if (exported.ok && exported.value !== null) exportedPath = exported.value.path;
        return exported;
      },
    },
    commands: {
      async readTeam({ name, text }) {
        const tooLarge = { kind: "teamFile", problem: { kind: "tooLarge" } } as const;
        await read(name, text === null ? fail(tooLarge) : ok(text));
        return ok(null);
      },
      async chooseTeamFile() {
        const path = await teamFiles.choose();
        if (path !== null) await open(path);
        return ok(null);
      },
      // No window names the path: it could name any file.
      async showExport() {
        if (exportedPath !== null) teamFiles.show(exportedPath);
        return ok(null);
      },
      applyTeam: createApplying(teamPorts),
      async listTeamChanges({ id, group, from }) {
        const compared = opened.read();
        return compared?.state.id === id && "lists" in compared
          ? ok(pageOf(compared.lists, group, from))
          : fail({ kind: "cancelled" });
      },
      async dismissTeam() {
        opened.set(null);
        return ok(null);
      },
    },
  };
}

/** Opens a file that a terminal or a double click names, and says there how that went. */
export const openingOf =
  ({ open }: Pick<Teams, "open">) =>
  async (path: string): Promise<Outcome> => {
    const failure = await open(path);
    return failure === null ? success : outcome(exitCodes.failed, inOneLine(failure));
  };
