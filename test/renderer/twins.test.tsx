// Tenants whose names look the same: no two read or sound alike, and chance chooses none of them.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { withTwins } from "../../electron/core/tenants/tenants.ts";
import { Palette } from "../../renderer/palette/Palette.tsx";
import { acme, connected, tenant, token } from "./fakeBridge.ts";
import { button, dialog, inDialog, search, show, toast } from "./show.tsx";
import { twoMsps } from "./snapshots.ts";

const [one, two] = [tenant("1", "Contoso"), tenant("2", "Contoso")];
const twins = {
  ...connected,
  tenants: withTwins([acme, one, two]),
  tokens: { [one.workspaceId]: token(60) },
};
const [first, second] = ["Contoso …1111", "Contoso …2222"];
const words = "Two tenants are called Contoso: choose one with the arrow keys or the mouse.";

/** A Contoso in each of the two that are not shown. */
function threeMsps() {
  const [west, east] = twoMsps().msps;
  if (west === undefined || east === undefined) throw new Error("no MSPs");
  const south = { ...east, id: "msp-3", name: "South" };
  return { msps: [west, east, south], otherTenants: { "msp-2": [one], "msp-3": [two] } };
}

const quickPick = () => show(twins, <Palette />);

describe("what names a tenant", () => {
  it("differs in all that is spoken of two rows", async () => {
    const { container } = await show(twins);
    const labels = Array.from(container.querySelectorAll("li [aria-label]"), (each) =>
      each.getAttribute("aria-label"),
    );
    expect(labels).toContain(`Copy token for ${first}`);
    expect(labels).toContain(`Copy token for ${second}`);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("differs in the menu, in dialogs, in the question before a removal and in toasts", async () => {
    const { user } = await show(twins);
    await user.choose(`More actions for ${first}`, "Inspect token");
    expect(dialog(`Token for ${first}`)).toBeDefined();
    await user.click(inDialog("Close"));
    await user.choose(`More actions for ${first}`, "Remove");
    expect(dialog()).toHaveTextContent(`${first} is removed`);
    await user.click(inDialog("Cancel"));
    await user.choose(`More actions for ${second}`, "Pin");
    expect(toast()).toHaveTextContent(`${second} pinned.`);
    await user.choose(`More actions for ${second}`, "Edit");
    await user.click(inDialog("Save"));
    expect(toast()).toHaveTextContent(`${second} saved.`);
  });

  it("is the MSP for a tenant that another MSP has, too", async () => {
    const otherTenants = { "msp-2": [{ ...one, name: "Acme" }] };
    const { user } = await show({ ...twoMsps({ tenants: [acme], otherTenants }) });
    await user.type(search(), "acme");
    expect(button("Copy token for Acme")).toBeDefined();
    expect(button("Copy token for Acme (East)")).toBeDefined();
  });
});

describe("of two that nothing tells apart, Enter", () => {
  it("copies none in the window, and asks for a choice", async () => {
    const { user, bridge } = await show(twins);
    await user.keyboard("Contoso{Enter}");
    expect(toast()).toHaveTextContent(words);
    expect(document.querySelector("[aria-current]")).toBeNull();
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: two.workspaceId }]]);
  });

  it("asks no longer once the search has changed, or a tenant is chosen", async () => {
    const { user } = await show(twins);
    await user.keyboard("Contoso{Enter}");
    expect(toast()).toHaveTextContent(words);
    await user.keyboard("x");
    expect(toast()).toBeEmptyDOMElement();
    await user.keyboard("{Backspace}{Enter}");
    expect(toast()).toHaveTextContent(words);
    await user.keyboard("{ArrowDown}");
    expect(toast()).toBeEmptyDOMElement();
  });

  it("copies none in the quick pick, which says so before and after", async () => {
    const { user, bridge } = await quickPick();
    await user.keyboard("Cont");
    expect(screen.getByText(words)).toBeDefined();
    expect(screen.queryByRole("option", { selected: true })).toBeNull();
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    expect(screen.getByText(words)).toBeDefined();
    await user.keyboard("{ArrowDown}");
    const chosen = screen.queryByRole("option", { selected: true });
    await user.keyboard("{Enter}");
    const [[asked] = []] = bridge.copyToken.mock.calls;
    expect(chosen?.textContent).toContain(asked?.workspaceId.slice(0, 8));
  });

  it.each(["{F2}", "{Shift>}{Enter}{/Shift}"])("is like %s, which acts on none", async (key) => {
    const { user } = await show(twins);
    await user.keyboard(`Contoso${key}`);
    expect(toast()).toHaveTextContent(words);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("takes the one that was used last", async () => {
    const usage = { [two.workspaceId]: 9_000 };
    const { user, bridge } = await show({ ...twins, usage });
    await user.keyboard("Contoso{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: two.workspaceId }]]);
  });

  it("asks between names that differ in what was not typed", async () => {
    const tenants = [tenant("1", "ZURICH"), tenant("2", "Zurich")];
    const { user, bridge } = await show({ ...connected, tenants });
    await user.keyboard("zurich{Enter}");
    expect(toast()).toHaveTextContent("Two tenants fit “zurich” equally well: choose one");
    expect(bridge.copyToken).not.toHaveBeenCalled();
  });

  it("takes the shown MSP’s, but asks between two other MSPs", async () => {
    const { msps, otherTenants } = threeMsps();
    const all = { ...twoMsps({ tenants: [acme], otherTenants }), msps };
    const { user, bridge, emit } = await show(all);
    await user.keyboard("Contoso{Enter}");
    expect(toast()).toHaveTextContent(words);
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await emit({ tenants: [tenant("5", "Contoso")] });
    await user.keyboard("{Escape}Contoso{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: tenant("5", "").workspaceId }]]);
  });

  it.each([
    ["msp-2", one],
    ["msp-3", two],
  ])("takes that of two other MSPs that was copied before, and says so", async (mspId, used) => {
    const { msps, otherTenants } = threeMsps();
    const otherUsage = { [mspId]: { [used.workspaceId]: 9_000 } };
    const { user, bridge } = await show({
      ...twoMsps({ tenants: [acme], otherTenants, otherUsage }),
      msps,
    });
    await user.keyboard("Contoso");
    expect(document.querySelector("[aria-current]")).toHaveTextContent("used last");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: used.workspaceId }, mspId]]);
  });
});
