import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { MspFault } from "../../../electron/contract/contract.ts";
import { describeFault } from "../../../electron/core/base/failureWords.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { gate } from "../../core/fakes/gate.ts";
import { acme, beta, connected, mspSummary, token } from "../fakeBridge.ts";
import { brokenRules, button, dialog, field, inDialog, show } from "../show.tsx";

const banner = () => screen.getByRole("region", { name: "Problem with this MSP" });
const inBanner = (name: string) => within(banner()).queryByRole("button", { name });
const noBanner = () => screen.queryByRole("region", { name: "Problem with this MSP" });

const { workspaceId } = acme;
const refused: MspFault = {
  failure: describeFault({ kind: "invalidClient", server: { status: 401, debugId: "12ab" } }),
  workspaceId,
  format: "curl",
};
const offline: MspFault = {
  failure: describeFault({ kind: "offline" }),
  workspaceId: beta.workspaceId,
  format: null,
};

const met = (fault: MspFault | null) => ({ msps: [{ ...mspSummary, fault }] });
const open = (fault: MspFault) => show({ ...connected, ...met(fault) });

describe("a fault of the MSP", () => {
  it("is one banner with the next step, and no block in any row", async () => {
    const { container, emit } = await open(refused);
    expect(banner()).toHaveTextContent(/^GreenLake no longer accepts this client secret\./);
    expect(banner()).toHaveTextContent("The token for Acme was not copied.");
    expect(banner()).toHaveTextContent("Debug ID: 12ab");
    expect(screen.getByRole("list", { name: "Tenants" })).not.toHaveTextContent("GreenLake");
    expect(inBanner("Try again")).toBeNull();
    expect(await brokenRules(container)).toEqual([]);
    await emit(met(null));
    expect(noBanner()).toBeNull();
  });

  it("with a refused secret leads to one field, then repeats the failed copy once", async () => {
    const { user, bridge, emit } = await open(refused);
    const answer = gate<ReturnType<typeof ok<null>>>();
    bridge.connect.mockReturnValueOnce(answer.passed);
    await user.click(button("Replace the secret"));
    expect(within(dialog()).getAllByLabelText(/./, { selector: "input" })).toHaveLength(1);
    await user.type(field("New client secret"), "5eCr3t-2");
    await user.click(inDialog("Test and save"));
    // The banner goes before the dialog hears the answer.
    await emit(met(null));
    await act(async () => answer.open(ok(null)));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId, format: "curl" }]]);
    expect(button("Copy token for Acme, Copied curl command")).toHaveTextContent("Copied");
  });

  it("repeats nothing if the dialog is cancelled", async () => {
    const { user, bridge } = await open(refused);
    await user.click(button("Replace the secret"));
    await user.click(inDialog("Cancel"));
    expect(bridge.copyToken).not.toHaveBeenCalled();
    expect(banner()).toBeVisible();
  });

  it("with another API client leads to the whole form", async () => {
    const { user } = await open(refused);
    await user.click(button("Replace credentials"));
    expect(screen.getByRole("heading", { name: "Replace credentials" })).toBeVisible();
  });

  it("of the network repeats the copy on request, once at a time", async () => {
    const { user, bridge, emit } = await open(offline);
    expect(inBanner("Replace the secret")).toBeNull();
    await user.click(button("Try again"));
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: beta.workspaceId }]]);
    const exchanging = token(0, { times: null, exchanging: true });
    await emit({ tokens: { [beta.workspaceId]: exchanging } });
    await user.click(button("Trying…"));
    expect(bridge.copyToken).toHaveBeenCalledOnce();
  });

  it("of the keyring offers both ways out", async () => {
    const failure = describeFault({ kind: "vaultUnavailable", reason: "It is locked." });
    await open({ ...refused, failure });
    expect(inBanner("Replace the secret")).not.toBeNull();
    expect(inBanner("Try again")).not.toBeNull();
  });

  it("is dismissed", async () => {
    const { user, bridge } = await open(offline);
    await user.click(button("Dismiss"));
    expect(bridge.dismissFailure.mock.calls).toEqual([[{ workspaceId: beta.workspaceId }]]);
  });

  it("of another MSP is named, tried again there, and leads to that MSP", async () => {
    const east = { ...mspSummary, id: "2", name: "East", fault: refused };
    const msps = [mspSummary, east];
    const failed = { ...offline, workspaceId };
    const shown = await show({ ...connected, msps, otherTenants: { "2": [acme] } });
    const { user, bridge, emit } = shown;
    expect(banner()).toHaveTextContent(/^East: GreenLake no longer accepts this client secret\./);
    expect(inBanner("Replace the secret")).toBeNull();
    await user.click(button("Show this MSP"));
    expect(bridge.selectMsp.mock.calls).toEqual([[null, "2"]]);
    await emit({ msps: [mspSummary, { ...east, fault: failed }] });
    await user.click(button("Try again"));
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId }, "2"]]);
    await user.click(button("Dismiss"));
    expect(bridge.dismissFailure.mock.calls).toEqual([[{ workspaceId }, "2"]]);
  });

  it("of the shown MSP comes before another one’s", async () => {
    await show({
      ...connected,
      msps: [
        { ...mspSummary, id: "2", name: "East", fault: refused },
        { ...mspSummary, fault: offline },
      ],
    });
    expect(banner()).toHaveTextContent(/^There is no network connection\./);
  });
});
