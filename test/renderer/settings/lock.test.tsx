import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure } from "../fakeBridge.ts";
import { field, openSettings } from "../show.tsx";

const choice = () => field("Lock when idle for");

describe("the idle time after which Tenantry locks", () => {
  it("is chosen from a list", async () => {
    const { user, bridge } = await openSettings();
    expect(choice()).toHaveValue("15");
    await user.selectOptions(choice(), "60");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ lockAfterMinutes: 60 });
    await user.selectOptions(choice(), "0");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ lockAfterMinutes: 0 });
  });

  it("is shown if the list does not have it", async () => {
    const settings = { ...connected.settings, lockAfterMinutes: 7 };
    await openSettings({ ...connected, settings });
    expect(choice()).toHaveDisplayValue("7 minutes");
  });

  it("shows beside it that it could not be saved", async () => {
    const { user, bridge } = await openSettings();
    bridge.updateSettings.mockResolvedValueOnce(fail(failure("The disk is full.")));
    await user.selectOptions(choice(), "5");
    expect(choice()).toHaveAccessibleDescription(/^The disk is full\./);
  });
});

it("Touch ID is offered where there is one, until a passphrase is set", async () => {
  const app = { ...connected.app, offersTouchId: true };
  const { user, bridge, emit } = await openSettings({ ...connected, app });
  await user.click(screen.getByRole("checkbox", { name: "Unlock with Touch ID" }));
  expect(bridge.updateSettings).toHaveBeenLastCalledWith({ touchId: true });
  await emit({ passphrase: { isSet: true, waitUntilMs: null } });
  expect(screen.queryByRole("checkbox", { name: "Unlock with Touch ID" })).toBeNull();
});
