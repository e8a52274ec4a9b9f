import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { Palette } from "../../../renderer/palette/Palette.tsx";
import {
  acme,
  beta,
  connected,
  failure,
  firstRun,
  mspSummary,
  tenant,
  token,
} from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const open = (snapshot: AppSnapshot = connected) => show(snapshot, <Palette />);
const field = () => screen.getByRole("combobox");
const list = (name = "Matches") => screen.getByRole("listbox", { name });
const options = (name?: string) => within(list(name)).getAllByRole("option");
const selected = () => options().find((option) => option.getAttribute("aria-selected") === "true");

describe("the quick pick", () => {
  it("opens in its field, with the tenants used most", async () => {
    const usage = { [beta.workspaceId]: 1 };
    await open({ ...connected, usage, tokens: { [beta.workspaceId]: token(752) } });
    expect(field()).toHaveFocus();
    expect(options()).toHaveLength(3);
    expect(options()[0]).toHaveTextContent(/^Beta & Söhnebbbbbbbb…bbbb12:32$/);
    expect(selected()).toBe(options()[0]);
  });

  it("copies the best match with Enter and closes", async () => {
    const { user, bridge } = await open();
    await user.keyboard("sohne");
    expect(options()).toHaveLength(1);
    expect(within(list()).getByText("Söhne").tagName).toBe("MARK");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
  });

  it("copies what was chosen, though use and names change meanwhile", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard("{ArrowDown}");
    expect(selected()).toHaveTextContent("Beta");
    await emit({ usage: { [acme.workspaceId]: 1, [connected.tenants[2]?.workspaceId ?? ""]: 9 } });
    await emit({ tenants: [tenant("0", "Aaron", { pinned: true }), ...connected.tenants] });
    expect(options()).toHaveLength(3);
    expect(options()[0]).toHaveTextContent("Acme");
    expect(selected()).toHaveTextContent("Beta");
    await emit({ tenants: [{ ...beta, name: "Gamma" }] });
    expect(options()).toHaveLength(1);
    expect(options()[0]).toHaveTextContent("Gamma");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
  });

  it("does not choose the most used one in the place of the best, once it is typed", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard("a");
    const first = options()[0]?.textContent ?? "";
    await emit({ usage: { [beta.workspaceId]: 100_000 } });
    expect(options()[0]).toHaveTextContent(first);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
  });

  it.each([
    ["succeeds", ok({ issuedAtMs: 0, expiresAtMs: 900_000, assumed: false })],
    ["fails", fail(failure("It took too long."))],
  ])("is left as it is by a copy of the opening before that %s", async (_how, result) => {
    const { user, bridge, emit } = await open();
    let answer = (_result: Awaited<ReturnType<typeof bridge.copyToken>>) => {};
    bridge.copyToken.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await user.keyboard("acme{Enter}");
    await emit({ navigation: { id: "next", to: "quickPick" } });
    answer(result);
    await emit({});
    expect(screen.queryByRole("alert")).toBeNull();
    expect(bridge.closeQuickPick).not.toHaveBeenCalled();
    await user.keyboard("beta{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: beta.workspaceId });
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
  });

  it("starts anew with another MSP", async () => {
    const { user, emit } = await open();
    await user.keyboard("acme");
    await emit({ mspId: "msp-2", tenants: [beta] });
    expect(field()).toHaveValue("");
    expect(options()[0]).toHaveTextContent("Beta");
  });

  it("moves with the arrows, around and around, and says where it is", async () => {
    const { user, bridge } = await open();
    await user.keyboard("{ArrowDown}");
    expect(field()).toHaveAttribute("aria-activedescendant", selected()?.id);
    expect(selected()).toBe(options()[1]);
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(selected()).toBe(options()[2]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
  });

  it("asks with Shift+Enter for the format, copies in it, and goes back with Escape", async () => {
    const { user, bridge } = await open();
    await user.keyboard("acm{Shift>}{Enter}{/Shift}");
    expect(options("Formats").map((option) => option.textContent)).toContain("curl command");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(field()).toHaveValue("acm");
    expect(bridge.closeQuickPick).not.toHaveBeenCalled();
    await user.keyboard("{Shift>}{Enter}{/Shift}{ArrowDown}{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({
      workspaceId: acme.workspaceId,
      format: "header",
    });
  });

  it("closes with Escape and copies nothing", async () => {
    const { user, bridge } = await open();
    await user.keyboard("ac{Escape}");
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
    expect(bridge.copyToken).not.toHaveBeenCalled();
  });

  it("stays open with the reason where a copy fails, until something else is typed", async () => {
    const { user, bridge } = await open();
    bridge.copyToken.mockResolvedValueOnce(
      fail(failure("GreenLake does not allow this for Acme.")),
    );
    await user.keyboard("acme{Enter}");
    expect(screen.getByRole("alert")).toHaveTextContent("GreenLake does not allow this for Acme.");
    expect(bridge.closeQuickPick).not.toHaveBeenCalled();
    await user.keyboard("{Backspace}");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says while it exchanges, and takes no second Enter meanwhile", async () => {
    const { user, bridge } = await open();
    bridge.copyToken.mockReturnValueOnce(new Promise(() => {}));
    await user.keyboard("acme{Enter}{Enter}");
    expect(screen.getByText("Exchanging the token for Acme…")).toBeDefined();
    expect(bridge.copyToken).toHaveBeenCalledOnce();
  });

  it("copies with a click, which leaves the focus in the field", async () => {
    const { user, bridge } = await open();
    const second = options()[1];
    if (second === undefined) throw new Error("two options are needed");
    await user.click(second);
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
    expect(field()).toHaveFocus();
  });

  it("starts anew after each closing", async () => {
    const { user, emit } = await open();
    await user.keyboard("acm");
    await emit({ navigation: { id: "1", to: "quickPick" } });
    expect(field()).toHaveValue("");
    expect(field()).toHaveFocus();
    expect(options()).toHaveLength(3);
  });

  it("shows ten at most, and says when nothing matches", async () => {
    const tenants = Array.from({ length: 40 }, (_, index) =>
      tenant(index.toString(16).padStart(8, "0"), `Tenant ${index}`),
    );
    const { user } = await open({ ...connected, tenants });
    expect(options()).toHaveLength(10);
    await user.keyboard("tenant");
    expect(options()).toHaveLength(10);
    await user.keyboard(" xyz ");
    expect(screen.getByText("No tenant matches “tenant xyz”.")).toBeDefined();
  });

  it("shows names as they are, whatever they hold", async () => {
    const name = "<img src=x onerror=alert(1)> & Co";
    await open({ ...connected, tenants: [tenant("a", name)] });
    expect(options()[0]).toHaveTextContent(name);
  });

  it("unlocks where it is locked, and closes with Escape", async () => {
    const { user, bridge } = await open({ ...connected, locked: true });
    await user.keyboard("{Enter}");
    expect(bridge.unlock).toHaveBeenCalledOnce();
    await user.keyboard("{Escape}");
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
  });

  it("leads to the main window where there is nothing to pick yet", async () => {
    const { user, bridge } = await open(firstRun);
    await user.click(button("Open Tenantry"));
    expect(bridge.openWindow).toHaveBeenCalledWith({ workspaceId: null });
  });

  it("says whose client secret is missing, which no new API client mends", async () => {
    if (connected.connection.status !== "ready") throw new Error("not ready");
    const { profile } = connected.connection;
    const connection = { status: "needsSecret", profile, reason: "" } as const;
    const west = { ...mspSummary, name: "West" };
    const { user, bridge, emit } = await open({ ...connected, connection });
    expect(screen.getByRole("heading")).toHaveTextContent("The client secret is missing");
    expect(screen.queryByText(mspSummary.name)).toBeNull();
    await emit({ msps: [west, { ...west, id: "msp-2", name: "East" }] });
    expect(screen.getByText("West")).toBeVisible();
    await user.click(button("Open Tenantry"));
    expect(bridge.openWindow).toHaveBeenCalledWith({ mspId: "msp-1", workspaceId: null });
    await emit({ connection: { ...connection, profile: { ...profile, clientId: "" } } });
    expect(screen.getByRole("heading")).toHaveTextContent("No API client yet");
  });

  it.each([
    ["matches", ""],
    ["formats", "{Shift>}{Enter}{/Shift}"],
    ["nothing", "zzz"],
  ])("breaks no rule of accessibility with %s", async (_what, keys) => {
    const { user, container } = await open();
    if (keys !== "") await user.keyboard(keys);
    expect(await brokenRules(container)).toEqual([]);
  });
});
