import { expect, it } from "vitest";
import { toWorkspaceId } from "../../../electron/core/base/issuer.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { openingTeams } from "./teamOn.ts";
import { idOf, teamOf, tenantOf } from "./teamSample.ts";

it("a previewed file lists every change to who asks, and counts the changed fields", async () => {
  const { read, take, commands } = openingTeams();
  const many = Array.from({ length: 2_100 }, (_, index) => {
    const id = toWorkspaceId(String(index + 1).padStart(32, "0")) ?? idOf("0");
    return tenantOf("a", { id, name: `Tenant ${index}` });
  });
  await take(teamOf(many));
  const renamed = many.map((tenant) => Object.assign({}, tenant, { note: "Call first" }));
  Object.assign(renamed[2_050] ?? {}, { centralUrl: "https://central.example" });
  const { id, changed, changedFields } = await read(teamOf(renamed));
  expect(changed.count).toBe(2_100);
  expect(changedFields).toEqual([
    { field: "note", count: 2_100 },
    { field: "centralUrl", count: 1 },
  ]);
  const listed = [];
  for (const from of [0, 1_000, 2_000, 2_100]) {
    const page = await commands.listTeamChanges({ id, group: "changed", from });
    if (page.ok) listed.push(...page.value);
  }
  expect(listed.slice(0, 100)).toEqual(changed.first);
  expect(new Set(listed.map((tenant) => tenant.id)).size).toBe(2_100);
  expect(listed.filter(({ fields }) => fields.length === 2)).toHaveLength(1);
  const other = { id: "other", group: "changed", from: 0 } as const;
  expect(await commands.listTeamChanges(other)).toEqual(fail({ kind: "cancelled" }));
});
