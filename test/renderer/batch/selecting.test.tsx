// Selecting several rows with the mouse and the keyboard.
import { act, fireEvent, screen, within } from "@testing-library/react";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenRules, button, search, show } from "../show.tsx";
import { add, aqua, bar, core, five, named, press, row, selected } from "./rows.ts";

describe("selecting rows", () => {
  it("takes rows in with Ctrl and a click, and copies nothing", async () => {
    const { bridge } = await show(five);
    expect(screen.queryByRole("checkbox")).toBeNull();
    await add("Bold");
    await add("Dune");
    expect(selected()).toEqual(["Bold", "Dune"]);
    expect(bar()).toHaveTextContent("2 selected");
    await add("Bold");
    expect(selected()).toEqual(["Dune"]);
    expect(bridge.copyToken).not.toHaveBeenCalled();
  });

  it("uses ⌘ on macOS, where Ctrl and a click open the menu", async () => {
    await show({ ...five, app: { ...five.app, platform: "mac" } });
    await press("Bold", { ctrlKey: true });
    expect(selected()).toEqual([]);
    await press("Bold", { metaKey: true });
    expect(selected()).toEqual(["Bold"]);
  });

  it("takes in the rows from the chosen one with Shift and a click", async () => {
    await show(five);
    await press("Bold");
    await press("Dune", { shiftKey: true });
    expect(selected()).toEqual(["Bold", "Core", "Dune"]);
  });

  it("goes with Shift and the arrows from the search field, back and forth", async () => {
    const { user } = await show(five);
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(selected()).toEqual(["Aqua", "Bold", "Core"]);
    await user.keyboard("{Shift>}{ArrowUp}{/Shift}");
    expect(selected()).toEqual(["Aqua", "Bold"]);
    await user.keyboard("{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}");
    expect(selected()).toEqual(["Aqua", "Bold", "Dune", "Echo"]);
  });

  it("goes with Shift and the arrows inside the list", async () => {
    const { user } = await show(five);
    await act(async () => within(row("Aqua")).getByRole("button", { name: /^Copy/ }).focus());
    await user.keyboard("{Shift>}{ArrowDown}{End}{/Shift}");
    expect(selected()).toEqual(["Aqua", "Bold", "Core", "Dune", "Echo"]);
  });

  it("takes in all rows with Ctrl+A, unless that selects what was typed", async () => {
    const { user } = await show(five);
    await user.keyboard("{Control>}a{/Control}");
    expect(bar()).toHaveTextContent("5 selected");
    await user.keyboard("{Escape}");
    await user.type(search(), "o");
    await user.keyboard("{Control>}a{/Control}");
    expect(bar()).toBeNull();
  });

  it("ends with Escape, before that clears the search or hides the window", async () => {
    const { user, bridge } = await show(five);
    await user.type(search(), "o");
    await add("Bold");
    await user.keyboard("{Escape}");
    expect(bar()).toBeNull();
    expect(search()).toHaveValue("o");
    await user.keyboard("{Escape}");
    expect(search()).toHaveValue("");
    expect(bridge.hideWindow).not.toHaveBeenCalled();
  });

  it("ends with another search, which would hide what is selected", async () => {
    const { user } = await show(five);
    await add("Bold");
    await user.type(search(), "o");
    expect(selected()).toEqual([]);
    await user.clear(search());
    expect(selected()).toEqual([]);
  });

  it("lets go of a tenant that leaves the list", async () => {
    const { emit, user, bridge } = await show(five);
    await add("Bold");
    await add("Core");
    await emit({ tenants: [aqua, core] });
    expect(bar()).toHaveTextContent("1 selected");
    await user.click(button("Get tokens"));
    expect(bridge.getTokens).toHaveBeenLastCalledWith({ tenants: named(core) });
  });

  it("is read aloud, and breaks no rule of accessibility", async () => {
    const { container } = await show(five);
    await add("Bold");
    await add("Core");
    expect(screen.getByText("2 tenants selected.")).toHaveAttribute("aria-live", "polite");
    expect(await brokenRules(container)).toEqual([]);
  });
});

describe("a copy of the selection", () => {
  it("is about exactly the rows that are shown as selected, whatever was done before", async () => {
    const all = five.tenants;
    const step = fc.oneof(
      fc.record({
        kind: fc.constant("click" as const),
        at: fc.nat(4),
        held: fc.constantFrom({}, { ctrlKey: true }, { shiftKey: true }),
      }),
      fc.record({
        kind: fc.constant("key" as const),
        key: fc.constantFrom(
          "{Shift>}{ArrowDown}{/Shift}",
          "{ArrowUp}",
          "{Control>}a{/Control}",
          "o",
          "{Escape}",
        ),
      }),
      fc.record({
        kind: fc.constant("list" as const),
        tenants: fc.subarray([...all], { minLength: 1 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const { user, bridge, emit, unmount } = await show(five);
        for (const each of steps) {
          if (each.kind === "key") await user.keyboard(each.key);
          if (each.kind === "list") await emit({ tenants: each.tenants });
          const name = each.kind === "click" ? (all[each.at]?.name ?? "") : "";
          if (each.kind === "click" && screen.queryByTitle(name) !== null) {
            const target = screen.getByTitle(name).closest("li");
            if (target !== null) await act(async () => void fireEvent.mouseDown(target, each.held));
          }
        }
        const shown = selected();
        if (shown.length > 0) {
          await user.choose("Copy as, for the selected tenants", "JSON");
          const copied = bridge.copyTokens.mock.calls[0]?.[0].tenants ?? [];
          const names = copied.map(
            ({ workspaceId }) => all.find((one) => one.workspaceId === workspaceId)?.name,
          );
          expect(names).toEqual(shown);
        }
        unmount();
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});
