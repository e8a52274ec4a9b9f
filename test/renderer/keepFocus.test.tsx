import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ok } from "../../electron/core/base/result.ts";
import { acme, beta, connected, copyOf, failure, nameless, token } from "./fakeBridge.ts";

import { button, field, inDialog, search, show } from "./show.tsx";

const settled = () => act(() => new Promise<void>((resolve) => setTimeout(resolve)));

describe("the focus", () => {
  it("goes to the search when “Clear now” has done its work", async () => {
    const clipboard = { clearsAtMs: Date.now() + 30_000 };
    const { user, emit } = await show({ ...connected, lastCopy: copyOf(acme, 700), clipboard });
    await user.click(button("Clear now"));
    await emit({ clipboard: null });
    await settled();
    expect(search()).toHaveFocus();
  });

  it("goes to the row that takes a removed row’s place, or to the last row", async () => {
    const { user, emit } = await show(connected);
    await user.choose("More actions for Acme", "Remove");
    await user.click(inDialog("Remove"));
    await emit({ tenants: [beta, nameless] });
    await settled();
    expect(button(`Copy token for ${beta.name}`)).toHaveFocus();
    await user.choose("More actions for cccccccc…cccc", "Remove");
    await emit({ tenants: [beta] });
    await user.click(inDialog("Remove"));
    await settled();
    expect(document.activeElement?.closest("li")).toHaveTextContent(beta.name);
  });

  it("stays in the row whose failure was dismissed", async () => {
    const failed = token(0, { times: null, failure: failure("It failed.") });
    const { user, emit } = await show({ ...connected, tokens: { [acme.workspaceId]: failed } });
    await user.click(button("Dismiss the failure for Acme"));
    await emit({ tokens: {} });
    await settled();
    expect(button("Copy token for Acme")).toHaveFocus();
  });

  it("stays in the field with the lines that are left after a partial add", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Add tenants"));
    const problems = [{ line: 2, text: "nonsense", problem: "No ID." }];
    bridge.previewTenants.mockResolvedValue(ok({ added: 1, merged: 0, problems }));
    bridge.addTenants.mockResolvedValue(ok({ added: 1, merged: 0, problems, undoId: "undo-1" }));
    await user.click(field("Workspace IDs"));
    await user.paste("good\nnonsense");
    bridge.previewTenants.mockResolvedValue(ok({ added: 0, merged: 0, problems }));
    await user.click(button("Add 1"));
    expect(field("Workspace IDs")).toHaveFocus();
  });

  it("stays where it is when a press hits nothing that can take it", async () => {
    const { container } = await show(connected);
    const header = container.querySelector("header");
    if (header === null) throw new Error("There is no header.");
    header.style.userSelect = "none";
    expect(fireEvent.mouseDown(header)).toBe(false);
    expect(search()).toHaveFocus();
    expect(fireEvent.mouseDown(button("Menu"))).toBe(true);
  });
});

describe("Escape", () => {
  it("never hides the window under an open dialog, wherever the focus is", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Add tenants"));
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(bridge.hideWindow).not.toHaveBeenCalled();
  });

  it("leaves a menu’s group, then the menu, and neither the search nor the window", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("e");
    await user.choose("Menu", "Show…");
    await user.keyboard("{Escape}");
    expect(screen.getByRole("menuitem", { name: "Show…" })).toBeDefined();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(search()).toHaveValue("e");
    expect(bridge.hideWindow).not.toHaveBeenCalled();
  });
});
