import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot, CheckStep } from "../../../electron/contract/contract.ts";
import { waitingSteps } from "../../../electron/core/check/report.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { CredentialsForm } from "../../../renderer/credentials/CredentialsForm.tsx";
import { connected, failure, firstRun } from "../fakeBridge.ts";
import { brokenRules, button, dialog, field, openSettings, show } from "../show.tsx";
import { allPassed, check } from "../snapshots.ts";

type Change = Partial<CheckStep>;

const passed: Change = { status: "passed", detail: "It is." };
const skipped: Change = { status: "skipped", detail: "Not needed." };
const untried: Change = { status: "skipped", detail: "Not tried." };
const late: Change = { status: "warning", detail: "It is late.", remedy: "Set it." };
const cross: Change = {
  status: "failed",
  detail: "The proxy is dead.",
  remedy: "Start it again.",
  debugId: "12ab",
};

/** The first steps as given; the others are waiting. */
const state = (status: "running" | "done" | "cancelled", ...changes: readonly Change[]) => ({
  check: check(status, (_step, index) => changes[index]),
});

const steps = () =>
  within(screen.getByRole("list", { name: "Checks" }))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);

async function openCheck(snapshot: AppSnapshot = connected) {
  const shown = await openSettings(snapshot);
  await shown.user.click(button("Check connection"));
  return shown;
}

describe("the connection check", () => {
  it.each([
    ["while a step runs", [passed, skipped, { status: "running" }], 3],
    ["between two steps", [passed, skipped, passed], 3],
    ["as it fails", [passed, cross, untried, untried], 2],
    ["before the first step", [], 1],
  ] satisfies [string, Change[], number][])(
    "says which step it is at: %s",
    async (_when, changes, step) => {
      const { emit } = await openCheck();
      await emit(state("running", ...changes));
      expect(dialog()).toHaveTextContent(`Checking: step ${step} of ${waitingSteps().length}`);
    },
  );

  it("starts when it is opened, with the saved profile and no secret", async () => {
    const { bridge } = await openCheck();
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

  it("lists the steps in order with their states, and counts them", async () => {
    const { emit } = await openCheck();
    await emit(state("running", passed, skipped));
    await emit(state("running", passed, passed, { status: "running" }));
    expect(steps()).toHaveLength(9);
    expect(steps().slice(0, 4)).toEqual([
      "Passed: The address can be reachedIt is.",
      "Passed: The certificate is trustedIt is.",
      "Checking: The proxy",
      "Not yet: This computer’s clock",
    ]);
    const status = screen.getByText("Checking: step 3 of 9");
    expect(status).toHaveAttribute("aria-live", "polite");
  });

  it("shows cause, remedy and debug ID below a failed step", async () => {
    const { emit, container } = await openCheck();
    await emit(state("done", passed, passed, cross));
    expect(steps()[2]).toMatch(
      /^Failed: .*The proxy is dead\.What to do: Start it again\.Debug ID: 12ab$/,
    );
    expect(screen.getByText("The proxy lets no request through.")).toBeDefined();
    expect(await brokenRules(container)).toEqual([]);
  });

  it("does not repeat at each further step that it was not tried", async () => {
    const { emit } = await openCheck();
    const rest = waitingSteps().map(() => untried);
    await emit(state("done", skipped, cross, ...rest));
    expect(steps()[0]).toContain("Not needed.");
    const titles = waitingSteps().map(({ title }) => `Skipped: ${title}`);
    expect(steps().slice(2)).toEqual(titles.slice(2));
    await emit(state("done", passed, passed, ...rest));
    expect(steps()[2]).toContain("Not tried.");
  });

  it.each([
    ["The connection works.", { check: allPassed }],
    ["The connection works, with a warning.", state("done", late)],
    ["The address cannot be reached.", state("done", cross, cross)],
    ["Stopped before the end.", state("cancelled", passed)],
  ])("sums up: %s", async (words, patch) => {
    const { emit } = await openCheck();
    await emit(patch);
    expect(screen.getByText(words)).toBeDefined();
  });

  it("shows nothing from an earlier check", async () => {
    const { emit } = await openCheck({ ...connected, check: allPassed });
    expect(screen.queryByRole("list", { name: "Checks" })).toBeNull();
    await emit(state("running"));
    expect(steps()).toHaveLength(9);
  });

  it("can be stopped and repeated with the same button", async () => {
    const { user, bridge, emit } = await openCheck();
    await emit(state("running", passed));
    await user.click(button("Stop"));
    expect(bridge.cancelCheck).toHaveBeenCalledOnce();
    await emit(state("cancelled", passed));
    expect(button("Check again")).toHaveFocus();
    await user.click(button("Check again"));
    expect(bridge.checkConnection).toHaveBeenCalledTimes(2);
  });

  it("ends when the dialog closes", async () => {
    const { user, bridge, emit } = await openCheck();
    await emit(state("running", passed));
    await user.click(button("Close"));
    expect(bridge.cancelCheck).toHaveBeenCalledOnce();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says why it did not start", async () => {
    const { bridge, user } = await openSettings();
    bridge.checkConnection.mockResolvedValueOnce(fail(failure("The keyring is locked.")));
    await user.click(button("Check connection"));
    expect(screen.getByRole("alert")).toHaveTextContent("The keyring is locked.");
    await user.click(button("Check"));
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the report", () => {
  it("can be copied once the check has ended, and the button confirms it", async () => {
    const { user, bridge, emit } = await openCheck();
    await emit(state("running"));
    expect(button("Copy report")).toBeDisabled();
    await emit({ check: allPassed });
    await user.click(button("Copy report"));
    expect(bridge.copyCheckReport).toHaveBeenCalledOnce();
    expect(button("Copied")).toBeDefined();
    expect(screen.getByText("Report copied.")).toBeDefined();
  });

  it("says why it could not be copied", async () => {
    const { user, bridge, emit } = await openCheck();
    await emit({ check: allPassed });
    bridge.copyCheckReport.mockResolvedValueOnce(fail(failure("The clipboard is held.")));
    await user.click(button("Copy report"));
    expect(screen.getByRole("alert")).toHaveTextContent("The clipboard is held.");
  });
});

describe("a check from the form", () => {
  const form = <CredentialsForm profile={null} contact="" />;

  it("tries what was entered and saves nothing", async () => {
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

  it("closes for a problem, which stands beside its field", async () => {
    const { user, bridge } = await show(firstRun, form);
    const said = failure("Enter the client ID.", { kind: "invalidInput", field: "clientId" });
    bridge.checkConnection.mockResolvedValueOnce(fail(said));
    await user.click(button("Check"));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(field("Client ID")).toHaveAccessibleDescription(/Enter the client ID\./);
    expect(field("Client ID")).toHaveFocus();
  });
});
