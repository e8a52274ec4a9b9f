// Sets up an application that imports team files.
import { atOnce } from "../../../electron/core/base/timing.ts";
import type { TeamChoices, TeamPreview } from "../../../electron/contract/contract.ts";
import { type TeamFile, writeTeamFile } from "../../../electron/core/teams/teamFile.ts";
import { setUp } from "../applicationSetUp.ts";
import { tenantOf } from "./teamSample.ts";

export const acme = tenantOf("a", { name: "Acme" });
export const beta = tenantOf("b", { name: "Beta" });
export const carol = tenantOf("c", { name: "Carol", colour: "teal", pinned: true, format: "env" });

export const everything: TeamChoices = {
  added: "theirs",
  changed: "theirs",
  removed: "mine",
  tenants: {},
};

function textOf(team: TeamFile): string {
  const written = atOnce(writeTeamFile(team, []));
  if (!written.ok) throw new Error(`not written: ${written.error.kind}`);
  return written.value;
}

export function openingTeams() {
  const all = setUp();
  const { commands, snapshot } = all;
  const read = async (team: TeamFile): Promise<TeamPreview> => {
    await commands.readTeam({ name: "n.tenantry.json", text: textOf(team) });
    const { teamFile } = await snapshot();
    if (teamFile?.status !== "preview") throw new Error("no preview");
    return teamFile;
  };
  const take = async (team: TeamFile, choices: Partial<TeamChoices> = {}) => {
    const { id } = await read(team);
    return commands.applyTeam({ id, ...everything, ...choices });
  };
  const names = async () => (await snapshot()).tenants.map(({ name }) => name);
  return { ...all, read, take, names };
}

/** The same, connected, with the tenants Acme and Beta. */
export async function connectedTeams() {
  const all = openingTeams();
  await all.connected();
  return all;
}
