import { expect, it } from "vitest";
import { workspacesSchema } from "../../../electron/core/msps/stored.ts";

it("a workspace that comes twice in an edited file has one row, with its first name", () => {
  const tenant = (digit: string, name: string) => ({ workspaceId: digit.repeat(32), name });
  const tenants = [tenant("a", "Acme"), tenant("b", "Beta"), tenant("a", "Twin")];
  const msp = { id: "1", name: "", colour: null, centralUrl: "", profile: null, tenants };
  const { msps } = workspacesSchema.parse({ version: 2, active: null, msps: [msp] });
  expect(msps[0]?.tenants.map(({ name }) => name)).toEqual(["Acme", "Beta"]);
});
