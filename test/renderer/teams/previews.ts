// A team file whose import would add, change and remove tenants.
import type { PreviewedChange, TeamPreview } from "../../../electron/contract/contract.ts";
import { tenant } from "../fakeBridge.ts";
import { profile } from "../snapshots.ts";

export const previewed = (digit: string, name: string): PreviewedChange => ({
  id: tenant(digit, name).workspaceId,
  name,
  fields: [],
});
export const few = <T>(first: readonly T[]) => ({ count: first.length, first });

export const update: TeamPreview = {
  status: "preview",
  id: "file-1",
  fileName: "north.tenantry.json",
  isRenewed: false,
  aliasesLeftOut: 0,
  msp: {
    name: "Northwind MSP",
    isNew: false,
    workspaceId: profile.workspaceId,
    baseUrl: profile.baseUrl,
    otherAddress: null,
    centralUrl: { mine: "", theirs: "" },
  },
  added: few([previewed("d", "Delta"), previewed("e", "Epsilon")]),
  changed: few([
    {
      ...previewed("a", "Acme"),
      fields: [
        { field: "note", mine: "", theirs: "Call first" },
        { field: "format", mine: "raw", theirs: "their-own" },
      ],
    },
    { ...previewed("b", "Beta"), fields: [{ field: "alias", mine: "b1", theirs: "b2" }] },
  ]),
  changedFields: [
    { field: "note", count: 1 },
    { field: "format", count: 1 },
    { field: "alias", count: 1 },
  ],
  removed: few([previewed("c", "Carol")]),
  unchanged: 8,
  unknownCentralUrls: few([]),
};
