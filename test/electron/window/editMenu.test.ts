import { describe, expect, it, vi } from "vitest";

vi.mock("electron", () => import("../fakeElectron.ts"));

const { editMenu } = await import("../../../electron/adapters/window/editMenu.ts");

const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
const clicked = { isEditable: true, editFlags, selectionText: "", formControlType: "input-text" };
const roles = (params: Partial<typeof clicked>) =>
  editMenu({ ...clicked, ...params }).map(({ role }) => role);

describe("the menu of a right click", () => {
  it("edits the text of a field, with what cannot be done disabled", () => {
    expect(roles({})).toEqual(["cut", "copy", "paste", "selectAll"]);
    const nothing = { ...editFlags, canCut: false, canCopy: false };
    expect(editMenu({ ...clicked, editFlags: nothing })).toEqual([
      { role: "cut", enabled: false },
      { role: "copy", enabled: false },
      { role: "paste", enabled: true },
      { role: "selectAll", enabled: true },
    ]);
  });

  it("lets a secret be pasted into a masked field, and never copied out of it", () => {
    expect(roles({ formControlType: "input-password" })).toEqual(["paste", "selectAll"]);
  });

  it("copies a selected text, and is not shown where there is nothing to do", () => {
    expect(roles({ isEditable: false, selectionText: "a1b2" })).toEqual(["copy"]);
    expect(roles({ isEditable: false })).toEqual([]);
  });
});
