// The name of a further MSP, which the first run asks for with its API client.
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { firstRun } from "../fakeBridge.ts";
import { button, field, show } from "../show.tsx";
import { allPassed, draftAt, east, west } from "../snapshots.ts";
import { fillIn } from "./wizardSteps.ts";

const second = { ...firstRun, msps: [west, east], mspId: "msp-new" };

it("is prefilled, and given to the MSP once that is connected", async () => {
  const shown = await show(second);
  const { user, bridge, emit } = shown;
  await fillIn(shown);
  expect(field("MSP name")).toHaveValue("MSP 3");
  await user.clear(field("MSP name"));
  await user.type(field("MSP name"), "Contoso");
  bridge.checkConnection.mockImplementation(async () => {
    await emit({ check: allPassed });
    return ok(null);
  });
  await user.click(button("Continue"));
  expect(bridge.updateMsp).not.toHaveBeenCalled();
  await user.click(button("Continue"));
  expect(bridge.updateMsp).toHaveBeenCalledWith({ change: { name: "Contoso" } });
  expect(bridge.updateMsp.mock.invocationCallOrder[0]).toBeGreaterThan(
    bridge.connect.mock.invocationCallOrder[0] ?? Infinity,
  );
});

it("is kept with the rest of what was entered", async () => {
  const draft = draftAt("client", { name: "Contoso" });
  const { user, bridge } = await show({ ...second, draft });
  expect(field("MSP name")).toHaveValue("Contoso");
  await user.type(field("MSP name"), " Ltd");
  await user.click(button("Continue"));
  expect(bridge.saveDraft).toHaveBeenLastCalledWith({
    draft: expect.objectContaining({ name: "Contoso Ltd" }),
  });
});

it("is not asked for the first MSP, nor for one that has a name", async () => {
  for (const snapshot of [firstRun, { ...second, mspId: west.id }]) {
    const { user, unmount } = await show(snapshot);
    await user.click(button(/Type or paste the details/));
    expect(screen.queryByLabelText("MSP name")).toBeNull();
    unmount();
  }
});
