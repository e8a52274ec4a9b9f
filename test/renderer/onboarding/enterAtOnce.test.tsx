import { act, fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connected } from "../fakeBridge.ts";
import { search, show } from "../show.tsx";

it("Enter right after text that matches nobody copies nobody's token", async () => {
  const { bridge } = await show(connected);
  // In one go, so that Enter comes before the list has followed the typing.
  await act(async () => {
    fireEvent.change(search(), { target: { value: "zzz" } });
    fireEvent.keyDown(search(), { key: "Enter" });
  });
  expect(bridge.copyToken).not.toHaveBeenCalled();
  expect(screen.getByText("No match")).toBeDefined();
});
