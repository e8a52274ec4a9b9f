import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, connected } from "./fakeBridge.ts";
import { brokenRules, button, search, show } from "./show.tsx";

describe("the fourth step", () => {
  const draft = {
    step: "tenants",
    workspace: "",
    clientId: "",
    baseUrl: "",
    scope: "",
    contact: "",
    tenants: "",
  } as const;
  const tenants = [{ ...acme, known: false }];
  const discovery = {
    status: "done",
    tenants,
    complete: true,
    total: 1,
    skipped: 0,
    failure: null,
  } as const;
  const begun = { ...connected, tenants: [], draft, discovery };

  it("reads GreenLake's list by itself, and adds all or some of it", async () => {
    const { bridge, user, container } = await show(begun);
    expect(bridge.discoverTenants).toHaveBeenCalledOnce();
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Add all 1"));
    expect(bridge.addListedTenants).toHaveBeenCalledWith({ workspaceIds: null });
    expect(bridge.saveDraft).toHaveBeenCalledWith({ draft: null });
  });

  it("adds those that are chosen", async () => {
    const { bridge, user } = await show(begun);
    await user.click(screen.getByRole("checkbox", { name: /Acme/ }));
    await user.click(button("Add 1"));
    expect(bridge.addListedTenants).toHaveBeenCalledWith({ workspaceIds: [acme.workspaceId] });
  });

  it("can be left for later, and the workspaces come", async () => {
    const { bridge, user, emit } = await show(begun);
    await user.click(button("Later"));
    expect(bridge.saveDraft).toHaveBeenCalledWith({ draft: null });
    await emit({ draft: null });
    expect(search()).toBeVisible();
  });
});
