import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type {
  AppSnapshot,
  ConnectionCheck,
  PreflightStep,
} from "../../../electron/contract/contract.ts";
import { waitingSteps } from "../../../electron/core/check/report.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure, firstRun, tenant } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";
import { CredentialsForm } from "../../../renderer/credentials/CredentialsForm.tsx";

/** With nothing known beforehand. */
const form = <CredentialsForm profile={null} contact="" />;

type Change = Partial<Omit<PreflightStep, "id" | "title">>;

/** The first steps as given, the others as they wait. */
function check(status: "running" | "done" | "cancelled", ...changes: Change[]): ConnectionCheck {
  const steps = waitingSteps().map((step, index) => Object.assign(step, changes[index]));
  return { status, workspaceId: tenant("f", "").workspaceId, steps };
}

const passed: Change = { status: "passed", detail: "It is." };
const cross: Change = {
  status: "failed",
  detail: "The proxy is dead.",
  remedy: "Start it again.",
  debugId: "12ab",
};
const allPassed = check("done", ...waitingSteps().map(() => passed));

const steps = () =>
  within(screen.getByRole("list", { name: "Checks" }))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);

async function openFromSettings(snapshot: AppSnapshot = connected) {
  const shown = await show(snapshot);
  await shown.user.click(button("Menu"));
  await shown.user.click(screen.getByRole("menuitem", { name: "Settings" }));
  await shown.user.click(button("Check connection"));
  return shown;
}

