import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { firstRun } from "../fakeBridge.ts";
import { field, show } from "../show.tsx";
import { fillIn } from "./wizardSteps.ts";

it("lists the shortcuts at a question mark, and Escape does not hide the window behind them", async () => {
  const { user, bridge } = await show(firstRun);
  await user.keyboard("?");
  expect(screen.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await user.keyboard("{Escape}");
  expect(bridge.hideWindow).not.toHaveBeenCalled();
});

it("hides the window at Escape and keeps what was typed", async () => {
  const shown = await show(firstRun);
  await fillIn(shown);
  const typed = field("Client ID");
  await shown.user.keyboard("{Escape}");
  expect(shown.bridge.hideWindow).toHaveBeenCalledOnce();
  expect(typed).not.toHaveValue("");
});
