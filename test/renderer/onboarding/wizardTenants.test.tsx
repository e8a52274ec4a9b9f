import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, beta, connected } from "../fakeBridge.ts";
import { brokenRules, button, field, search, show } from "../show.tsx";
import { draftAt, needsSecret, ready } from "../snapshots.ts";
import { title } from "./wizardSteps.ts";

describe("the fourth step", () => {
  const draft = draftAt("tenants");
  const discovery = {
    status: "done",
    tenants: [{ ...acme, known: false }],
    complete: true,
    total: 1,
    skipped: 0,
    failure: null,
  } as const;
  const begun = { ...connected, tenants: [], draft, discovery };

  it("reads GreenLake’s list automatically and adds all its tenants", async () => {
    const { bridge, user, container } = await show(begun);
    expect(bridge.discoverTenants).toHaveBeenCalledOnce();
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Add all 1"));
    expect(bridge.addListedTenants).toHaveBeenCalledWith({ workspaceIds: null });
    expect(bridge.saveDraft).toHaveBeenCalledWith({ draft: null });
  });

  it("adds the chosen tenants", async () => {
    const { bridge, user } = await show(begun);
    await user.click(screen.getByRole("checkbox", { name: /Acme/ }));
    await user.click(button("Add 1"));
    expect(bridge.addListedTenants).toHaveBeenCalledWith({ workspaceIds: [acme.workspaceId] });
  });

  it.each([
    ["before its first page", { status: "none" }],
    ["later", { ...discovery, complete: false, total: 9 }],
  ] as const)("can read the list again if it was stopped %s", async (_when, stopped) => {
    const { bridge, user } = await show({ ...begun, discovery: stopped });
    await user.click(button("Read the list again"));
    expect(bridge.discoverTenants).toHaveBeenCalledTimes(2);
  });

  it("does not offer to read a list again that is complete or being read", async () => {
    const { emit } = await show(begun);
    expect(screen.queryByRole("button", { name: /again/ })).toBeNull();
    await emit({ discovery: { status: "running", found: 3, total: 9 } });
    expect(screen.queryByRole("button", { name: /again/ })).toBeNull();
  });

  it("does not flash up for an MSP whose tenants came from a team file", async () => {
    const { workspaceId } = acme;
    const named = needsSecret({ workspaceId, clientId: "", baseUrl: "" });
    const { bridge, user, emit } = await show({ ...connected, connection: named });
    await user.type(field("Client ID"), "client-1");
    await user.type(field("Client secret"), "5eCr3t");
    await user.click(button("Continue"));
    await emit({ connection: ready, draft });
    expect(bridge.discoverTenants).not.toHaveBeenCalled();
    expect(title()).toHaveTextContent("Check the connection");
    const other = { ...named.profile, workspaceId: beta.workspaceId };
    await emit({ connection: { ...named, profile: other }, draft: null });
    expect(field("MSP workspace ID or issuer URL")).toHaveValue(beta.workspaceId);
  });

  it("can be left for later, which shows the list", async () => {
    const { bridge, user, emit } = await show(begun);
    await user.click(button("Later"));
    expect(bridge.saveDraft).toHaveBeenCalledWith({ draft: null });
    await emit({ draft: null });
    expect(search()).toBeVisible();
  });
});
