// Where the settings say that a change was refused: at the control that was changed, and at no other.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure } from "../fakeBridge.ts";
import { button, dialog, field, openSettings, type Shown } from "../show.tsx";

const refused = fail(
  failure("The change could not be saved.", { kind: "storeFailed", advice: "" }),
);
const shown = {
  ...connected,
  app: { ...connected.app, offersTouchId: true },
};

/** The controls that have the problem. */
const withProblem = () =>
  screen
    .queryAllByText("The change could not be saved.")
    .map((text) => text.closest("[id$=-problem]")?.id.replace("-problem", ""));

const switches = [
  "Start at login",
  "Notify me of copies from the tray and the quick pick",
  "Warn me two minutes before a pinned tenant’s token expires",
  "Keep pinned tenants ready",
  "Unlock with Touch ID",
  "Keep a history of copies",
];
const selects: readonly (readonly [string, string])[] = [
  ["Copy as", "curl"],
  ["Clear the clipboard after", "30"],
  ["Lock when idle for", "30"],
  ["Command line may read tokens", "never"],
];
const fields = ["Environment variable", "Contact"];

const acts: readonly (readonly [string, (user: Shown["user"]) => Promise<void>])[] = [
  ...switches.map((label) => [label, (user: Shown["user"]) => user.click(field(label))] as const),
  ...selects.map(
    ([label, value]) =>
      [label, (user: Shown["user"]) => user.selectOptions(field(label), value)] as const,
  ),
  ...fields.map(
    (label) => [label, (user: Shown["user"]) => user.type(field(label), "X{Enter}")] as const,
  ),
];

describe("a refused change", () => {
  it.each(acts)("is said at its control alone: %s", async (label, act) => {
    const { user, bridge } = await openSettings(shown);
    bridge.updateSettings.mockResolvedValue(refused);
    await act(user);
    expect(withProblem()).toEqual([field(label).id]);
    expect(field(label)).toHaveAccessibleDescription(/^The change could not be saved\./);
  });

  it("of the MSP’s name is said at the name", async () => {
    const { user, bridge } = await openSettings(shown);
    bridge.updateMsp.mockResolvedValue(refused);
    await user.type(field("MSP name"), "X{Enter}");
    expect(withProblem()).toEqual([field("MSP name").id]);
  });

  it("of a template without a name is said at the name", async () => {
    const { user, bridge } = await openSettings(shown);
    await user.click(button("New template"));
    const nameless = failure("Give the template a name.", { field: "templateName", advice: "" });
    bridge.updateSettings.mockResolvedValue(fail(nameless));
    await user.click(button("Save"));
    expect(dialog()).toBeVisible();
    expect(field("Name")).toHaveAccessibleDescription("Give the template a name.");
  });
});
