// Exports an MSP to a team file, after making sure that no secret goes into it.
import type { ExportedTeam, Result } from "../../contract/contract.ts";
import { nameOf } from "../base/names.ts";
import { fail, ok } from "../base/result.ts";
import { inTurns, type Work } from "../base/timing.ts";
import { mspName, type StoredMsp } from "../msps/stored.ts";
import type { TeamMsp, TeamPorts } from "./ports.ts";
import { writeTeamFile } from "./teamFile.ts";
import type { RefuseTeam } from "./refusal.ts";
import { teamOf } from "./convert.ts";

const fieldWords: Readonly<Record<string, string>> = {
  name: "The name",
  alias: "The alias",
  tags: "A tag",
  note: "The note",
  format: "The copy format",
  scope: "The scope",
  centralUrl: "Central’s address",
};

/** Names the tenant in an error instead of its place in the file, which the operator has never seen. */
function* writtenTeam(stored: StoredMsp, secrets: readonly string[]): Work<Result<string>> {
  const team = yield* teamOf(stored);
  const written = yield* writeTeamFile(team, secrets);
  if (written.ok) return written;
  const problem = written.error;
  if (problem.kind !== "secretInside") return fail({ kind: "teamFile", problem });
  const tenant = team.tenants.find(({ id }) => id === problem.workspaceId);
  const place = fieldWords[/(\w+)(?:\[\d+\])?$/.exec(problem.path)?.[1] ?? ""] ?? "A field";
  return fail({
    kind: "teamSecret",
    place,
    // If the name itself is the secret, the error must not repeat it.
    tenant:
      tenant === undefined
        ? null
        : nameOf({ workspaceId: tenant.id, name: place === "The name" ? "" : tenant.name }),
  });
}

/** The client secrets of all MSPs, as none belongs in any file. Fails only if the exported MSP’s own cannot be opened. */
async function sealedSecrets(
  { vault, msps }: Pick<TeamPorts, "vault" | "msps">,
  own: TeamMsp,
): Promise<Result<string[]>> {
  const secrets: string[] = [];
  for (const msp of msps.all()) {
    const { profile } = msp.store.read();
    const secret = profile === null ? null : await vault.open(profile);
    if (secret?.ok === true) secrets.push(secret.value);
    else if (secret?.error.kind === "vaultUnavailable" && msp === own)
      return fail({ kind: "teamUnchecked", reason: secret.error.reason });
  }
  return ok(secrets);
}

const fileNameOf = (name: string): string =>
  `${name.replaceAll(/[\\/:*?"<>|]+/g, "-").replace(/^\.+/, "") || "team"}.tenantry`;

export function createExporting(
  ports: TeamPorts,
  refuse: RefuseTeam,
): (msp: TeamMsp) => Promise<Result<ExportedTeam | null>> {
  return async (msp) => {
    const stored = msp.store.read();
    const secrets = await sealedSecrets(ports, msp);
    const text = secrets.ok
      ? await inTurns(writtenTeam(stored, secrets.value), ports.clock.turn)
      : secrets;
    if (!text.ok) {
      refuse("export", text.error);
      return ok(null);
    }
    const path = await ports.teamFiles.chooseTarget(fileNameOf(mspName(stored)), "team");
    if (path === null) return ok(null);
    const written = await ports.teamFiles.write(path, text.value);
    if (written.ok) return ok({ path });
    refuse("export", written.error);
    return ok(null);
  };
}
