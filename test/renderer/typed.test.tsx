// Escape loses nothing that was typed into a dialog.
import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { connected } from "./fakeBridge.ts";
import { button, dialog, field, openSettings, show } from "./show.tsx";

const question = "Discard what you entered?";

async function adding() {
  const shown = await show(connected);
  await shown.user.click(button("Add tenants"));
  await shown.user.type(field("Workspace IDs"), "Acme");
  return { ...shown, holds: () => expect(field("Workspace IDs")).toHaveValue("Acme") };
}

async function editing() {
  const shown = await show(connected);
  await shown.user.choose("More actions for Acme", "Edit");
  await shown.user.type(field("Note"), "Call Ann first");
  return { ...shown, holds: () => expect(field("Note")).toHaveValue("Call Ann first") };
}

async function replacing() {
  const shown = await openSettings();
  await shown.user.click(button("Replace the secret"));
  await shown.user.type(field("New client secret"), "5eCr3t");
  return { ...shown, holds: () => expect(field("New client secret")).toHaveValue("5eCr3t") };
}

async function settingPassphrase() {
  const shown = await openSettings();
  await shown.user.click(button("Set a passphrase…"));
  await shown.user.type(field("New passphrase"), "correct horse");
  return { ...shown, holds: () => expect(field("New passphrase")).toHaveValue("correct horse") };
}

describe.each([
  ["tenants to add", adding],
  ["a tenant’s note", editing],
  ["a new client secret", replacing],
  ["a passphrase", settingPassphrase],
])("Escape after typing %s", (_what, open) => {
  it("asks, goes back to what was typed, and discards it only then", async () => {
    const { user, holds } = await open();
    const escape = async () => {
      const [shown] = screen.queryAllByRole("dialog");
      if (shown === undefined) return user.keyboard("{Escape}");
      return act(async () => shown.dispatchEvent(new Event("cancel", { cancelable: true })));
    };
    await escape();
    expect(dialog(question)).toBeDefined();
    await user.click(button("Keep editing"));
    expect(screen.queryByRole("dialog", { name: question })).toBeNull();
    holds();
    await escape();
    await user.click(button("Discard"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("a dialog that the browser closes by itself", () => {
  it("is open again, and asks", async () => {
    const { holds } = await adding();
    const shown = screen.getByRole("dialog");
    if (!(shown instanceof HTMLDialogElement)) throw new Error("no dialog");
    // Chromium does so at the second of two Escapes.
    shown.close();
    fireEvent(shown, new Event("close"));
    expect(shown.open).toBe(true);
    expect(dialog(question)).toBeDefined();
    holds();
  });
});
