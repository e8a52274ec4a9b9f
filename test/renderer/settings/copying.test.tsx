import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure } from "../fakeBridge.ts";
import { brokenRules, button, field, openSettings } from "../show.tsx";

describe("the settings for copying", () => {
  it("cover the format, the clipboard and notifications", async () => {
    const { user, bridge } = await openSettings();
    await user.selectOptions(field("Copy as"), "curl");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ copyFormat: "curl" });
    const clearing = field("Clear the clipboard after");
    expect(clearing).toHaveValue("60");
    await user.selectOptions(clearing, "15");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ clearClipboardS: 15 });
    await user.selectOptions(clearing, "never");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ clearClipboardS: null });
    await user.click(screen.getByRole("checkbox", { name: /^Notify me of copies/ }));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ notifications: false });
    await user.click(screen.getByRole("checkbox", { name: "Keep pinned tenants ready" }));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ keepPinnedReady: true });
    const history = screen.getByRole("checkbox", { name: "Keep a history of copies" });
    expect(history).toBeChecked();
    expect(history).toHaveAccessibleDescription(/your user name; never the token.*for 90 days/);
    await user.click(history);
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ history: false });
  });

  it.each([
    [true, /Clipboard managers are asked not to record/],
    [false, /This version cannot ask clipboard managers/],
  ])("say whether clipboard managers may record a token: %s", async (hidesFromHistory, words) => {
    await openSettings({ ...connected, app: { ...connected.app, hidesFromHistory } });
    expect(field("Clear the clipboard after")).toHaveAccessibleDescription(words);
  });

  it("take a template, and keep it in its dialog if it is refused", async () => {
    const { user, bridge } = await openSettings();
    await user.click(button("New template"));
    await user.type(field("Name"), "Mine");
    await user.click(field("Text"));
    await user.paste("T={token}");
    bridge.updateSettings.mockResolvedValueOnce(
      fail(failure("Not this.", { kind: "invalidInput", field: "templates" })),
    );
    await user.click(button("Save"));
    expect(field("Text")).toHaveAccessibleDescription(/^Not this\. Do this next\./);
    expect(field("Text")).toHaveValue("T={token}");
    const kind = field("Kind");
    expect(kind).toHaveValue("command");
    expect(kind).toHaveAccessibleDescription(/keeps only A–Z, a–z, 0–9, - and _/);
    await user.selectOptions(kind, "text");
    expect(kind).toHaveAccessibleDescription(/Values go in as they are/);
    await user.click(button("Save"));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({
      templates: [expect.objectContaining({ name: "Mine", kind: "text", text: "T={token}" })],
    });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("list the formats under headings", async () => {
    await openSettings();
    const groups = within(field("Copy as")).getAllByRole("group");
    expect(groups.map((group) => group.getAttribute("label"))).toEqual([
      "Plain",
      "Shell",
      "HTTP tools",
      "Automation",
    ]);
    expect(field("Copy as")).toHaveDisplayValue("Token");
  });

  it("name the variable, and show a refusal beside it", async () => {
    const { user, bridge } = await openSettings();
    const variable = field("Environment variable");
    expect(variable).toHaveValue("GREENLAKE_TOKEN");
    bridge.updateSettings.mockResolvedValueOnce(
      fail(failure("Not this.", { kind: "invalidInput", field: "tokenVariable", advice: "" })),
    );
    await user.clear(variable);
    await user.type(variable, "A-B{Enter}");
    expect(variable).toHaveAccessibleDescription(/^Not this\./);
    await user.clear(variable);
    await user.type(variable, "AB{Enter}");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ tokenVariable: "AB" });
    expect(variable).toBeValid();
  });

  it("change and remove a template", async () => {
    const template = { id: "template:1", name: "Mine", kind: "text", text: "{token}" } as const;
    const { user, bridge, emit } = await openSettings();
    await emit({ settings: { ...connected.settings, templates: [template] } });
    await user.click(button("Edit template Mine"));
    await user.type(field("Name"), " own{Enter}");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({
      templates: [{ ...template, name: "Mine own" }],
    });
    await user.click(button("Remove template Mine"));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ templates: [] });
  });

  it("are accessible", async () => {
    const { container } = await openSettings();
    expect(await brokenRules(container)).toEqual([]);
  });
});
