import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { connected, failure } from "../fakeBridge.ts";
import { button, show } from "../show.tsx";

async function openSettings() {
  const shown = await show(connected);
  await shown.user.click(button("Menu"));
  await shown.user.click(screen.getByRole("menuitem", { name: "Settings" }));
  return shown;
}
const minutes = () => screen.getByLabelText("Minimum life of a copied token, in minutes");

describe("settings", () => {
  it("say at once what is no number, and do not send it", async () => {
    const { user, bridge } = await openSettings();
    await user.clear(minutes());
    await user.tab();
    expect(minutes()).toHaveAccessibleDescription(/^Enter a number of minutes/);
    expect(bridge.updateSettings).not.toHaveBeenCalled();
  });

  it("are saved by Enter too, and each says its own failure", async () => {
    const { user, bridge } = await openSettings();
    const said = failure("From 0 to 14.", { kind: "invalidInput", field: "minimumLifeS" });
    bridge.updateSettings.mockImplementation(async (change) =>
      change.minimumLifeS === undefined ? ok(null) : fail(said),
    );
    await user.clear(minutes());
    await user.type(minutes(), "90{Enter}");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ minimumLifeS: 5400 });
    expect(minutes()).toHaveAccessibleDescription(/^From 0 to 14\./);
    await user.type(screen.getByLabelText("Contact"), "ops@msp.example{Enter}");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ contact: "ops@msp.example" });
    expect(minutes()).toHaveAccessibleDescription(/^From 0 to 14\./);
  });

  it("say beside the theme that it could not be saved", async () => {
    const { user, bridge } = await openSettings();
    bridge.updateSettings.mockResolvedValueOnce(fail(failure("The disk is full.")));
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(screen.getByRole("group", { name: "Theme" })).toHaveTextContent("The disk is full.");
  });
});

describe("adding tenants", () => {
  const field = () => screen.getByRole("textbox", { name: "Workspace IDs" });
  const problem = { line: 2, text: "nonsense", problem: "No ID." };
  const mixed = ok({ added: 1, merged: 0, problems: [problem] });

  it("says how many were added where lines are left over", async () => {
    const { user, bridge } = await show(connected);
    bridge.previewTenants.mockResolvedValue(mixed);
    bridge.addTenants.mockResolvedValue(mixed);
    await user.click(button("Add tenants"));
    await user.click(field());
    await user.paste("good\nnonsense");
    await user.click(button("Add 1"));
    expect(screen.getByText("1 added. The lines left here could not be read.")).toBeDefined();
  });

  it("counts nothing where the lines could not be looked at, and says so", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Add tenants"));
    bridge.previewTenants.mockResolvedValue(fail(failure("Too much text.")));
    await user.click(field());
    await user.paste("x");
    expect(screen.getByRole("alert")).toHaveTextContent("Too much text.");
    expect(button("Add 0")).toBeDisabled();
  });

  it("is done once, however fast the button is pressed", async () => {
    const { user, bridge } = await show(connected);
    bridge.previewTenants.mockResolvedValue(ok({ added: 1, merged: 0, problems: [] }));
    let answer = () => {};
    bridge.addTenants.mockImplementation(async () => {
      await new Promise<void>((resolve) => (answer = resolve));
      return ok({ added: 1, merged: 0, problems: [] });
    });
    await user.click(button("Add tenants"));
    await user.click(field());
    await user.paste("good");
    await user.dblClick(button("Add 1"));
    await act(async () => answer());
    expect(bridge.addTenants).toHaveBeenCalledOnce();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
