import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type {
  AppSnapshot,
  ConnectionCheck,
  PreflightStep,
} from "../../../electron/contract/contract.ts";
import { waitingSteps } from "../../../electron/core/check/report.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, failure, firstRun, mspSummary } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const { workspaceId } = mspSummary;
if (workspaceId === null) throw new Error("no workspace");
const { mspId } = firstRun;
const nothingElse = { baseUrl: "", scope: "", contact: "", tenants: "" };
const field = (label: string) => screen.getByLabelText(label);
const title = () => screen.getByRole("heading", { level: 1 });
const current = () => screen.getByRole("list", { name: "Steps" }).querySelector("[aria-current]");

const done = (change: (step: PreflightStep) => PreflightStep["status"]): ConnectionCheck => ({
  status: "done",
  workspaceId,
  steps: waitingSteps().map((step) => Object.assign({}, step, { status: change(step) })),
});
const allPassed = done(() => "passed");
type Shown = Awaited<ReturnType<typeof show>>;

async function fillIn({ user }: Shown) {
  await user.click(button(/Type or paste the details/));
  await user.type(field("MSP workspace ID or issuer URL"), workspaceId ?? "");
  await user.type(field("Client ID"), "client-1");
  await user.type(field("Client secret"), "5eCr3t");
}

async function toTheCheck(snapshot: AppSnapshot = firstRun) {
  const shown = await show(snapshot);
  await fillIn(shown);
  await shown.user.click(button("Continue"));
  return shown;
}

