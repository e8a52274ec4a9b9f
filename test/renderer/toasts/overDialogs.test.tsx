// A toast while a modal dialog is open, which makes everything outside it inert: the toast lies inside the dialog in front.
import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { connected } from "../fakeBridge.ts";
import { brokenRules, button, dialog, field, inDialog, show, type Shown, toast } from "../show.tsx";

async function addSome({ user, bridge }: Shown) {
  const lines = { added: 2, merged: 0, problems: [{ line: 3, text: "?", problem: "No ID." }] };
  bridge.previewTenants.mockResolvedValue(ok(lines));
  bridge.addTenants.mockResolvedValue(ok({ ...lines, undoId: "undo-1" }));
  await user.click(button("Add tenants"));
  await user.type(field("Workspace IDs"), "two lines and a wrong one");
  await user.click(inDialog("Add 2"));
}

const later = (ms: number) => act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));

describe("a toast and a dialog", () => {
  it("that says it stays open: the toast is in it, accessible, and its Undo works", async () => {
    const shown = await show(connected);
    await addSome(shown);
    expect(dialog()).toContainElement(toast());
    expect(toast()).toHaveTextContent("2 tenants added.");
    expect(await brokenRules(shown.container)).toEqual([]);
    await shown.user.click(inDialog("Undo"));
    expect(shown.bridge.undoTenants).toHaveBeenCalledOnce();
    expect(dialog()).toHaveTextContent("Undone.");
  });

  it("that opens takes the toast along, and gives it back when it closes", async () => {
    const { user, bridge } = await show(connected);
    await user.choose("More actions for Acme", "Pin");
    await user.click(button("Add tenants"));
    expect(dialog()).toContainElement(toast());
    await user.click(inDialog("Cancel"));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(toast()).toHaveTextContent("Acme pinned.");
    await user.click(button("Undo"));
    expect(bridge.undoTenants).toHaveBeenCalledOnce();
  });

  it("on top of another has the toast, until only the other is left", async () => {
    const notInForce = { isKept: false, mspName: "West", clientId: "client-1" };
    const error = {
      kind: "connectionLost",
      title: "No answer.",
      advice: "",
      action: "retry",
    } as const;
    const { user, emit } = await show(connected);
    await user.choose("More actions for Acme", "Pin");
    await user.click(button("Add tenants"));
    const below = dialog("Add tenants");
    await emit({ newSecret: { ...notInForce, failure: { ...error, details: [] } } });
    const above = screen.getAllByRole("dialog").find((each) => each !== below);
    expect(above).toContainElement(toast());
    await emit({ newSecret: null });
    expect(below).toContainElement(toast());
  });

  it("that closes with the action has the toast read where it is then", async () => {
    const { user } = await show(connected);
    await user.choose("More actions for Acme", "Remove");
    await user.click(inDialog("Remove"));
    const first = toast().firstElementChild;
    expect(first).toHaveTextContent("Acme removed.");
    await later(150);
    expect(toast()).toHaveTextContent("Acme removed.");
    expect(toast().firstElementChild).not.toBe(first);
  });

  it("that opens later does not have the toast read again", async () => {
    const { user } = await show(connected);
    await user.choose("More actions for Acme", "Pin");
    await later(150);
    const first = toast().firstElementChild;
    await user.click(button("Add tenants"));
    await later(150);
    expect(toast().firstElementChild).toBe(first);
  });

  it("is reached with Tab after the dialog’s buttons, and Escape there closes the toast alone", async () => {
    const shown = await show(connected);
    await addSome(shown);
    inDialog("Add 2").focus();
    await shown.user.tab();
    expect(inDialog("Undo")).toHaveFocus();
    await shown.user.keyboard("{Escape}");
    expect(toast()).toBeEmptyDOMElement();
    expect(dialog()).toBeVisible();
    expect(inDialog("Add 2")).toHaveFocus();
  });
});
