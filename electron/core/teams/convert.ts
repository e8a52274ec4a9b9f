// Converts between an MSP as stored and the team in a team file.
import { publicBaseUrl } from "../../contract/constants.ts";
import type { WorkspaceId } from "../../contract/contract.ts";
import { inOrder } from "../base/names.ts";
import { inPieces, mapped, type Work } from "../base/timing.ts";
import type { StoredMsp } from "../msps/stored.ts";
import { newTenant, type StoredTenant } from "../tenants/stored.ts";
import type { TeamFile, TeamTenant } from "./teamFile.ts";

function teamTenant(tenant: StoredTenant): TeamTenant {
  const {
    workspaceId: id,
    name,
    alias,
    colour,
    tags,
    note,
    pinned,
    copyFormat,
    centralUrl,
  } = tenant;
  return { id, name, alias, colour, tags, note, pinned, format: copyFormat ?? "", centralUrl };
}

/** Everything of an MSP that a team shares. Which tenants are hidden is the operator’s own view, so it stays out of the file. */
export function* teamOf({ name, profile, centralUrl, tenants }: StoredMsp): Work<TeamFile> {
  return {
    name,
    baseUrl: profile?.baseUrl ?? publicBaseUrl,
    workspaceId: profile?.workspaceId ?? null,
    scope: profile?.scope ?? "",
    centralUrl,
    tenants: yield* mapped(tenants, teamTenant),
  };
}

/** The MSP with the team’s values. Keeps what no team file holds, such as the credentials and who owns each tenant. */
export function* withTeam(msp: StoredMsp, team: TeamFile, newId: () => string): Work<StoredMsp> {
  const known = new Map<WorkspaceId, StoredTenant>();
  yield* inPieces(msp.tenants, (tenant) => void known.set(tenant.workspaceId, tenant));
  const { workspaceId, baseUrl, scope } = team;
  const given = workspaceId === null ? null : { id: newId(), workspaceId, clientId: "" };
  const tenants = yield* mapped(team.tenants, ({ id, format, tags, ...said }) => ({
    ...(known.get(id) ?? newTenant({ workspaceId: id, name: said.name })),
    ...said,
    tags: tags ?? [],
    copyFormat: format === "" ? null : format,
  }));
  return {
    ...msp,
    name: team.name,
    centralUrl: team.centralUrl,
    profile: msp.profile ?? (given === null ? null : { ...given, baseUrl, scope }),
    tenants: yield* inOrder(tenants),
  };
}
