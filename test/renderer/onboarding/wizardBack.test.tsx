// Back from the third and fourth step, when credentials are being saved or are saved already.
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot, Failure, Result } from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { gate } from "../../core/fakes/gate.ts";
import { connected, failure, firstRun, mspSummary } from "../fakeBridge.ts";
import { brokenRules, button, field, show, type Shown } from "../show.tsx";
import { allPassed, draftAt, profile, ready } from "../snapshots.ts";
import { fillIn, title } from "./wizardSteps.ts";

const { workspaceId, clientId, baseUrl, scope } = profile;

const draft = draftAt("tenants", { workspace: workspaceId, clientId, baseUrl });
/** As a restart finds it. */
const fourth: AppSnapshot = { ...connected, tenants: [], draft };

const lastDraft = ({ bridge }: Shown) => bridge.saveDraft.mock.lastCall?.[0];
const placeholder = "Saved; leave empty to keep it";

async function toTheSave() {
  const shown = await show(firstRun);
  await fillIn(shown);
  await shown.user.click(button("Continue"));
  await shown.emit({ check: allPassed });
  return shown;
}

/** Back from the fourth step over the third to the fields. */
async function backToTheFields(snapshot: AppSnapshot = fourth) {
  const shown = await show(snapshot);
  await shown.user.click(button("Back"));
  await shown.user.click(button("Back"));
  return shown;
}

it("Back cancels a save that is under way, without showing a failure", async () => {
  const { user, bridge } = await toTheSave();
  const saved = gate<Result<null, Failure>>();
  bridge.connect.mockReturnValueOnce(saved.passed);
  await user.click(button("Continue"));
  expect(bridge.cancelConnect).not.toHaveBeenCalled();
  await user.click(button("Back"));
  expect(bridge.cancelConnect).toHaveBeenCalledOnce();
  await act(async () => saved.open(fail(failure("Cancelled.", { kind: "cancelled" }))));
  expect(title()).toHaveTextContent("Your API client");
  expect(field("Client secret")).toHaveValue("5eCr3t");
  expect(screen.queryByText("Cancelled.")).toBeNull();
});

it("Continue keeps the focus while it saves, so that another Enter does not press Back", async () => {
  const { user, bridge } = await toTheSave();
  bridge.connect.mockReturnValueOnce(gate<Result<null, Failure>>().passed);
  button("Continue").focus();
  await user.keyboard("{Enter}");
  expect(button("Saving…")).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(bridge.connect).toHaveBeenCalledOnce();
  expect(bridge.cancelConnect).not.toHaveBeenCalled();
});

describe("Back from the fourth step", () => {
  it("repeats the check with the sealed secret, and Continue does not connect again", async () => {
    const { user, bridge, container } = await show(fourth);
    await user.click(button("Back"));
    expect(title()).toHaveTextContent("Check the connection");
    const { contact } = connected.settings;
    const saved = { workspace: workspaceId, clientId, clientSecret: "", baseUrl, scope, contact };
    expect(bridge.checkConnection.mock.calls).toEqual([[saved]]);
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Continue"));
    expect(title()).toHaveTextContent("Choose your tenants");
    expect(bridge.connect).not.toHaveBeenCalled();
  });

  it("has forgotten the typed secret and keeps the draft at the fourth step", async () => {
    const shown = await toTheSave();
    const { user, bridge } = shown;
    await user.click(button("Continue"));
    await shown.emit({ draft, msps: [mspSummary], connection: ready });
    expect(title()).toHaveTextContent("Choose your tenants");
    await user.click(button("Back"));
    expect(bridge.checkConnection.mock.lastCall?.[0]).toMatchObject({ clientId, clientSecret: "" });
    await user.click(button("Back"));
    expect(field("Client secret")).toHaveValue("");
    await user.click(button("Continue"));
    await user.click(button("Continue"));
    expect(title()).toHaveTextContent("Choose your tenants");
    expect(bridge.connect).toHaveBeenCalledOnce();
    expect(lastDraft(shown)).toMatchObject({ draft: { step: "tenants" } });
  });

  it("leads to fields in which an empty secret is the saved one, unless another field differs", async () => {
    const { user } = await backToTheFields();
    expect(field("Client ID")).toHaveValue(clientId);
    expect(field("Client secret")).toHaveAttribute("placeholder", placeholder);
    await user.type(field("Client ID"), "-new");
    expect(field("Client secret")).not.toHaveAttribute("placeholder");
    await user.type(field("Client ID"), "{Backspace>4}");
    expect(field("Client secret")).toHaveAttribute("placeholder", placeholder);
  });

  it("asks for the secret of a changed client and connects with it", async () => {
    const shown = await backToTheFields();
    const { user, bridge, emit } = shown;
    await user.type(field("Client ID"), "-new");
    const rest = { kind: "invalidInput", field: "clientSecret" } as const;
    bridge.checkConnection.mockResolvedValueOnce(fail(failure("Enter the client secret.", rest)));
    await user.click(button("Continue"));
    expect(field("Client secret")).toHaveAccessibleDescription(/Enter the client secret\./);
    await user.type(field("Client secret"), "5eCr3t-new");
    await user.click(button("Continue"));
    expect(button("Continue")).toBeDisabled();
    await emit({ check: allPassed });
    await user.click(button("Continue"));
    const sent = { clientId: `${clientId}-new`, clientSecret: "5eCr3t-new" };
    expect(bridge.connect.mock.calls).toMatchObject([[sent]]);
    expect(title()).toHaveTextContent("Choose your tenants");
    expect(lastDraft(shown)).toMatchObject({ draft: { step: "tenants" } });
  });

  it("keeps a changed field over a restart, which otherwise resumes at the last step", async () => {
    const savesDraft = (shown: Shown, wanted: object) =>
      waitFor(() => expect(lastDraft(shown)).toMatchObject({ draft: wanted }), { timeout: 2_000 });
    const first = await backToTheFields();
    expect(first.bridge.saveDraft).not.toHaveBeenCalled();
    await first.user.type(field("Client ID"), "-new");
    await savesDraft(first, { step: "client", clientId: `${clientId}-new` });
    cleanup();
    const again = await show({ ...fourth, draft: lastDraft(first)?.draft ?? null });
    expect(title()).toHaveTextContent("Your API client");
    expect(field("Client ID")).toHaveValue(`${clientId}-new`);
    expect(field("Client secret")).not.toHaveAttribute("placeholder");
    await again.user.type(field("Client ID"), "{Backspace>4}");
    await savesDraft(again, { step: "tenants" });
  });

  it("stays in the wizard if the changed client is refused", async () => {
    const { user, bridge, emit } = await backToTheFields({
      ...fourth,
      tenants: connected.tenants,
    });
    await user.type(field("Client secret"), "5eCr3t-new");
    await user.click(button("Continue"));
    await emit({ check: allPassed });
    bridge.connect.mockResolvedValueOnce(fail(failure("The keyring is locked.")));
    await user.click(button("Continue"));
    expect(screen.getByRole("alert")).toHaveTextContent("The keyring is locked.");
    expect(bridge.saveDraft.mock.calls.filter(([{ draft: left }]) => left === null)).toEqual([]);
  });
});
