// Converts between an MSP as stored and the team in a team file.
import { publicBaseUrl } from "../../contract/constants.ts";
import { inOrder } from "../base/names.ts";
import type { StoredMsp } from "../msps/stored.ts";
import { newTenant, type StoredTenant } from "../tenants/stored.ts";
import type { TeamFile, TeamTenant } from "./teamFile.ts";

function teamTenant(tenant: StoredTenant): TeamTenant {
  const { workspaceId: id, name, alias, colour, note, pinned, copyFormat, centralUrl } = tenant;
  return { id, name, alias, colour, note, pinned, format: copyFormat ?? "", centralUrl };
}

/** Everything of an MSP that a team shares. Which tenants are hidden is the operator’s own view, so it stays out of the file. */
export const teamOf = ({ name, profile, centralUrl, tenants }: StoredMsp): TeamFile => ({
  name,
  baseUrl: profile?.baseUrl ?? publicBaseUrl,
  workspaceId: profile?.workspaceId ?? null,
  scope: profile?.scope ?? "",
  centralUrl,
  tenants: tenants.map(teamTenant),
});

/** The MSP with the team’s values. Keeps what no team file holds, such as the credentials and who owns each tenant. */
export function withTeam(msp: StoredMsp, team: TeamFile, newId: () => string): StoredMsp {
  const known = new Map(msp.tenants.map((tenant) => [tenant.workspaceId, tenant]));
  const { workspaceId, baseUrl, scope } = team;
  const given = workspaceId === null ? null : { id: newId(), workspaceId, clientId: "" };
  const tenants = team.tenants.map(({ id, format, ...said }) => ({
    ...(known.get(id) ?? newTenant({ workspaceId: id, name: said.name })),
    ...said,
    copyFormat: format === "" ? null : format,
  }));
  return {
    ...msp,
    name: team.name,
    centralUrl: team.centralUrl,
    profile: msp.profile ?? (given === null ? null : { ...given, baseUrl, scope }),
    tenants: inOrder(tenants),
  };
}
