import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { gate } from "../../core/fakes/gate.ts";
import { connected, failure } from "../fakeBridge.ts";
import { button, field, show } from "../show.tsx";

const counted = (added: number, ...unread: readonly string[]) =>
  ok({
    added,
    merged: 0,
    undoId: "undo-1",
    problems: unread.map((text, index) => ({ line: index + 2, text, problem: "No ID." })),
  });

const ids = () => field("Workspace IDs");

async function open() {
  const shown = await show(connected);
  await shown.user.click(button("Add tenants"));
  await shown.user.click(ids());
  return shown;
}

describe("adding tenants", () => {
  it("counts while lines are pasted, and ignores a late answer to an older text", async () => {
    const { user, bridge } = await open();
    const first = gate<ReturnType<typeof counted>>();
    bridge.previewTenants.mockReturnValueOnce(first.passed);
    bridge.previewTenants.mockResolvedValue(counted(2));
    await user.paste("one");
    await user.paste(" two");
    expect(button("Add 2")).toBeEnabled();
    await act(async () => first.open(counted(7)));
    expect(button("Add 2")).toBeEnabled();
  });

  it("counts nothing and says so if the lines could not be read", async () => {
    const { user, bridge } = await open();
    bridge.previewTenants.mockResolvedValue(fail(failure("Too much text.")));
    await user.paste("x");
    expect(screen.getByRole("alert")).toHaveTextContent("Too much text.");
    expect(button("Add 0")).toBeDisabled();
  });

  it("keeps the lines that could not be read, and says how many were added", async () => {
    const { user, bridge } = await open();
    bridge.previewTenants.mockResolvedValue(counted(1, "nonsense"));
    bridge.addTenants.mockResolvedValue(counted(1, "nonsense"));
    await user.paste("good\nnonsense");
    expect(screen.getByText(/^Line 2:/)).toBeDefined();
    await user.click(button("Add 1"));
    expect(ids()).toHaveValue("nonsense");
    expect(screen.getByText("1 added. The lines left here could not be read.")).toBeDefined();
  });

  it("loses nothing if the list cannot be saved", async () => {
    const { user, bridge } = await open();
    bridge.previewTenants.mockResolvedValue(counted(1));
    bridge.addTenants.mockResolvedValue(fail(failure("The change could not be saved.")));
    await user.paste("a line");
    await user.click(button("Add 1"));
    expect(screen.getByRole("alert")).toHaveTextContent("The change could not be saved.");
    expect(ids()).toHaveValue("a line");
  });

  it("adds once, however fast the button is pressed", async () => {
    const { user, bridge } = await open();
    const added = gate<ReturnType<typeof counted>>();
    bridge.previewTenants.mockResolvedValue(counted(1));
    bridge.addTenants.mockReturnValue(added.passed);
    await user.paste("good");
    await user.dblClick(button("Add 1"));
    await act(async () => added.open(counted(1)));
    expect(bridge.addTenants).toHaveBeenCalledOnce();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
