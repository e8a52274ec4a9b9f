import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot, Failure, Result } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { gate } from "../../core/fakes/gate.ts";
import { acme, failure, firstRun, mspSummary } from "../fakeBridge.ts";
import { brokenRules, button, field, show } from "../show.tsx";
import { allPassed, check, draftAt, needsSecret, profile } from "../snapshots.ts";
import { fillIn, title } from "./wizardSteps.ts";

const { workspaceId } = profile;
const current = () => screen.getByRole("list", { name: "Steps" }).querySelector("[aria-current]");

/** All steps passed but one. */
const passedBut = (wanted: string, status: "failed" | "skipped") => ({
  check: check("done", ({ id }) => ({ status: id === wanted ? status : "passed" })),
});

async function toTheCheck(snapshot: AppSnapshot = firstRun) {
  const shown = await show(snapshot);
  await fillIn(shown);
  await shown.user.click(button("Continue"));
  return shown;
}

describe("the first step", () => {
  it("offers the ways to start; no simulator and no environment unless they exist", async () => {
    const { container } = await show(firstRun);
    expect(title()).toHaveTextContent("How do you want to start?");
    expect(title()).toHaveFocus();
    expect(current()).toHaveTextContent("Start");
    expect(screen.queryByRole("button", { name: /environment/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /simulator/ })).toBeNull();
    expect(await brokenRules(container)).toEqual([]);
  });

  it("connects to the simulator", async () => {
    const { user, bridge } = await show({ ...firstRun, app: { ...firstRun.app, simulator: true } });
    await user.click(button(/Try it with a simulator/));
    expect(bridge.trySimulator).toHaveBeenCalledOnce();
  });
});

describe("the environment", () => {
  const found = {
    values: { workspace: workspaceId, clientId: "client-env", baseUrl: "https://gl.example" },
    tenants: acme.workspaceId,
    recognised: ["MSP workspace from MSP_WORKSPACE_ID", "Client secret from MSP_CLIENT_SECRET"],
    problems: [],
    hasSecret: true,
  };

  async function takeEnvironment() {
    const shown = await show(firstRun, undefined, { readEnvironment: async () => ok(found) });
    await shown.user.click(button(/Use environment variables/));
    return shown;
  }

  it("is offered by the names of its variables, and fills in all fields but the secret", async () => {
    await takeEnvironment();
    expect(field("Client ID")).toHaveValue("client-env");
    expect(field("Client secret")).toHaveValue("");
    expect(field("Client secret")).toHaveAttribute("placeholder", "Taken from the environment");
  });

  it("is connected with the secret that main holds, and brings its tenants", async () => {
    const { user, bridge, emit } = await takeEnvironment();
    await user.click(button("Continue"));
    expect(bridge.checkConnection.mock.calls[0]?.[0]).toMatchObject({
      clientSecret: "",
      secretFrom: "environment",
    });
    await emit({ check: allPassed });
    await user.click(button("Continue"));
    expect(bridge.connect.mock.calls[0]?.[0]).toMatchObject({ secretFrom: "environment" });
    expect(bridge.addTenants).toHaveBeenCalledWith({ text: acme.workspaceId });
    expect(bridge.saveDraft).toHaveBeenLastCalledWith({ draft: null });
  });

  it("loses nothing if Tenantry is locked while saving", async () => {
    const { user, bridge, emit } = await takeEnvironment();
    await user.click(button("Continue"));
    await emit({ check: allPassed });
    const saved = gate<Result<null, Failure>>();
    bridge.connect.mockReturnValueOnce(saved.passed);
    await user.click(button("Continue"));
    const draft = bridge.saveDraft.mock.lastCall?.[0].draft ?? null;
    expect(draft).toMatchObject({ clientId: "client-env", tenants: acme.workspaceId });
    await emit({ draft, locked: true });
    await emit({ locked: false });
    await act(async () => saved.open(fail(failure("The keyring is locked."))));
    expect(field("Client ID")).toHaveValue("client-env");
    expect(bridge.saveDraft.mock.lastCall?.[0].draft).toMatchObject({ clientId: "client-env" });
  });
});

