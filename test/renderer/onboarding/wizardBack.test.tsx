// Back from the fourth step, where the API client is saved and its secret sealed already.
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot, ConnectionCheck } from "../../../electron/contract/contract.ts";
import { waitingSteps } from "../../../electron/core/check/report.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure, firstRun, mspSummary } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const { connection } = connected;
if (connection.status !== "ready") throw new Error("not ready");
const { workspaceId, clientId, baseUrl } = connection.profile;

const field = (label: string) => screen.getByLabelText(label);
const title = () => screen.getByRole("heading", { level: 1 });

const entered = { workspace: workspaceId, clientId, baseUrl, scope: "", contact: "" };
const draft = { step: "tenants", tenants: "", ...entered } as const;
/** As a restart finds it. */
const fourth: AppSnapshot = { ...connected, tenants: [], draft };
const saved = { ...entered, contact: connected.settings.contact, clientSecret: "" };

const allPassed: ConnectionCheck = {
  status: "done",
  workspaceId,
  steps: waitingSteps().map((step) => Object.assign({}, step, { status: "passed" })),
};

async function fillIn(user: Awaited<ReturnType<typeof show>>["user"]) {
  await user.click(button(/Type or paste the details/));
  await user.type(field("MSP workspace ID or issuer URL"), workspaceId);
  await user.type(field("Client ID"), clientId);
  await user.type(field("Client secret"), "5eCr3t");
  await user.click(button("Continue"));
}

/** Through all four steps, so that the secret has been typed in this window. */
async function connectFirst() {
  const shown = await show(firstRun);
  const { user, emit } = shown;
  await fillIn(user);
  await emit({ check: allPassed });
  await user.click(button("Continue"));
  await emit({ draft, msps: [mspSummary], connection });
  expect(title()).toHaveTextContent("Choose your tenants");
  return shown;
}

describe("Back from a save that is under way", () => {
  it("ends it, and no failure is shown for that", async () => {
    const { user, emit, bridge } = await show(firstRun);
    await fillIn(user);
    await emit({ check: allPassed });
    let refuse = () => {};
    const ended = fail(failure("Cancelled.", { kind: "cancelled" }));
    bridge.connect.mockReturnValueOnce(new Promise((resolve) => (refuse = () => resolve(ended))));
    await user.click(button("Continue"));
    expect(bridge.cancelConnect).not.toHaveBeenCalled();
    await user.click(button("Back"));
    expect(bridge.cancelConnect).toHaveBeenCalledOnce();
    await act(async () => refuse());
    expect(title()).toHaveTextContent("Your API client");
    expect(field("Client secret")).toHaveValue("5eCr3t");
    expect(screen.queryByText("Cancelled.")).toBeNull();
  });
});

describe("Back from the fourth step", () => {
  it("checks what is saved anew, with the sealed secret, and goes on without connecting", async () => {
    const { user, bridge, container } = await show(fourth);
    await user.click(button("Back"));
    expect(title()).toHaveTextContent("Check the connection");
    expect(bridge.checkConnection.mock.calls).toEqual([[saved]]);
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Continue"));
    expect(title()).toHaveTextContent("Choose your tenants");
    expect(bridge.connect).not.toHaveBeenCalled();
  });

  it("has forgotten the secret that was typed, and keeps the draft at the fourth step", async () => {
    const { user, bridge } = await connectFirst();
    await user.click(button("Back"));
    expect(bridge.checkConnection.mock.lastCall?.[0]).toMatchObject({ clientId, clientSecret: "" });
    await user.click(button("Back"));
    expect(field("Client secret")).toHaveValue("");
    await user.click(button("Continue"));
    await user.click(button("Continue"));
    expect(title()).toHaveTextContent("Choose your tenants");
    expect(bridge.connect).toHaveBeenCalledOnce();
    expect(bridge.saveDraft.mock.lastCall?.[0]).toMatchObject({ draft: { step: "tenants" } });
  });

  it("leads to the fields, in which an empty secret is the saved one until another is changed", async () => {
    const { user } = await show(fourth);
    await user.click(button("Back"));
    await user.click(button("Back"));
    expect(field("Client ID")).toHaveValue(clientId);
    expect(field("Client secret")).toHaveAttribute("placeholder", "Saved; leave empty to keep it");
    await user.type(field("Client ID"), "-new");
    expect(field("Client secret")).not.toHaveAttribute("placeholder");
    await user.type(field("Client ID"), "{Backspace>4}");
    expect(field("Client secret")).toHaveAttribute("placeholder", "Saved; leave empty to keep it");
  });

  it("asks for the secret of a changed client, and connects with it", async () => {
    const { user, bridge, emit } = await show(fourth);
    await user.click(button("Back"));
    await user.click(button("Back"));
    await user.type(field("Client ID"), "-new");
    const said = failure("Enter the client secret.", {
      kind: "invalidInput",
      field: "clientSecret",
    });
    bridge.checkConnection.mockResolvedValueOnce(fail(said));
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
    expect(bridge.saveDraft.mock.lastCall?.[0]).toMatchObject({ draft: { step: "tenants" } });
  });

  it("loses no changed field over a restart, and is at the last step after one without", async () => {
    const { user, bridge } = await show(fourth);
    await user.click(button("Back"));
    await user.click(button("Back"));
    expect(bridge.saveDraft).not.toHaveBeenCalled();
    await user.type(field("Client ID"), "-new");
    const changed = { step: "client", clientId: `${clientId}-new` };
    await waitFor(
      () => expect(bridge.saveDraft.mock.lastCall?.[0]).toMatchObject({ draft: changed }),
      { timeout: 2_000 },
    );
    const kept = bridge.saveDraft.mock.lastCall?.[0].draft ?? null;
    cleanup();
    const again = await show({ ...fourth, draft: kept });
    expect(title()).toHaveTextContent("Your API client");
    expect(field("Client ID")).toHaveValue(`${clientId}-new`);
    expect(field("Client secret")).not.toHaveAttribute("placeholder");
    await again.user.type(field("Client ID"), "{Backspace>4}");
    await waitFor(
      () =>
        expect(again.bridge.saveDraft.mock.lastCall?.[0]).toMatchObject({
          draft: { step: "tenants" },
        }),
      { timeout: 2_000 },
    );
  });

  it("stays in the wizard where the changed client is refused", async () => {
    const { user, bridge, emit } = await show({ ...fourth, tenants: connected.tenants });
    await user.click(button("Back"));
    await user.click(button("Back"));
    await user.type(field("Client secret"), "5eCr3t-new");
    await user.click(button("Continue"));
    await emit({ check: allPassed });
    bridge.connect.mockResolvedValueOnce(fail(failure("The keyring is locked.")));
    await user.click(button("Continue"));
    expect(screen.getByRole("alert")).toHaveTextContent("The keyring is locked.");
    expect(bridge.saveDraft.mock.calls.filter(([{ draft: left }]) => left === null)).toEqual([]);
  });
});
