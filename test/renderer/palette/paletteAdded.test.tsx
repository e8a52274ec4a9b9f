// Tenants that come while the quick pick is open and something is typed.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Palette } from "../../../renderer/palette/Palette.tsx";
import { acme, beta, connected, nameless, tenant } from "../fakeBridge.ts";
import { show } from "../show.tsx";

const open = () => show(connected, <Palette />);
const names = () => screen.queryAllByRole("option").map((option) => option.textContent);
const selected = () => screen.queryByRole("option", { selected: true });

const exact = tenant("1", "Ac");
const other = tenant("2", "Acorn");
const stranger = tenant("3", "Zulu");
const { tenants } = connected;

describe("a tenant that is added under a search", () => {
  it("is seen below those that are shown, and moves neither them nor what is chosen", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard("ac");
    const [first] = names();
    // The best match of all, for which the next key would put it first.
    await emit({ tenants: [exact, ...tenants, stranger] });
    expect(names()).toEqual([first, "Ac11111111…1111"]);
    expect(selected()).toHaveTextContent("Acme");
    await emit({ tenants: [other, exact, ...tenants, stranger] });
    expect(names()).toEqual([first, "Ac11111111…1111", "Acorn22222222…2222"]);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: acme.workspaceId });
  });

  it("can be chosen, but is not by itself: neither for none nor for one that is gone", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard("zul");
    expect(names()).toEqual([]);
    await emit({ tenants: [...tenants, stranger] });
    expect(names()).toEqual(["Zulu33333333…3333"]);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.keyboard("{Backspace>3}acme");
    await emit({ tenants: [beta, nameless, stranger, tenant("4", "Acme")] });
    expect(names()).toEqual(["Acme44444444…4444"]);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.keyboard("{ArrowDown}{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: tenant("4", "").workspaceId });
  });

  it("comes in its order with the next key", async () => {
    const { user, emit } = await open();
    await user.keyboard("a");
    await emit({ tenants: [exact, ...tenants] });
    await user.keyboard("c");
    expect(names()[0]).toBe("Ac11111111…1111");
    expect(selected()).toHaveTextContent("Ac1");
  });

  it("is one of ten at most that come at once", async () => {
    const { user, emit } = await open();
    await user.keyboard("many");
    const many = Array.from({ length: 40 }, (_, index) =>
      tenant((index + 16).toString(16).padStart(8, "0"), `Many ${index}`),
    );
    await emit({ tenants: [...tenants, ...many] });
    expect(names()).toHaveLength(10);
  });
});

it("one that goes and comes back is in its place again", async () => {
  const { user, emit } = await open();
  await user.keyboard("a");
  const before = names();
  await emit({ tenants: [beta, nameless] });
  await emit({ tenants });
  expect(names()).toEqual(before);
  expect(selected()).toHaveTextContent("Acme");
});
