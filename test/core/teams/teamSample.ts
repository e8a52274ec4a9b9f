// Makes teams for the tests of team files.
import type { WorkspaceId } from "../../../electron/contract/contract.ts";
import { toWorkspaceId } from "../../../electron/core/base/issuer.ts";
import type { TeamFile, TeamTenant } from "../../../electron/core/teams/teamFile.ts";

/** A workspace ID that repeats one hexadecimal digit. */
export function idOf(digit: string): WorkspaceId {
  const id = toWorkspaceId(digit.repeat(32));
  if (id === null) throw new Error(`${digit} is no hexadecimal digit`);
  return id;
}

export const tenantOf = (digit: string, members: Partial<TeamTenant> = {}): TeamTenant => ({
  id: idOf(digit),
  name: "",
  alias: "",
  colour: null,
  tags: null,
  note: "",
  pinned: false,
  format: "",
  centralUrl: "",
  ...members,
});

export const teamOf = (
  tenants: readonly TeamTenant[],
  members: Partial<TeamFile> = {},
): TeamFile => ({
  name: "Northwind MSP",
  baseUrl: "https://greenlake.example",
  workspaceId: idOf("f"),
  scope: "",
  centralUrl: "",
  tenants,
  ...members,
});
