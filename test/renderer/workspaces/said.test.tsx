// What each action on tenants says, and what its Undo does.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, beta, connected, failure, tenant, token } from "../fakeBridge.ts";
import { button, dialog, field, inDialog, show, toast, type Shown } from "../show.tsx";

const pinned = tenant("d", "Delta", { pinned: true });
const held = token(200);
const listed = { workspaceId: pinned.workspaceId, name: "Echo", ownership: null, known: false };
const snapshot = {
  ...connected,
  tenants: [acme, beta, pinned],
  tokens: { [acme.workspaceId]: held, [beta.workspaceId]: token(0, { exchanging: true }) },
  discovery: {
    status: "done",
    tenants: [listed],
    complete: true,
    total: 1,
    skipped: 0,
    failure: null,
  },
} as const;

async function rename({ user }: Shown) {
  await user.choose("More actions for Acme", "Edit");
  await user.clear(field("Name"));
  await user.type(field("Name"), "Zenith{Enter}");
}

async function paste({ user, bridge }: Shown) {
  const lines = { added: 2, merged: 0, problems: [] };
  bridge.previewTenants.mockResolvedValue(ok(lines));
  bridge.addTenants.mockResolvedValue(ok({ ...lines, undoId: "undo-1" }));
  await user.click(button("Add tenants"));
  await user.type(field("Workspace IDs"), "two lines");
  await user.click(inDialog("Add 2"));
}

const undoable: readonly (readonly [string, (shown: Shown) => Promise<void>])[] = [
  ["Acme pinned.", ({ user }) => user.choose("More actions for Acme", "Pin")],
  ["Delta unpinned.", ({ user }) => user.choose("More actions for Delta", "Unpin")],
  ["Acme is now called Zenith.", rename],
  ["2 tenants added.", paste],
  [
    "Acme removed.",
    async ({ user }) => {
      await user.choose("More actions for Acme", "Remove");
      await user.click(inDialog("Remove"));
    },
  ],
  [
    "1 tenant added.",
    async ({ user }) => {
      await user.choose("Menu", "Find tenants at GreenLake");
      await user.click(inDialog("Add all 1"));
    },
  ],
];

describe("an action that can be undone", () => {
  it.each(undoable)("says what it did, and is undone by its ID: %s", async (said, act) => {
    const shown = await show(snapshot);
    await act(shown);
    expect(toast()).toHaveTextContent(said);
    await shown.user.click(button("Undo"));
    expect(shown.bridge.undoTenants.mock.calls).toEqual([[{ undoId: "undo-1" }]]);
    expect(toast()).toHaveTextContent("Undone.");
  });

  it("is undone in its own MSP, even if another one is shown by then", async () => {
    const shown = await show(snapshot);
    await shown.user.choose("More actions for Acme", "Pin");
    await shown.emit({ mspId: "msp-2" });
    await shown.user.click(button("Undo"));
    expect(shown.bridge.undoTenants.mock.calls).toEqual([[{ undoId: "undo-1" }, "msp-1"]]);
  });

  it("says why it failed", async () => {
    const { user, bridge } = await show(snapshot);
    bridge.updateTenant.mockResolvedValueOnce(fail(failure("The disk is full.")));
    await user.choose("More actions for Acme", "Pin");
    expect(toast()).toHaveTextContent("The disk is full. Do this next.");
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  });
});

it("a name that ends with a full stop ends its sentence", async () => {
  const { user } = await show(snapshot);
  await user.choose("More actions for Acme", "Edit");
  await user.clear(field("Name"));
  await user.type(field("Name"), "Zenith Ltd.{Enter}");
  expect(toast()).toHaveTextContent(/^Acme is now called Zenith Ltd\.$/);
});

describe("forgetting a token", () => {
  it("is said without Undo; an exchange is cancelled instead", async () => {
    const { user } = await show(snapshot);
    await user.choose("More actions for Acme", "Forget token");
    expect(toast()).toHaveTextContent("Token for Acme forgotten.");
    await user.choose(`More actions for ${beta.name}`, "Cancel");
    expect(toast()).toHaveTextContent(`The exchange for ${beta.name} was cancelled.`);
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  });

  it("is not offered without a token", async () => {
    const { user } = await show(snapshot);
    await user.choose("More actions for Delta");
    expect(screen.queryByRole("menuitem", { name: "Forget token" })).toBeNull();
  });
});

describe("removing a tenant", () => {
  it.each([
    ["warns that it may come back if GreenLake lists it", "listed", true],
    ["does not if GreenLake has never listed it", null, false],
    ["does not if GreenLake no longer lists it", "vanished", false],
  ] as const)("%s", async (_what, listing, warns) => {
    const { user } = await show({ ...connected, tenants: [{ ...acme, listing }] });
    await user.choose("More actions for Acme", "Remove");
    const words = /the next reading of GreenLake’s list adds it again/;
    if (warns) expect(dialog()).toHaveTextContent(words);
    else expect(dialog()).not.toHaveTextContent(words);
  });
});
