import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, beta, connected } from "./fakeBridge.ts";
import { button, search, show } from "./show.tsx";

describe("a menu", () => {
  it("opens by an arrow at the end it points to, and gives the focus back", async () => {
    const { user } = await show(connected);
    button("More actions for Acme").focus();
    await user.keyboard("{ArrowUp}");
    expect(screen.getByRole("menuitem", { name: "Remove" })).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(button("More actions for Acme")).toHaveFocus();
  });
});