describe("the first step", () => {
  it("offers what there is to start with, and no simulator where there is none", async () => {
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

describe("what is in the environment", () => {
  const found = {
    values: { workspace: workspaceId, clientId: "client-env", baseUrl: "https://gl.example" },
    tenants: acme.workspaceId,
    recognised: ["MSP workspace from MSP_WORKSPACE_ID", "Client secret from MSP_CLIENT_SECRET"],
    problems: [],
    hasSecret: true,
  };

  async function withEnvironment() {
    const bridgeFor = vi.fn(async () => ok(found));
    const shown = await show(firstRun, undefined, { readEnvironment: bridgeFor });
    await shown.user.click(button(/Use environment variables/));
    return shown;
  }

  it("is offered by the names of its variables, and fills the fields but the secret", async () => {
    await withEnvironment();
    expect(field("Client ID")).toHaveValue("client-env");
    expect(field("Client secret")).toHaveValue("");
    expect(field("Client secret")).toHaveAttribute("placeholder", "Taken from the environment");
  });

  it("is connected with main's secret, and brings its tenants", async () => {
    const { user, bridge, emit } = await withEnvironment();
    await user.click(button("Continue"));
    expect(bridge.checkConnection.mock.calls[0]?.[0]).toMatchObject({
      clientSecret: "",
      secretFrom: "environment",
    });
    await emit({ check: allPassed });
    await user.click(button("Continue"));
    expect(bridge.connect.mock.calls[0]?.[0]).toMatchObject({ secretFrom: "environment" });
    expect(bridge.addTenants).toHaveBeenCalledWith({ mspId, text: acme.workspaceId });
    expect(bridge.saveDraft).toHaveBeenLastCalledWith({ mspId, draft: null });
  });

  it("loses nothing where the lock comes while it is being saved", async () => {
    const { user, bridge, emit } = await withEnvironment();
    await user.click(button("Continue"));
    await emit({ check: allPassed });
    let refuse = () => {};
    const refused = fail(failure("The keyring is locked."));
    bridge.connect.mockReturnValueOnce(new Promise((resolve) => (refuse = () => resolve(refused))));
    await user.click(button("Continue"));
    const draft = bridge.saveDraft.mock.lastCall?.[0].draft ?? null;
    expect(draft).toMatchObject({ clientId: "client-env", tenants: acme.workspaceId });
    await emit({ draft, locked: true });
    await emit({ locked: false });
    await act(async () => refuse());
    expect(field("Client ID")).toHaveValue("client-env");
    expect(bridge.saveDraft.mock.lastCall?.[0].draft).toMatchObject({ clientId: "client-env" });
  });
});

describe("the second step", () => {
  it("goes back without losing anything", async () => {
    const shown = await show(firstRun);
    await fillIn(shown);
    await shown.user.click(button("Back"));
    await shown.user.click(button(/Type or paste the details/));
    expect(field("Client ID")).toHaveValue("client-1");
    expect(field("Client secret")).toHaveValue("5eCr3t");
  });

  it("is kept for the next start, but for the secret", async () => {
    const shown = await show(firstRun);
    await fillIn(shown);
    const entered = { workspace: workspaceId, clientId: "client-1", ...nothingElse };
    const saved = { mspId, draft: { step: "client", ...entered } };
    await waitFor(() => expect(shown.bridge.saveDraft).toHaveBeenLastCalledWith(saved), {
      timeout: 2_000,
    });
    expect(JSON.stringify(shown.bridge.saveDraft.mock.calls)).not.toContain("5eCr3t");
  });

  it("is where a restart goes on, at the first field that is empty", async () => {
    const draft = {
      step: "check",
      workspace: workspaceId,
      clientId: "client-9",
      ...nothingElse,
      contact: "ops@msp.example",
    } as const;
    const { container } = await show({ ...firstRun, draft });
    expect(field("Contact")).toHaveValue("ops@msp.example");
    expect(title()).toHaveTextContent("Your API client");
    expect(field("Client ID")).toHaveValue("client-9");
    await waitFor(() => expect(field("Client secret")).toHaveFocus());
    expect(await brokenRules(container)).toEqual([]);
  });

  it("asks for client and secret only where a team file has said the rest", async () => {
    const profile = { workspaceId, clientId: "", baseUrl: "https://gl.example", scope: "" };
    const connection = { status: "needsSecret", profile, reason: "" } as const;
    await show({ ...firstRun, msps: [mspSummary], connection });
    expect(field("MSP workspace ID or issuer URL")).toHaveValue(workspaceId);
    await waitFor(() => expect(field("Client ID")).toHaveFocus());
  });

  it.each([
    [workspaceId, "client-9"],
    ["e".repeat(32), ""],
  ])("takes a client ID up again for its own MSP only: %s", async (workspace, clientId) => {
    const profile = { workspaceId, clientId: "", baseUrl: "https://gl.example", scope: "" };
    const connection = { status: "needsSecret", profile, reason: "" } as const;
    const draft = { step: "client", workspace, clientId: "client-9", ...nothingElse } as const;
    await show({ ...firstRun, msps: [mspSummary], connection, draft });
    expect(field("Client ID")).toHaveValue(clientId);
  });
});

it("tenants that came with a paste are kept for the next start, and added then", async () => {
  const draft = { step: "client", workspace: workspaceId, clientId: "client-9" } as const;
  const kept = { ...draft, ...nothingElse, tenants: acme.workspaceId };
  const { user, bridge, emit } = await show({ ...firstRun, draft: kept });
  await user.type(field("Client secret"), "5eCr3t");
  await user.click(button("Continue"));
  expect(bridge.saveDraft).toHaveBeenLastCalledWith({ mspId, draft: { ...kept, step: "check" } });
  await emit({ check: allPassed });
  await user.click(button("Continue"));
  expect(bridge.addTenants).toHaveBeenCalledWith({ mspId, text: acme.workspaceId });
});

describe("the third step", () => {
  it("begins its check by itself with what was entered", async () => {
    const { bridge } = await toTheCheck();
    expect(bridge.checkConnection.mock.calls).toEqual([
      [
        {
          workspace: workspaceId,
          clientId: "client-1",
          clientSecret: "5eCr3t",
          baseUrl: "",
          scope: "",
          contact: "",
        },
      ],
    ]);
    expect(button("Continue")).toBeDisabled();
    expect(bridge.connect).not.toHaveBeenCalled();
  });

  it("leads back to the field that is wrong, with all that was entered", async () => {
    const shown = await show(firstRun);
    await fillIn(shown);
    const wrong = failure("No such ID.", { kind: "invalidInput", field: "workspace" });
    shown.bridge.checkConnection.mockResolvedValueOnce(fail(wrong));
    await shown.user.click(button("Continue"));
    expect(field("MSP workspace ID or issuer URL")).toBeInvalid();
    await waitFor(() => expect(field("MSP workspace ID or issuer URL")).toHaveFocus());
    expect(field("Client secret")).toHaveValue("5eCr3t");
  });

  it("goes on where what is needed has passed, or cannot be known, though more has failed", async () => {
    const { emit, bridge, user } = await toTheCheck();
    await emit({ check: done(({ id }) => (id === "mayList" ? "failed" : "passed")) });
    await emit({ check: done(({ id }) => (id === "tokenForWorkspace" ? "skipped" : "passed")) });
    expect(button("Continue")).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(bridge.connect).toHaveBeenCalledOnce();
    expect(bridge.saveDraft.mock.lastCall?.[0]).toMatchObject({ draft: { step: "tenants" } });
  });

  it.each(["clientAccepted", "tokenForWorkspace"])("does not go on without %s", async (needed) => {
    const { emit } = await toTheCheck();
    await emit({ check: done(({ id }) => (id === needed ? "failed" : "passed")) });
    expect(button("Continue")).toBeDisabled();
  });

  it("takes a refused save back to the fields", async () => {
    const { emit, bridge, user } = await toTheCheck();
    await emit({ check: allPassed });
    bridge.connect.mockResolvedValueOnce(fail(failure("The keyring is locked.")));
    await user.click(button("Continue"));
    expect(screen.getByRole("alert")).toHaveTextContent("The keyring is locked.");
    expect(field("Client secret")).toHaveValue("5eCr3t");
  });

  it("shows nothing of an earlier check", async () => {
    await toTheCheck({ ...firstRun, check: allPassed });
    expect(button("Continue")).toBeDisabled();
  });

  it("is stopped when it is left", async () => {
    const { bridge, user } = await toTheCheck();
    await user.click(button("Back"));
    expect(bridge.cancelCheck).toHaveBeenCalled();
  });
});
