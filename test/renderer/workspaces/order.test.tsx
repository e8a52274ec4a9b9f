// The order of the list: how it is chosen, and that no row moves by itself.
import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot, ListOrder } from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure, tenant, token } from "../fakeBridge.ts";
import { brokenRules, search, settling, show, type Shown, toast } from "../show.tsx";

const [ash, birch, cedar, date] = [
  tenant("a", "Ash"),
  tenant("b", "Birch"),
  tenant("c", "Cedar"),
  tenant("d", "Date", { pinned: true }),
];
const ids = { ash: ash.workspaceId, birch: birch.workspaceId, cedar: cedar.workspaceId };

const sorted = (listOrder: ListOrder, rest: Partial<AppSnapshot> = {}): AppSnapshot => ({
  ...connected,
  tenants: [ash, birch, cedar, date],
  settings: { ...connected.settings, listOrder },
  ...rest,
});
const used = sorted("used", { usage: { [ids.cedar]: 1, [ids.birch]: 9 } });

const names = () =>
  screen
    .getAllByRole("button", { name: /^Copy token for/ })
    .map((each) => each.getAttribute("aria-label")?.replace(/Copy token for (\w+).*/, "$1"));
const chosen = () => document.querySelector("li[aria-current] bdi")?.textContent;

/** The window is hidden and comes back. */
const comeBack = () => act(async () => void document.dispatchEvent(new Event("visibilitychange")));

const sort = async ({ user, emit }: Shown, label: string, snapshot: AppSnapshot) => {
  await user.choose("Menu", "Sort…", label);
  await emit({ settings: snapshot.settings });
};

describe("the order of the list", () => {
  it("is by name, with pinned tenants first", async () => {
    await show(sorted("name", { usage: used.usage }));
    expect(names()).toEqual(["Date", "Ash", "Birch", "Cedar"]);
  });

  it("puts the tenant that was used last on top, then those used before, then the rest by name", async () => {
    await show(used);
    expect(names()).toEqual(["Date", "Cedar", "Birch", "Ash"]);
  });

  it("puts the token that expires first on top, then tenants without a valid token by name", async () => {
    const tokens = { [ids.ash]: token(-5), [ids.birch]: token(800), [ids.cedar]: token(90) };
    await show(sorted("expiring", { tokens }));
    expect(names()).toEqual(["Date", "Cedar", "Birch", "Ash"]);
  });

  it("orders pinned tenants among themselves", async () => {
    const tenants = [ash, { ...birch, pinned: true }, cedar, date];
    await show({ ...used, tenants });
    expect(names()).toEqual(["Birch", "Date", "Cedar", "Ash"]);
  });

  it("is chosen by mouse or keyboard in the menu, which ticks it, and is kept", async () => {
    const shown = await show(sorted("name", { usage: used.usage }));
    await shown.user.choose("Menu", "Sort…");
    expect(screen.getByRole("menuitemradio", { name: "By name" })).toBeChecked();
    expect(await brokenRules(shown.container)).toEqual([]);
    await shown.user.keyboard("r{Enter}");
    expect(shown.bridge.updateSettings.mock.calls).toEqual([[{ listOrder: "used" }]]);
    await shown.emit({ settings: used.settings });
    expect(names()).toEqual(["Date", "Cedar", "Birch", "Ash"]);
    await shown.user.choose("Menu", "Sort…");
    expect(screen.getByRole("menuitemradio", { name: "Recently used first" })).toBeChecked();
  });

  it("says why it could not be kept", async () => {
    const refused = async () => fail(failure("The disk is full."));
    const { user } = await show(sorted("name"), undefined, { updateSettings: refused });
    await user.choose("Menu", "Sort…", "Expiring first");
    expect(toast()).toHaveTextContent("The disk is full.");
  });

  it("says nothing about a search, which lists the best match first", async () => {
    const birchen = tenant("e", "Birch Hill");
    const usage = { [birchen.workspaceId]: 1 };
    const { user } = await show({ ...used, tenants: [birch, birchen], usage });
    await user.type(search(), "birch");
    expect(names()).toEqual(["Birch", "Birch"]);
    expect(document.querySelector("li bdi")).toHaveTextContent(/^Birch$/);
  });
});

describe("a list that someone looks at", () => {
  it("moves no row for a copy or an expiry", async () => {
    const { emit } = await show(used);
    await emit({ usage: { [ids.ash]: 10, ...used.usage } });
    await emit({ tokens: { [ids.ash]: token(60) } });
    expect(names()).toEqual(["Date", "Cedar", "Birch", "Ash"]);
  });

  it("is put in order when it is shown again and when the query changes", async () => {
    const { emit, user } = await show(used);
    await emit({ usage: { [ids.ash]: 10, ...used.usage } });
    await comeBack();
    expect(names()).toEqual(["Date", "Ash", "Cedar", "Birch"]);
    await emit({ usage: { [ids.birch]: 11, [ids.ash]: 10 } });
    await user.type(search(), "x");
    await user.keyboard("{Escape}");
    expect(names()).toEqual(["Date", "Birch", "Ash", "Cedar"]);
    expect(chosen()).toBe("Date");
  });

  it("shows added and renamed tenants in their place at once", async () => {
    const { emit } = await show(used);
    await emit({ tenants: [tenant("f", "Apple"), ash, birch, cedar, date] });
    expect(names()).toEqual(["Date", "Cedar", "Birch", "Apple", "Ash"]);
    await emit({ tenants: [{ ...ash, pinned: true }, birch, cedar, date] });
    expect(names()).toEqual(["Ash", "Date", "Cedar", "Birch"]);
  });
});

describe("the chosen tenant", () => {
  it("stays chosen in another order", async () => {
    const shown = await show(sorted("name", { usage: used.usage }));
    await shown.user.keyboard("{ArrowDown}");
    expect(chosen()).toBe("Ash");
    await sort(shown, "Recently used first", used);
    expect(names()).toEqual(["Date", "Cedar", "Birch", "Ash"]);
    expect(chosen()).toBe("Ash");
    await shown.user.click(search());
    await shown.user.keyboard("{Enter}");
    expect(shown.bridge.copyToken.mock.calls).toEqual([[{ workspaceId: ids.ash }]]);
  });

  it("is the new first one if nobody chose one, and Enter is not taken before it can be seen", async () => {
    const tenants = [ash, birch, cedar];
    const shown = await show({ ...used, tenants });
    expect(chosen()).toBe("Cedar");
    await shown.emit({ usage: { [ids.ash]: 10, ...used.usage } });
    await comeBack();
    expect(chosen()).toBe("Ash");
    await shown.user.click(search());
    await shown.user.keyboard("{Enter}");
    expect(shown.bridge.copyToken).not.toHaveBeenCalled();
    await settling();
    await shown.user.keyboard("{Enter}");
    expect(shown.bridge.copyToken.mock.calls).toEqual([[{ workspaceId: ids.ash }]]);
  });
});
