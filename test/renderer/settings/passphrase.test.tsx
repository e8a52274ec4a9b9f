import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure } from "../fakeBridge.ts";
import { brokenRules, button, field, openSettings, toast } from "../show.tsx";

const withPassphrase = { ...connected, passphrase: { isSet: true, waitUntilMs: null } };
const wrong = failure("This is not the passphrase.", { kind: "wrongPassphrase", advice: "" });

describe("the passphrase in the settings", () => {
  it("is set once it was typed twice", async () => {
    const { user, bridge, container } = await openSettings();
    await user.click(button("Set a passphrase…"));
    expect(await brokenRules(container)).toEqual([]);
    await user.type(field("New passphrase"), "correct horse");
    await user.type(field("Repeat the new passphrase"), "correct hors");
    await user.click(button("Set passphrase"));
    expect(field("Repeat the new passphrase")).toHaveAccessibleDescription(/differ/);
    expect(bridge.setPassphrase).not.toHaveBeenCalled();
    await user.type(field("Repeat the new passphrase"), "e{Enter}");
    const sent = { current: "", next: "correct horse" };
    expect(bridge.setPassphrase).toHaveBeenCalledExactlyOnceWith(sent);
    expect(toast()).toHaveTextContent("The passphrase is set.");
    expect(screen.queryByLabelText("New passphrase")).toBeNull();
  });

  it("keeps what was typed and shows the problem at its field", async () => {
    const { user, bridge } = await openSettings(withPassphrase);
    await user.click(button("Change passphrase…"));
    await user.type(field("Present passphrase"), "wrong");
    await user.type(field("New passphrase"), "staple of horse");
    await user.type(field("Repeat the new passphrase"), "staple of horse");
    bridge.setPassphrase.mockResolvedValueOnce(fail(wrong));
    await user.click(button("Change passphrase"));
    expect(field("Present passphrase")).toHaveAccessibleDescription(/not the passphrase/);
    expect(field("New passphrase")).toHaveValue("staple of horse");
  });

  it("is removed with the present one", async () => {
    const { user, bridge } = await openSettings(withPassphrase);
    await user.click(button("Remove passphrase…"));
    await user.type(field("Present passphrase"), "correct horse");
    await user.click(button("Remove passphrase"));
    const sent = { current: "correct horse", next: "" };
    expect(bridge.setPassphrase).toHaveBeenCalledExactlyOnceWith(sent);
  });
});
