import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Bridge } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { gate } from "../../core/fakes/gate.ts";
import {
  acme,
  beta,
  connected,
  copyOf,
  failure,
  firstRun,
  mspSummary,
  tenant,
  token,
} from "../fakeBridge.ts";
import { brokenRules, button } from "../show.tsx";
import { east, needsSecret, west } from "../snapshots.ts";
import { formats, input, list, open, options, selected, texts } from "./openPalette.tsx";

const copied = () => gate<Awaited<ReturnType<Bridge["copyToken"]>>>();

describe("the quick pick", () => {
  it("opens in its field, with the most used tenants first", async () => {
    const usage = { [beta.workspaceId]: 1 };
    await open({ usage, tokens: { [beta.workspaceId]: token(752) } });
    expect(input()).toHaveFocus();
    expect(options()).toHaveLength(3);
    expect(options()[0]).toHaveTextContent(/^Beta & Söhnebbbbbbbb…bbbb12:32$/);
    expect(selected()).toBe(options()[0]);
  });

  it("copies the best match on Enter and closes", async () => {
    const { user, bridge } = await open();
    await user.keyboard("sohne");
    expect(options()).toHaveLength(1);
    expect(within(list()).getByText("Söhne").tagName).toBe("MARK");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
  });

  it("copies the selected tenant even if usage and names change in the meantime", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard("{ArrowDown}");
    expect(selected()).toHaveTextContent("Beta");
    await emit({ usage: { [acme.workspaceId]: 1, [connected.tenants[2]?.workspaceId ?? ""]: 9 } });
    await emit({ tenants: [tenant("0", "Aaron", { pinned: true }), ...connected.tenants] });
    expect(options()).toHaveLength(3);
    expect(options()[0]).toHaveTextContent("Acme");
    expect(selected()).toHaveTextContent("Beta");
    await emit({ tenants: [{ ...beta, name: "Gamma" }] });
    expect(texts()).toEqual([expect.stringContaining("Gamma")]);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
  });

  it("does not replace the best match when usage changes after typing", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard("a");
    const first = options()[0]?.textContent ?? "";
    await emit({ usage: { [beta.workspaceId]: 100_000 } });
    expect(options()[0]).toHaveTextContent(first);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
  });

  it.each([
    ["succeeds", ok(copyOf(acme, 900))],
    ["fails", fail(failure("It took too long."))],
  ])("ignores a copy from an earlier opening that %s", async (_how, result) => {
    const { user, bridge, emit } = await open();
    const first = copied();
    bridge.copyToken.mockReturnValueOnce(first.passed);
    await user.keyboard("acme{Enter}");
    await emit({ navigation: { id: "next", to: "quickPick" } });
    first.open(result);
    await emit({});
    expect(screen.queryByRole("alert")).toBeNull();
    expect(bridge.closeQuickPick).not.toHaveBeenCalled();
    await user.keyboard("beta{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: beta.workspaceId });
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
  });

  it.each([
    ["for another MSP", { mspId: "msp-2" }],
    ["when it is opened again", { navigation: { id: "1", to: "quickPick" } }],
  ] as const)("starts with an empty field %s", async (_when, change) => {
    const { user, emit } = await open();
    await user.keyboard("acme");
    await emit({ ...change, tenants: [beta] });
    expect(input()).toHaveValue("");
    expect(input()).toHaveFocus();
    expect(texts()).toEqual([expect.stringContaining("Beta")]);
  });

  it("moves around the list with the arrows and tells screen readers the selection", async () => {
    const { user, bridge } = await open();
    await user.keyboard("{ArrowDown}");
    expect(input()).toHaveAttribute("aria-activedescendant", selected()?.id);
    expect(selected()).toBe(options()[1]);
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(selected()).toBe(options()[2]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
  });

  it("asks for the format on Shift+Enter, copies in it, and goes back on Escape", async () => {
    const { user, bridge } = await open();
    await user.keyboard(`acm${formats}`);
    expect(texts("Formats")).toContain("curl command");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(input()).toHaveValue("acm");
    expect(bridge.closeQuickPick).not.toHaveBeenCalled();
    await user.keyboard(`${formats}{ArrowDown}{Enter}`);
    const { workspaceId } = acme;
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId, format: "header" });
  });

  it("closes on Escape and copies nothing", async () => {
    const { user, bridge } = await open();
    await user.keyboard("ac{Escape}");
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
    expect(bridge.copyToken).not.toHaveBeenCalled();
  });

  it("stays open with the reason if a copy fails, until something else is typed", async () => {
    const { user, bridge } = await open();
    bridge.copyToken.mockResolvedValueOnce(fail(failure("GreenLake does not allow this.")));
    await user.keyboard("acme{Enter}");
    expect(screen.getByRole("alert")).toHaveTextContent("Acme: GreenLake does not allow this.");
    expect(bridge.closeQuickPick).not.toHaveBeenCalled();
    await user.keyboard("{Backspace}");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("names the tenant once, however the failure does", async () => {
    const { user, bridge } = await open();
    const title = "GreenLake does not allow this for Acme.";
    bridge.copyToken.mockResolvedValueOnce(fail(failure(title)));
    await user.keyboard("acme{Enter}");
    expect(screen.getByText(title)).toBeDefined();
  });

  it("clears a failure while it tries again", async () => {
    const { user, bridge } = await open();
    bridge.copyToken.mockResolvedValueOnce(fail(failure("GreenLake does not allow this.")));
    await user.keyboard("{Enter}");
    expect(screen.getByRole("alert")).toBeDefined();
    bridge.copyToken.mockReturnValueOnce(copied().passed);
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByText("Exchanging the token for Acme…")).toBeDefined();
  });

  it("says that it is exchanging and ignores a second Enter", async () => {
    const { user, bridge } = await open();
    bridge.copyToken.mockReturnValueOnce(copied().passed);
    await user.keyboard("acme{Enter}{Enter}");
    expect(screen.getByText("Exchanging the token for Acme…")).toBeDefined();
    expect(bridge.copyToken).toHaveBeenCalledOnce();
  });

  it("copies on a click and keeps the focus in the field", async () => {
    const { user, bridge } = await open();
    await user.click(screen.getByRole("option", { name: /^Beta/ }));
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
    expect(input()).toHaveFocus();
  });

  it("shows at most ten tenants, and says if none matches", async () => {
    const tenants = Array.from({ length: 40 }, (_, index) =>
      tenant(index.toString(16).padStart(8, "0"), `Tenant ${index}`),
    );
    const { user } = await open({ tenants });
    expect(options()).toHaveLength(10);
    await user.keyboard("tenant");
    expect(options()).toHaveLength(10);
    await user.keyboard(" xyz ");
    expect(screen.getByText("No tenant matches “tenant xyz”.")).toBeDefined();
  });

  it("shows hostile names as text", async () => {
    const name = "<img src=x onerror=alert(1)> & Co";
    await open({ tenants: [tenant("a", name)] });
    expect(options()[0]).toHaveTextContent(name);
  });

  it.each([
    ["matches", ""],
    ["formats", formats],
    ["no match", "zzz"],
  ])("is accessible with %s", async (_what, keys) => {
    const { user, container } = await open();
    if (keys !== "") await user.keyboard(keys);
    expect(await brokenRules(container)).toEqual([]);
  });
});

describe("a quick pick with nothing to pick", () => {
  it("unlocks, or closes on Escape, while Tenantry is locked", async () => {
    const { user, bridge } = await open({ locked: true });
    await user.keyboard("{Enter}");
    expect(bridge.unlock).toHaveBeenCalledOnce();
    await user.keyboard("{Escape}");
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
  });

  it("leads to the main window before the first run", async () => {
    const { user, bridge } = await open(firstRun);
    await user.click(button("Open Tenantry"));
    expect(bridge.openWindow).toHaveBeenCalledWith({ workspaceId: null });
  });

  it("says whose client secret is missing, unless the client is missing too", async () => {
    const { user, bridge, emit } = await open({ connection: needsSecret() });
    expect(screen.getByRole("heading")).toHaveTextContent("The client secret is missing");
    expect(screen.queryByText(mspSummary.name)).toBeNull();
    await emit({ msps: [west, east] });
    expect(screen.getByText("West")).toBeVisible();
    await user.click(button("Open Tenantry"));
    expect(bridge.openWindow).toHaveBeenCalledWith({ workspaceId: null });
    await emit({ connection: needsSecret({ clientId: "" }) });
    expect(screen.getByRole("heading")).toHaveTextContent("No API client yet");
  });
});
