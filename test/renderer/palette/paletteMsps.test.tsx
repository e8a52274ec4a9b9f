// The quick pick over all MSPs.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, tenant, token } from "../fakeBridge.ts";
import { needsSecret, twoMsps } from "../snapshots.ts";
import { formats, input, open, options, selected, texts } from "./openPalette.tsx";

const gamma = tenant("5", "Acme Gamma");
const both = twoMsps({
  tenants: [acme],
  otherTenants: { "msp-2": [gamma] },
  otherTokens: { "msp-2": { [gamma.workspaceId]: token(752) } },
});

describe("the quick pick of two MSPs", () => {
  it("offers the shown one’s tenants, and finds those of both", async () => {
    const { user } = await open(both);
    expect(options()).toHaveLength(1);
    await user.keyboard("acm");
    expect(texts()).toEqual(["Acmeaaaaaaaa…aaaa", "Acme Gammateal, East55555555…555512:32"]);
    expect(selected()).toBe(options()[0]);
  });

  it("copies from the other MSP, in any format, without switching to it", async () => {
    const { user, bridge } = await open(both);
    await user.keyboard("gamma{Enter}");
    const { workspaceId } = gamma;
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId }, "msp-2");
    expect(bridge.selectMsp).not.toHaveBeenCalled();
    await user.keyboard(formats);
    expect(input()).toHaveAccessibleName("Copy the token for Acme Gamma (East) as");
    await user.keyboard("{ArrowDown}{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId, format: "header" }, "msp-2");
  });

  it("can be searched while the shown one has no tenants", async () => {
    const { user } = await open({ ...both, tenants: [] });
    expect(screen.getByText("Type to search your other MSPs.")).toBeDefined();
    await user.keyboard("gam");
    expect(selected()).toHaveTextContent("Acme Gamma");
  });

  it.each([
    ["lacks its client secret", needsSecret()],
    ["has no API client yet", { status: "none" } as const],
  ])("finds the other one’s tenants while the shown one %s", async (_what, connection) => {
    const { user, bridge } = await open({ ...both, connection });
    await user.keyboard("acm");
    expect(texts()).toEqual(["Acme Gammateal, East55555555…555512:32"]);
    await user.keyboard("{Enter}");
    const { workspaceId } = gamma;
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId }, "msp-2"]]);
  });

  it("says that the shown one’s secret is missing if nothing is found", async () => {
    const { user, container } = await open({ ...both, connection: needsSecret() });
    const why = "West needs its client secret: enter it in the main window.";
    expect(container).toHaveTextContent(`Type to search your other MSPs. ${why}`);
    await user.keyboard("zzz");
    expect(container).toHaveTextContent(`No tenant matches “zzz”. ${why}`);
  });

  it("shows up to ten tenants of each side", async () => {
    const many = (digit: string) =>
      Array.from({ length: 20 }, (_, index) =>
        tenant(digit + index.toString(16).padStart(7, "0"), `Tenant ${index}`),
      );
    const { user } = await open({
      ...both,
      tenants: many("a"),
      otherTenants: { "msp-2": many("b") },
    });
    await user.keyboard("tenant");
    expect(options()).toHaveLength(20);
    expect(options()[9]).not.toHaveTextContent("East");
    expect(options()[10]).toHaveTextContent("East");
  });
});
