import { cleanup, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { connected, failure } from "../fakeBridge.ts";
import { button, field, openSettings } from "../show.tsx";

const minutes = () => field("Minimum life of a copied token, in minutes");

describe("a setting", () => {
  it("is saved as soon as it is changed", async () => {
    const { user, bridge } = await openSettings();
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ theme: "dark" });
    await user.clear(minutes());
    await user.type(minutes(), "5");
    await user.tab();
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ minimumLifeS: 300 });
  });

  it("keeps a refused text and shows the problem beside it", async () => {
    const { user, bridge } = await openSettings();
    const said = failure("Use plain letters.", { kind: "invalidInput", field: "contact" });
    bridge.updateSettings.mockResolvedValueOnce(fail(said));
    await user.type(field("Contact"), "(x)");
    await user.tab();
    expect(field("Contact")).toHaveAccessibleDescription(/Use plain letters\./);
    expect(field("Contact")).toHaveValue("(x)");
  });

  it("is saved by Enter too, and keeps its own failure", async () => {
    const { user, bridge } = await openSettings();
    const said = failure("From 0 to 14.", { kind: "invalidInput", field: "minimumLifeS" });
    bridge.updateSettings.mockImplementation(async (change) =>
      change.minimumLifeS === undefined ? ok(null) : fail(said),
    );
    await user.clear(minutes());
    await user.type(minutes(), "90{Enter}");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ minimumLifeS: 5400 });
    expect(minutes()).toHaveAccessibleDescription(/^From 0 to 14\./);
    await user.type(field("Contact"), "ops@msp.example{Enter}");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ contact: "ops@msp.example" });
    expect(minutes()).toHaveAccessibleDescription(/^From 0 to 14\./);
  });

  it("is not sent if it is not a number but must be one", async () => {
    const { user, bridge } = await openSettings();
    await user.clear(minutes());
    await user.tab();
    expect(minutes()).toHaveAccessibleDescription(/^Enter a number of minutes/);
    expect(bridge.updateSettings).not.toHaveBeenCalled();
  });

  it("offers a start at login only where Tenantry can have one", async () => {
    const { user, bridge } = await openSettings();
    await user.click(screen.getByRole("checkbox", { name: "Start at login" }));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ startAtLogin: true });
    cleanup();
    await openSettings({ ...connected, app: { ...connected.app, offersStartAtLogin: false } });
    expect(screen.queryByRole("checkbox", { name: "Start at login" })).toBeNull();
  });

  it("says whether the command line may read tokens", async () => {
    const { user, bridge } = await openSettings();
    const choice = field("Command line may read tokens");
    expect(choice).toHaveValue("ask");
    await user.selectOptions(choice, "never");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ commandLineTokens: "never" });
    bridge.updateSettings.mockResolvedValueOnce(fail(failure("The disk is full.")));
    await user.selectOptions(choice, "always");
    expect(choice).toHaveAccessibleDescription(/^The disk is full\./);
  });

  it("shows beside the theme that it could not be saved", async () => {
    const { user, bridge } = await openSettings();
    bridge.updateSettings.mockResolvedValueOnce(fail(failure("The disk is full.")));
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(screen.getByRole("group", { name: "Theme" })).toHaveTextContent("The disk is full.");
  });
});

describe("the credentials in the settings", () => {
  it("name the place of the secret", async () => {
    await openSettings();
    const place = "Encrypted with a key held by the operating system";
    expect(screen.getByText(place)).toBeDefined();
  });

  it("are replaced by a form that knows everything but the secret", async () => {
    const { user, bridge } = await openSettings();
    await user.click(button("Replace credentials"));
    expect(field("Client ID")).toHaveValue("client-1");
    expect(field("Client secret")).toHaveValue("");
    await user.type(field("Client secret"), "n3w");
    await user.click(button("Test and save"));
    expect(bridge.connect.mock.calls[0]?.[0]).toMatchObject({ clientSecret: "n3w" });
    expect(screen.getByRole("heading", { name: "Settings" })).toBeDefined();
  });

  it("are removed only after a confirmation", async () => {
    const { user, bridge } = await openSettings();
    await user.click(button("Remove credentials"));
    expect(bridge.removeCredentials).not.toHaveBeenCalled();
    await user.click(button("Remove"));
    expect(bridge.removeCredentials).toHaveBeenCalledOnce();
  });
});
