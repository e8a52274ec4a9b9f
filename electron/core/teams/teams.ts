// The commands for team files: import, apply, dismiss and export, from a window, the desktop or the command line.
import type { AppCommands } from "../application.ts";
import { exitCodes, type Outcome } from "../desktop/copyByName.ts";
import type { AppPorts, Changed, Parts } from "../parts.ts";
import { fail, ok } from "../base/result.ts";
import { createExporting } from "./exportTeam.ts";
import { createApplying, createReading } from "./importTeam.ts";
import { createRefuseTeam } from "./refusal.ts";

type TeamCommands = Pick<
  AppCommands,
  "readTeam" | "chooseTeamFile" | "applyTeam" | "dismissTeam" | "exportTeam"
>;

export interface TeamParts {
  readonly commands: TeamCommands;
  /** Opens a file named by the desktop or the command line. */
  readonly open: (path: string) => Promise<Outcome>;
}

export function createTeamCommands(ports: AppPorts, parts: Parts, changed: Changed): TeamParts {
  const { teamFiles } = ports;
  const refuse = createRefuseTeam(ports, parts);
  const read = createReading(ports, parts, refuse);
  const open = async (path: string) => read(teamFiles.nameOf(path), await teamFiles.read(path));
  return {
    async open(path) {
      const failure = await open(path);
      return failure === null
        ? { code: exitCodes.success, text: "" }
        : { code: exitCodes.failed, text: `${failure.title} ${failure.advice}` };
    },
    commands: {
      async readTeam({ name, text }) {
        const tooLarge = { kind: "teamFile", problem: { kind: "tooLarge" } } as const;
        read(name, text === null ? fail(tooLarge) : ok(text));
        return ok(null);
      },
      async chooseTeamFile() {
        const path = await teamFiles.choose();
        if (path !== null) await open(path);
        return ok(null);
      },
      applyTeam: createApplying(ports, parts, changed),
      async dismissTeam() {
        parts.openedTeam.set(null);
        return ok(null);
      },
      exportTeam: createExporting(ports, parts, refuse),
    },
  };
}
