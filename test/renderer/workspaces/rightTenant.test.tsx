// The token that is copied is the one of the tenant that was shown as chosen.
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, beta, connected, tenant } from "../fakeBridge.ts";
import { button, dialog, field, inDialog, search, settling, show } from "../show.tsx";
import { twoMsps } from "../snapshots.ts";

const uk = tenant("1", "Contoso UK");
const contoso = tenant("2", "Contoso");
const chosen = () => document.querySelector("[aria-current]");
const row = (name: string) => button(`Copy token for ${name}`).closest("li");

describe("the chosen tenant", () => {
  it("is the first match after every change of the query, also after a copy", async () => {
    const { user, bridge } = await show({ ...connected, tenants: [contoso, uk] });
    await user.keyboard("{ArrowDown}{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: uk.workspaceId });
    await user.keyboard("Contoso");
    expect(chosen()).toBe(row("Contoso"));
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: contoso.workspaceId });
  });

  it("stays chosen while a list reading adds a better match", async () => {
    const northwind = tenant("3", "Northwind");
    const { user, bridge, emit } = await show({ ...connected, tenants: [acme, northwind] });
    await user.keyboard("North");
    await emit({ tenants: [acme, tenant("4", "North"), northwind] });
    expect(chosen()).toBe(row("Northwind"));
    expect(screen.getAllByRole("listitem")[0]).toBe(row("Northwind"));
    await user.keyboard("{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: northwind.workspaceId }]]);
  });

  it("stays chosen while the list is reordered or filled", async () => {
    const { user, bridge, emit } = await show(connected);
    await user.keyboard("{ArrowDown}");
    await emit({ tenants: [tenant("9", "Aaron"), acme, { ...beta, pinned: true }] });
    expect(chosen()).toBe(row(beta.name));
    await user.keyboard("{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: beta.workspaceId }]]);
  });

  it("has no successor if it is gone: Enter chooses one, and only then copies", async () => {
    const { user, bridge, emit } = await show(connected);
    await user.keyboard("{ArrowDown}");
    await emit({ tenants: connected.tenants.filter((each) => each !== beta) });
    expect(chosen()).toBeNull();
    await user.keyboard("{Enter}{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    expect(chosen()).toHaveTextContent("Unnamed workspace");
    await settling();
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledOnce();
  });

  it("is not copied by an Enter that was meant for another", async () => {
    const { user, bridge, emit } = await show(connected);
    const { mspId } = connected;
    const to = { id: "1", to: "tenant", mspId, workspaceId: beta.workspaceId } as const;
    await emit({ navigation: to });
    expect(chosen()).toBe(row(beta.name));
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await settling();
    await user.keyboard("{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: beta.workspaceId }]]);
  });
});

describe("two tenants of the same name", () => {
  it("show their IDs, and which one was used last", async () => {
    const twins = [tenant("3", "Contoso"), tenant("4", "Contoso")];
    const usage = { [twins[1]?.workspaceId ?? ""]: 1 };
    const { user, emit } = await show({ ...connected, tenants: twins, usage });
    await user.keyboard("contoso");
    const texts = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(texts()[0]).toMatch(/^Contoso44444444…4444used last/);
    expect(texts()[1]).toMatch(/^Contoso33333333…3333(?!used last)/);
    await emit({ usage: { [twins[0]?.workspaceId ?? ""]: 2, ...usage } });
    expect(texts()[0]).toMatch(/^Contoso44444444…4444(?!used last)/);
  });
});

describe("a dialog about one of two tenants of the same name", () => {
  const twins = [tenant("3", "Contoso"), tenant("4", "Contoso")];

  it("shows its ID", async () => {
    const { user } = await show({ ...connected, tenants: twins });
    await user.keyboard("{ArrowDown}{Delete}");
    expect(dialog()).toHaveTextContent("Contoso (44444444…4444) is removed from this list");
    await user.click(inDialog("Cancel"));
    search().focus();
    await user.keyboard("{F2}");
    expect(field("Name")).toHaveAccessibleDescription("Workspace 44444444…4444");
  });
});

describe("a search of two MSPs", () => {
  const gamma = tenant("5", "Acme Gamma");
  const both = twoMsps({ tenants: [acme], otherTenants: { "msp-2": [gamma] } });

  it("lists the shown one’s tenants first, and names the MSP of the others", async () => {
    const { user } = await show(both);
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
    await user.type(search(), "acm");
    expect(screen.getAllByRole("listitem").map((each) => each.querySelector("bdi"))).toHaveLength(
      2,
    );
    expect(row("Acme Gamma (East)")).toHaveTextContent("East");
    expect(row("Acme")).not.toHaveTextContent(/East|West/);
    expect(within(row("Acme Gamma (East)") ?? search()).getByTitle("teal")).toBeDefined();
    expect(screen.getByText("1 tenant · 1 in other MSPs")).toBeDefined();
  });

  it("copies from the other MSP without switching to it", async () => {
    const { user, bridge } = await show(both);
    await user.keyboard("gamma{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: gamma.workspaceId }, "msp-2"]]);
    expect(bridge.selectMsp).not.toHaveBeenCalled();
    expect(screen.getByText("Token for Acme Gamma (East) copied, 14 minutes left.")).toBeDefined();
    await user.choose("More actions for Acme Gamma (East)", "Pin");
    expect(bridge.updateTenant).toHaveBeenCalledWith(
      { workspaceId: gamma.workspaceId, change: { pinned: true } },
      "msp-2",
    );
    await user.keyboard("{F2}");
    await user.click(inDialog("Save"));
    expect(bridge.updateTenant.mock.calls[1]?.at(1)).toBe("msp-2");
  });

  it("tells the same workspace of both MSPs apart", async () => {
    const { user, bridge } = await show(twoMsps({ otherTenants: { "msp-2": [acme] } }));
    await user.keyboard("acme{ArrowDown}{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: acme.workspaceId }, "msp-2"]]);
    expect(screen.getAllByText("Copied")).toHaveLength(1);
  });

  it("puts a name typed in full first, in whichever MSP it is", async () => {
    const { user, bridge } = await show(
      twoMsps({ tenants: [uk], otherTenants: { "msp-2": [contoso] } }),
    );
    await user.keyboard("Contoso{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: contoso.workspaceId }, "msp-2"]]);
  });
});
