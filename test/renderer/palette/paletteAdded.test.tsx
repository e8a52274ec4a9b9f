// Tenants that are added while the quick pick shows a search.
import { describe, expect, it } from "vitest";
import { acme, beta, connected, nameless, tenant } from "../fakeBridge.ts";
import { settling } from "../show.tsx";
import { open, selected, texts } from "./openPalette.tsx";

const exact = tenant("1", "Ac");
const other = tenant("2", "Acorn");
const stranger = tenant("3", "Zulu");
const { tenants } = connected;

describe("a tenant that is added during a search", () => {
  it("appears at the end and moves neither the others nor the selection", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard("ac");
    const [first] = texts();
    // The best match of all: a new search would put it first.
    await emit({ tenants: [exact, ...tenants, stranger] });
    expect(texts()).toEqual([first, "Ac11111111…1111"]);
    expect(selected()).toHaveTextContent("Acme");
    await emit({ tenants: [other, exact, ...tenants, stranger] });
    expect(texts()).toEqual([first, "Ac11111111…1111", "Acorn22222222…2222"]);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: acme.workspaceId });
  });

  it("is selected if nothing matched before, but Enter does not take it at once", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard("zul");
    expect(texts()).toEqual([]);
    await emit({ tenants: [...tenants, stranger] });
    expect(selected()).toHaveTextContent("Zulu");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await settling();
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: stranger.workspaceId });
  });

  it("is not selected in the place of one that is gone", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard("acme");
    await emit({ tenants: [beta, nameless, stranger, tenant("4", "Acme")] });
    expect(texts()).toEqual(["Acme44444444…4444"]);
    expect(selected()).toBeNull();
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.keyboard("{ArrowDown}{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: tenant("4", "").workspaceId });
  });

  it("moves to its place with the next key", async () => {
    const { user, emit } = await open();
    await user.keyboard("a");
    await emit({ tenants: [exact, ...tenants] });
    await user.keyboard("c");
    expect(texts()[0]).toBe("Ac11111111…1111");
    expect(selected()).toHaveTextContent("Ac1");
  });

  it("is one of at most ten that are added at once", async () => {
    const { user, emit } = await open();
    await user.keyboard("many");
    const many = Array.from({ length: 40 }, (_, index) =>
      tenant((index + 16).toString(16).padStart(8, "0"), `Many ${index}`),
    );
    await emit({ tenants: [...tenants, ...many] });
    expect(texts()).toHaveLength(10);
  });

  it("returns to its place if it was only gone for a moment", async () => {
    const { user, emit } = await open();
    await user.keyboard("a");
    const before = texts();
    await emit({ tenants: [beta, nameless] });
    await emit({ tenants });
    expect(texts()).toEqual(before);
    expect(selected()).toHaveTextContent("Acme");
  });
});
