// An MSP that is not ready blocks no other MSP, and can be removed.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { connected, firstRun, tenant } from "../fakeBridge.ts";
import { brokenRules, button, dialog, field, inDialog, show, type Shown } from "../show.tsx";
import { draftAt, east, needsSecret, twoMsps, west } from "../snapshots.ts";

const lacking = { ...west, status: "needsSecret" } as const;
const secretAgain = { ...firstRun, msps: [lacking, east], connection: needsSecret() };

async function remove({ user, bridge, container }: Shown) {
  await user.click(button("Remove this MSP"));
  expect(bridge.removeMsp).not.toHaveBeenCalled();
  expect(dialog()).toHaveAccessibleName("Remove West");
  expect(await brokenRules(container)).toEqual([]);
  await user.click(inDialog("Remove"));
  expect(bridge.removeMsp).toHaveBeenCalledWith(null);
}

describe("an MSP whose secret is missing", () => {
  it("is named, and leads to the other MSPs and to a new one", async () => {
    const { user, bridge, container } = await show(secretAgain);
    await user.click(button("MSP: West, needs its secret"));
    expect(await brokenRules(container)).toEqual([]);
    await user.click(screen.getByRole("menuitemradio", { name: /East/ }));
    expect(bridge.selectMsp).toHaveBeenCalledWith(null, "msp-2");
    await user.keyboard("{Control>}2{/Control}");
    expect(bridge.selectMsp).toHaveBeenCalledTimes(2);
    await user.choose("MSP: West, needs its secret", "Add an MSP…");
    expect(bridge.addMsp).toHaveBeenCalledOnce();
  });

  it.each([
    ["among several", [lacking, east]],
    ["if it is the only one", [lacking]],
  ])("can be removed after a confirmation, %s", async (_which, msps) => {
    await remove(await show({ ...secretAgain, msps }));
  });

  it("keeps its tenants in sight, and the secret has the focus", async () => {
    const { container } = await show({ ...secretAgain, tenants: connected.tenants });
    const kept = within(screen.getByRole("list", { name: "Your 3 tenants are kept" }));
    expect(kept.getAllByRole("listitem").map((each) => each.textContent)).toEqual([
      "Acmeaaaaaaaa…aaaa",
      "Beta & Söhnebbbbbbbb…bbbb",
      "Unnamed workspacecccccccc…cccc",
    ]);
    await waitFor(() => expect(field("Client secret")).toHaveFocus());
    expect(await brokenRules(container)).toEqual([]);
  });

  it("has its own fields, even right after another such MSP", async () => {
    const { user, emit } = await show(secretAgain);
    await user.type(field("Client secret"), "5eCr3t-west");
    const { workspaceId } = tenant("e", "");
    const connection = needsSecret({ workspaceId, clientId: "client-2" });
    await emit({ mspId: "msp-2", connection });
    expect(field("Client ID")).toHaveValue("client-2");
    expect(field("Client secret")).toHaveValue("");
  });
});

describe("an MSP in the wizard", () => {
  const stored = { ...west, status: "none" } as const;
  const lastStep = { ...connected, draft: draftAt("tenants") };

  it.each([
    ["whose credentials were removed", firstRun],
    ["that a team file has named", { ...firstRun, connection: needsSecret({ clientId: "" }) }],
    ["whose tenants have not been chosen", lastStep],
  ])("%s can be left for another MSP, and removed", async (_which, snapshot) => {
    const shown = await show({ ...snapshot, msps: [stored, east] });
    await shown.user.keyboard("{Control>}2{/Control}");
    expect(shown.bridge.selectMsp).toHaveBeenCalledWith(null, "msp-2");
    expect(button("MSP: West")).toBeVisible();
    await remove(shown);
  });

  it("can be removed if it is the only stored one", async () => {
    await remove(await show({ ...firstRun, msps: [stored] }));
  });

  it("that is not stored yet can be discarded or left for another MSP, but not removed", async () => {
    const { user, bridge, container } = await show({ ...firstRun, msps: [east], mspId: "new" });
    expect(screen.queryByRole("button", { name: "Remove this MSP" })).toBeNull();
    await user.click(button("Back to East"));
    expect(bridge.saveDraft).toHaveBeenLastCalledWith({ draft: null });
    expect(bridge.selectMsp).toHaveBeenLastCalledWith(null, "msp-2");
    await user.click(button("MSP: New MSP"));
    expect(screen.getByRole("menuitemradio", { checked: true })).toHaveTextContent("New MSP");
    expect(screen.queryByRole("menuitem", { name: "Add an MSP…" })).toBeNull();
    expect(await brokenRules(container)).toEqual([]);
    const other = screen.getByRole("menuitemradio", { name: /East/ });
    expect(other).toHaveAttribute("aria-keyshortcuts", "Ctrl+1");
    await user.click(other);
    expect(bridge.selectMsp).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["at the start", firstRun],
    ["when its tenants are chosen", { ...lastStep, msps: [stored] }],
  ])("that is the very first one has no MSP bar, %s", async (_when, snapshot) => {
    await show({ ...snapshot, tenants: [] });
    expect(screen.getByRole("list", { name: "Steps" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /MSP/ })).toBeNull();
  });
});

it("a ready MSP can be removed in the settings only", async () => {
  await show(twoMsps());
  expect(screen.queryByRole("button", { name: "Remove this MSP" })).toBeNull();
});
