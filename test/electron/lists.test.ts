// Long lists on their way to a window: its bridge puts back together exactly what main has packed.
import { array, assert, asyncProperty, constantFrom, integer } from "fast-check";
import { expect, it } from "vitest";
import { createPacker, pageLength } from "../../electron/adapters/window/pack.ts";
import type { ListedTenant, SnapshotPatch, Tenant } from "../../electron/contract/contract.ts";
import { workspaceIdSchema } from "../../electron/core/base/issuer.ts";
import { newTenant } from "../../electron/core/tenants/stored.ts";
import { createUnpacker } from "../../electron/unpack.ts";

const many: readonly Tenant[] = Array.from({ length: 3_000 }, (_, index) =>
  newTenant({
    workspaceId: workspaceIdSchema.parse(index.toString(16).padStart(32, "0")),
    name: `Tenant ${index}`,
  }),
);
const renamed = (tenants: readonly Tenant[], at: number): readonly Tenant[] =>
  tenants.map((tenant, index) => (index === at ? { ...tenant, name: "Renamed" } : tenant));
const listed = (tenants: readonly Tenant[]): readonly ListedTenant[] =>
  tenants.map(({ workspaceId, name, ownership }) => ({
    workspaceId,
    name,
    ownership,
    known: true,
  }));

/** A window, and how many items main has sent to it. */
function openWindow(packer: ReturnType<typeof createPacker>) {
  let sent = 0;
  const unpack = createUnpacker({
    async readPage(id, from) {
      const page = structuredClone(packer.page(id, from));
      expect(page.length).toBeLessThanOrEqual(pageLength);
      sent += page.length;
      return page;
    },
  });
  return {
    sent: () => sent,
    async hear<State extends SnapshotPatch>(state: State): Promise<State> {
      const packed = structuredClone(packer.pack(state));
      for (const { items } of packed.lists) sent += items?.length ?? 0;
      return unpack(packed);
    },
  };
}

const change = constantFrom("rename", "remove", "add", "other", "short", "same", "back");

it("are the same in the window, whatever becomes of them", async () => {
  await assert(
    asyncProperty(
      array(change, { maxLength: 8 }),
      integer({ min: 0, max: 2_999 }),
      async (steps, at) => {
        const packer = createPacker();
        const window = openWindow(packer);
        let tenants = many;
        for (const step of steps) {
          if (step === "rename") tenants = renamed(tenants, at % Math.max(1, tenants.length));
          if (step === "remove") tenants = tenants.toSpliced(at % Math.max(1, tenants.length), 700);
          if (step === "add") tenants = [...tenants, ...many.slice(0, at)];
          if (step === "other") tenants = many.slice(at);
          if (step === "short") tenants = tenants.slice(0, 20);
          if (step === "back") tenants = many;
          const state = {
            tenants,
            otherTenants: { west: many.slice(1), east: tenants.slice(0, 3) },
            discovery: {
              status: "done" as const,
              tenants: listed(tenants),
              complete: true,
              total: null,
              skipped: 0,
              failure: null,
            },
          };
          expect(await window.hear(state)).toEqual(state);
        }
      },
    ),
    { numRuns: 20 },
  );
});

it("come whole to a window that opens later, and as what changed to one that has them", async () => {
  const packer = createPacker();
  const first = openWindow(packer);
  await first.hear({ tenants: many });
  expect(first.sent()).toBe(3_000);
  const next = renamed(many, 1_234);
  expect(await first.hear({ tenants: next })).toEqual({ tenants: next });
  expect(first.sent()).toBe(3_001);
  const second = openWindow(packer);
  expect(await second.hear({ tenants: next })).toEqual({ tenants: next });
  expect(second.sent()).toBeGreaterThanOrEqual(3_000);
});

it("stay as they were in a window that asks too late, until the newer one comes", async () => {
  const packer = createPacker();
  const unpack = createUnpacker({ readPage: async (id, from) => packer.page(id, from) });
  const late = packer.pack({ tenants: many });
  for (let turn = 0; turn < 9; turn += 1) packer.pack({ tenants: many.toReversed().slice(turn) });
  const newest = packer.pack({ tenants: many.slice(5) });
  expect(await unpack(late)).toEqual({ tenants: [] });
  expect(await unpack(newest)).toEqual({ tenants: many.slice(5) });
});