describe("the connection check", () => {
  it("begins with the saved profile as it is opened, without a secret", async () => {
    const { bridge } = await openFromSettings();
    expect(bridge.checkConnection.mock.calls).toEqual([
      [
        {
          workspace: "f".repeat(32),
          clientId: "client-1",
          clientSecret: "",
          baseUrl: "https://greenlake.example",
          scope: "",
          contact: connected.settings.contact,
        },
      ],
    ]);
  });

  it("says each step in its order, how it stands, and how far it is", async () => {
    const { emit } = await openFromSettings();
    await emit({ check: check("running", passed, { status: "skipped", detail: "Not needed." }) });
    await emit({ check: check("running", passed, passed, { status: "running" }) });
    expect(steps()).toHaveLength(9);
    expect(steps().slice(0, 4)).toEqual([
      "Passed: The address can be reachedIt is.",
      "Passed: Its certificate is trustedIt is.",
      "Checking: The proxy lets requests through",
      "Not yet: This computer's clock is right",
    ]);
    const status = screen.getByText("Checking: step 3 of 9");
    expect(status).toHaveAttribute("aria-live", "polite");
  });

  it("says under a cross the cause, the remedy and the number for support", async () => {
    const { emit, container } = await openFromSettings();
    await emit({ check: check("done", passed, passed, cross) });
    expect(steps()[2]).toBe(
      "Failed: The proxy lets requests throughThe proxy is dead.What to do: Start it again.Debug ID: 12ab",
    );
    expect(screen.getByText("One step failed.")).toBeDefined();
    expect(await brokenRules(container)).toEqual([]);
  });

  it("says once that the rest was not tried", async () => {
    const untried: Change = { status: "skipped", detail: "Not tried." };
    const other: Change = { status: "skipped", detail: "Not known." };
    const { emit } = await openFromSettings();
    const rest = waitingSteps().map(() => untried);
    await emit({ check: check("done", other, cross, ...rest) });
    expect(steps()[0]).toContain("Not known.");
    expect(steps().slice(2)).toEqual(
      waitingSteps()
        .slice(2)
        .map(({ title }) => `Skipped: ${title}`),
    );
    await emit({ check: check("done", passed, passed, ...rest) });
    expect(steps()[2]).toContain("Not tried.");
  });

  it.each([
    ["The connection works.", allPassed],
    [
      "The connection works, with a warning.",
      check("done", { status: "warning", detail: "It is late.", remedy: "Set it." }),
    ],
    ["2 steps failed.", check("done", cross, cross)],
    ["Stopped before the end.", check("cancelled", passed)],
  ])("sums up: %s", async (words, state) => {
    const { emit } = await openFromSettings();
    await emit({ check: state });
    expect(screen.getByText(words)).toBeDefined();
  });

  it("shows nothing of an earlier check", async () => {
    const { emit } = await openFromSettings({ ...connected, check: allPassed });
    expect(screen.queryByRole("list", { name: "Checks" })).toBeNull();
    await emit({ check: check("running") });
    expect(steps()).toHaveLength(9);
  });

  it("can be stopped, and done again with the same button", async () => {
    const { user, bridge, emit } = await openFromSettings();
    await emit({ check: check("running", passed) });
    await user.click(button("Stop"));
    expect(bridge.cancelCheck).toHaveBeenCalledOnce();
    await emit({ check: check("cancelled", passed) });
    expect(button("Check again")).toHaveFocus();
    await user.click(button("Check again"));
    expect(bridge.checkConnection).toHaveBeenCalledTimes(2);
  });

  it("is ended by closing the dialog", async () => {
    const { user, bridge, emit } = await openFromSettings();
    await emit({ check: check("running", passed) });
    await user.click(button("Close"));
    expect(bridge.cancelCheck).toHaveBeenCalledOnce();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says why it did not begin", async () => {
    const { bridge, user } = await show(connected);
    bridge.checkConnection.mockResolvedValueOnce(fail(failure("The keyring is locked.")));
    await user.click(button("Menu"));
    await user.click(screen.getByRole("menuitem", { name: "Settings" }));
    await user.click(button("Check connection"));
    expect(screen.getByRole("alert")).toHaveTextContent("The keyring is locked.");
    await user.click(button("Check"));
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the report", () => {
  it("can be copied once there is one, and the button says so", async () => {
    const { user, bridge, emit } = await openFromSettings();
    await emit({ check: check("running") });
    expect(button("Copy report")).toBeDisabled();
    await emit({ check: allPassed });
    await user.click(button("Copy report"));
    expect(bridge.copyCheckReport).toHaveBeenCalledOnce();
    expect(button("Copied")).toBeDefined();
    expect(screen.getByText("Report copied.")).toBeDefined();
  });

  it("that could not be copied is said to", async () => {
    const { user, bridge, emit } = await openFromSettings();
    await emit({ check: allPassed });
    bridge.copyCheckReport.mockResolvedValueOnce(fail(failure("The clipboard is held.")));
    await user.click(button("Copy report"));
    expect(screen.getByRole("alert")).toHaveTextContent("The clipboard is held.");
  });
});

describe("checking from the form", () => {
  const field = (label: string) => screen.getByLabelText(label);

  it("tries what was entered, and saves nothing", async () => {
    const { user, bridge, emit } = await show(firstRun, form);
    await user.type(field("Client ID"), "client-2");
    await user.type(field("Client secret"), "5eCr3t");
    await user.click(button("Check"));
    expect(bridge.checkConnection.mock.calls[0]?.[0]).toMatchObject({
      clientId: "client-2",
      clientSecret: "5eCr3t",
    });
    await emit({ check: allPassed });
    await user.click(button("Close"));
    expect(bridge.connect).not.toHaveBeenCalled();
    expect(field("Client secret")).toHaveValue("5eCr3t");
  });

  it("says beside its field what is wrong, instead of beginning", async () => {
    const { user, bridge } = await show(firstRun, form);
    const said = failure("Enter the client ID.", { kind: "invalidInput", field: "clientId" });
    bridge.checkConnection.mockResolvedValueOnce(fail(said));
    await user.click(button("Check"));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(field("Client ID")).toHaveAccessibleDescription(/Enter the client ID\./);
    expect(field("Client ID")).toHaveFocus();
  });
});
