import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, beta, connected, firstRun } from "../fakeBridge.ts";
import { brokenRules, button, search, show } from "../show.tsx";

it("what was typed right before the lock is kept", async () => {
  const { user, bridge, emit } = await show(firstRun);
  await user.click(button(/Type or paste the details/));
  await user.type(screen.getByLabelText("Client ID"), "client-1");
  await emit({ locked: true });
  expect(bridge.saveDraft.mock.lastCall?.[0].draft).toMatchObject({ clientId: "client-1" });
});

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

  it.each([
    ["before its first page", { status: "none" }],
    ["in its midst", { ...discovery, complete: false, total: 9 }],
  ] as const)("can read the list again that was stopped %s", async (_when, stopped) => {
    const { bridge, user } = await show({ ...begun, discovery: stopped });
    await user.click(button("Read the list again"));
    expect(bridge.discoverTenants).toHaveBeenCalledTimes(2);
  });

  it("offers no second reading of a list that is whole, or being read", async () => {
    const { emit } = await show(begun);
    expect(screen.queryByRole("button", { name: /again/ })).toBeNull();
    await emit({ discovery: { status: "running", found: 3, total: 9 } });
    expect(screen.queryByRole("button", { name: /again/ })).toBeNull();
  });

  it("is not begun in between for whoever has tenants of a team file", async () => {
    const profile = { workspaceId: acme.workspaceId, clientId: "", baseUrl: "", scope: "" };
    const named = { status: "needsSecret", profile, reason: "" } as const;
    const ready = connected.connection;
    const { bridge, user, emit } = await show({ ...connected, connection: named, draft: null });
    await user.type(screen.getByLabelText("Client ID"), "client-1");
    await user.type(screen.getByLabelText("Client secret"), "5eCr3t");
    await user.click(button("Continue"));
    await emit({ connection: ready, draft });
    expect(bridge.discoverTenants).not.toHaveBeenCalled();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Check the connection");
    const other = { ...profile, workspaceId: beta.workspaceId };
    await emit({ connection: { ...named, profile: other }, draft: null });
    expect(screen.getByLabelText("MSP workspace ID or issuer URL")).toHaveValue(beta.workspaceId);
  });

  it("can be left for later, and the workspaces come", async () => {
    const { bridge, user, emit } = await show(begun);
    await user.click(button("Later"));
    expect(bridge.saveDraft).toHaveBeenCalledWith({ draft: null });
    await emit({ draft: null });
    expect(search()).toBeVisible();
  });
});