describe("the second step", () => {
  it("says which API client to create", async () => {
    const { user } = await show(firstRun);
    await user.click(button(/Type or paste the details/));
    expect(screen.getByText("Create personal API client").closest("li")).toHaveTextContent(
      "for the service HPE GreenLake Cloud Platform",
    );
  });

  it("loses nothing on Back", async () => {
    const shown = await show(firstRun);
    await fillIn(shown);
    await shown.user.click(button("Back"));
    await shown.user.click(button(/Type or paste the details/));
    expect(field("Client ID")).toHaveValue("client-1");
    expect(field("Client secret")).toHaveValue("5eCr3t");
  });

  it("saves a draft for the next start, without the secret", async () => {
    const shown = await show(firstRun);
    await fillIn(shown);
    const draft = draftAt("client", { workspace: workspaceId, clientId: "client-1" });
    await waitFor(() => expect(shown.bridge.saveDraft).toHaveBeenLastCalledWith({ draft }), {
      timeout: 2_000,
    });
    expect(JSON.stringify(shown.bridge.saveDraft.mock.calls)).not.toContain("5eCr3t");
  });

  it("saves the draft immediately when Tenantry is locked", async () => {
    const { user, bridge, emit } = await show(firstRun);
    await user.click(button(/Type or paste the details/));
    await user.type(field("Client ID"), "client-1");
    await emit({ locked: true });
    expect(bridge.saveDraft.mock.lastCall?.[0].draft).toMatchObject({ clientId: "client-1" });
  });

  it("is resumed after a restart, at the first empty field", async () => {
    const entered = { workspace: workspaceId, clientId: "client-9", contact: "ops@msp.example" };
    const { container } = await show({ ...firstRun, draft: draftAt("check", entered) });
    expect(field("Contact")).toHaveValue("ops@msp.example");
    expect(title()).toHaveTextContent("Your API client");
    expect(field("Client ID")).toHaveValue("client-9");
    await waitFor(() => expect(field("Client secret")).toHaveFocus());
    expect(await brokenRules(container)).toEqual([]);
  });

  it("asks only for client ID and secret if a team file has named the rest", async () => {
    const connection = needsSecret({ clientId: "" });
    await show({ ...firstRun, msps: [mspSummary], connection });
    expect(field("MSP workspace ID or issuer URL")).toHaveValue(workspaceId);
    await waitFor(() => expect(field("Client ID")).toHaveFocus());
  });

  it.each([
    [workspaceId, "client-9"],
    ["e".repeat(32), ""],
  ])("resumes a client ID for its own MSP only: %s", async (workspace, clientId) => {
    const connection = needsSecret({ clientId: "" });
    const draft = draftAt("client", { workspace, clientId: "client-9" });
    await show({ ...firstRun, msps: [mspSummary], connection, draft });
    expect(field("Client ID")).toHaveValue(clientId);
  });

  it("keeps the tenants of a paste for the next start, and adds them then", async () => {
    const entered = { workspace: workspaceId, clientId: "client-9", tenants: acme.workspaceId };
    const kept = draftAt("client", entered);
    const { user, bridge, emit } = await show({ ...firstRun, draft: kept });
    await user.type(field("Client secret"), "5eCr3t");
    await user.click(button("Continue"));
    expect(bridge.saveDraft).toHaveBeenLastCalledWith({ draft: { ...kept, step: "check" } });
    await emit({ check: allPassed });
    await user.click(button("Continue"));
    expect(bridge.addTenants).toHaveBeenCalledWith({ text: acme.workspaceId });
  });
});

describe("the third step", () => {
  it("starts its check automatically with what was entered", async () => {
    const { bridge } = await toTheCheck();
    const rest = { baseUrl: "", scope: "", contact: "" };
    const entered = { workspace: workspaceId, clientId: "client-1", clientSecret: "5eCr3t" };
    expect(bridge.checkConnection.mock.calls).toEqual([[{ ...entered, ...rest }]]);
    expect(button("Continue")).toBeDisabled();
    expect(bridge.connect).not.toHaveBeenCalled();
  });

  it("leads back to a field with a problem and keeps what was entered", async () => {
    const shown = await show(firstRun);
    await fillIn(shown);
    const wrong = failure("No such ID.", { kind: "invalidInput", field: "workspace" });
    shown.bridge.checkConnection.mockResolvedValueOnce(fail(wrong));
    await shown.user.click(button("Continue"));
    expect(field("MSP workspace ID or issuer URL")).toBeInvalid();
    await waitFor(() => expect(field("MSP workspace ID or issuer URL")).toHaveFocus());
    expect(field("Client secret")).toHaveValue("5eCr3t");
  });

  it("continues once the needed steps have passed, or cannot be known, whatever else failed", async () => {
    const { emit, bridge, user } = await toTheCheck();
    await emit(passedBut("mayList", "failed"));
    await emit(passedBut("tokenForWorkspace", "skipped"));
    expect(button("Continue")).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(bridge.connect).toHaveBeenCalledOnce();
    expect(bridge.saveDraft.mock.lastCall?.[0]).toMatchObject({ draft: { step: "tenants" } });
  });

  it.each(["clientAccepted", "tokenForWorkspace"])("does not continue without %s", async (step) => {
    const { emit } = await toTheCheck();
    await emit(passedBut(step, "failed"));
    expect(button("Continue")).toBeDisabled();
  });

  it("returns to the fields if saving is refused", async () => {
    const { emit, bridge, user } = await toTheCheck();
    await emit({ check: allPassed });
    bridge.connect.mockResolvedValueOnce(fail(failure("The keyring is locked.")));
    await user.click(button("Continue"));
    expect(screen.getByRole("alert")).toHaveTextContent("The keyring is locked.");
    expect(field("Client secret")).toHaveValue("5eCr3t");
  });

  it("shows nothing from an earlier check", async () => {
    await toTheCheck({ ...firstRun, check: allPassed });
    expect(button("Continue")).toBeDisabled();
  });

  it("stops its check when it is left", async () => {
    const { bridge, user } = await toTheCheck();
    await user.click(button("Back"));
    expect(bridge.cancelCheck).toHaveBeenCalled();
  });
});
