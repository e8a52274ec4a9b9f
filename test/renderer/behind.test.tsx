import { act, fireEvent } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ok } from "../../electron/core/base/result.ts";
import { acme, beta, connected } from "./fakeBridge.ts";
import { button, dialog, field, inDialog, search, settling, show, toast } from "./show.tsx";

/** One click of several at the same place in quick succession. */
const clickNumber = (detail: number, element: Element) =>
  act(async () => {
    fireEvent.mouseDown(element, { detail });
    fireEvent.mouseUp(element, { detail });
    fireEvent.click(element, { detail });
    if (detail === 2) fireEvent.dblClick(element, { detail });
  });

const behind = () => button(`Copy token for ${beta.name}`);

describe("what lies behind a control that has just gone", () => {
  it("takes no second click of a double click, neither on a button nor on a row", async () => {
    const { bridge, user } = await show(connected);
    await user.click(button("Add tenants"));
    await clickNumber(1, inDialog("Cancel"));
    await clickNumber(2, behind());
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.click(button("Add tenants"));
    await clickNumber(1, inDialog("Cancel"));
    const row = behind().closest("li");
    if (row === null) throw new Error("The button is in no row.");
    await clickNumber(2, row);
    expect(bridge.copyToken).not.toHaveBeenCalled();
    expect(row).not.toHaveAttribute("aria-current");
    const copy = behind();
    await clickNumber(1, copy);
    await clickNumber(2, copy);
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
  });

  it("takes no Enter until a person can have seen that the dialog is gone", async () => {
    const { bridge, user } = await show(connected);
    await user.click(button("Add tenants"));
    await act(async () => {
      fireEvent(dialog(), new Event("cancel", { cancelable: true }));
    });
    search().focus();
    fireEvent.keyDown(search(), { key: "Enter" });
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await settling();
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledOnce();
  });
});

/** An answer that main gives when `give` is called. */
function answerLater() {
  const undoable = ok({ undoId: "1" });
  let give = (): void => undefined;
  const answer = new Promise<typeof undoable>((resolve) => (give = () => resolve(undoable)));
  return { answer, give: () => act(async () => give()) };
}

describe("a dialog", () => {
  it("removes once, however often Enter is pressed, so that Undo brings the tenant back", async () => {
    const { answer, give } = answerLater();
    const { bridge, user } = await show(connected);
    bridge.removeTenant.mockReturnValue(answer);
    await user.choose(`More actions for ${acme.name}`, "Remove");
    await user.click(inDialog("Remove"));
    await user.keyboard("{Enter}");
    await give();
    expect(bridge.removeTenant).toHaveBeenCalledOnce();
    expect(toast()).toHaveTextContent(`${acme.name} removed.`);
  });

  it("takes one Enter of a burst, which could otherwise save again before the dialog has closed", async () => {
    const { user } = await show(connected);
    await user.choose(`More actions for ${acme.name}`, "Edit");
    expect(fireEvent.keyDown(field("Name"), { key: "Enter" })).toBe(true);
    expect(fireEvent.keyDown(field("Name"), { key: "Enter" })).toBe(false);
    await settling();
    expect(fireEvent.keyDown(field("Name"), { key: "Enter" })).toBe(true);
  });

  it("saves once, however often its button is pressed", async () => {
    const { answer, give } = answerLater();
    const { bridge, user } = await show(connected);
    bridge.updateTenant.mockReturnValue(answer);
    await user.choose(`More actions for ${acme.name}`, "Edit");
    await user.click(inDialog("Save"));
    await user.click(inDialog("Save"));
    await give();
    expect(bridge.updateTenant).toHaveBeenCalledOnce();
  });
});

describe("a control that Enter took away", () => {
  /** Leaves the focus on the toast’s Undo. */
  async function toUndo() {
    const shown = await show(connected);
    await shown.user.choose(`More actions for ${acme.name}`, "Pin");
    button("Undo").focus();
    return shown;
  }

  it("leaves the rest of a burst of Enters to nothing behind it", async () => {
    const { bridge, user } = await toUndo();
    await user.keyboard("{Enter}{Enter}{Enter}");
    expect(bridge.undoTenants).toHaveBeenCalledOnce();
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await settling();
    search().focus();
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledOnce();
  });

  it("leaves an Enter that is held down to nothing behind it, however long", async () => {
    const { bridge, user } = await toUndo();
    await user.keyboard("{Enter}");
    expect(bridge.undoTenants).toHaveBeenCalledOnce();
    await settling();
    // The browser presses no button for a key that is not let through.
    expect(fireEvent.keyDown(behind(), { key: "Enter", repeat: true })).toBe(false);
  });
});

it("no list takes an Enter that was pressed before it came: after the lock, and of another MSP", async () => {
  const { bridge, user, emit } = await show({ ...connected, locked: true });
  for (const patch of [{ locked: false }, { mspId: "msp-2" }]) {
    await emit(patch);
    search().focus();
    fireEvent.keyDown(search(), { key: "Enter" });
    expect(bridge.copyToken).not.toHaveBeenCalled();
  }
  await settling();
  await user.keyboard("{Enter}");
  expect(bridge.copyToken).toHaveBeenCalledOnce();
});

it("the first control of a dialog has the focus, even if the browser prefers a body that scrolls", async () => {
  vi.spyOn(HTMLDialogElement.prototype, "showModal").mockImplementationOnce(function open(
    this: HTMLDialogElement,
  ) {
    this.setAttribute("open", "");
    const body = this.querySelector("div");
    body?.setAttribute("tabindex", "0");
    body?.focus();
  });
  const { user } = await show(connected);
  await user.choose(`More actions for ${acme.name}`, "Edit");
  expect(field("Name")).toHaveFocus();
});
