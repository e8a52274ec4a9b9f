import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../electron/core/base/result.ts";
import { acme, beta, connected, failure, token } from "./fakeBridge.ts";
import { button, field, openSettings, show } from "./show.tsx";

const release = async (element: Element, how = {}) => {
  await act(async () => {
    fireEvent.pointerUp(element, how);
    await new Promise((resolve) => setTimeout(resolve));
  });
};

describe("while a mouse button is down, the window", () => {
  it("shows no news from main until the button is released", async () => {
    const { emit } = await show(connected);
    const copy = button(`Copy token for ${beta.name}`);
    fireEvent.pointerDown(copy);
    await emit({ tokens: { [acme.workspaceId]: token(0, { failure: failure("It failed.") }) } });
    await emit({ notices: [{ id: "1", text: "Something to read." }] });
    expect(screen.queryByText("It failed.")).toBeNull();
    await release(copy);
    expect(screen.getByText("It failed.")).toBeDefined();
    expect(screen.getByText("Something to read.")).toBeDefined();
  });

  it.each([
    ["clicks what was pressed, even if the list or a toast moved under the pointer", 0, 0, 1],
    ["clicks nothing if the hand has left what it pressed", 40, 0, 0],
    ["clicks nothing for another mouse button", 0, 1, 0],
  ])("%s", async (_what, clientX, which, clicks) => {
    const { bridge } = await show(connected);
    fireEvent.pointerDown(button("Copy token for Acme"), { button: which });
    await release(button(`Copy token for ${beta.name}`), { clientX, button: which });
    expect(bridge.copyToken.mock.calls.map(([asked]) => asked)).toEqual(
      Array.from({ length: clicks }, () => ({ workspaceId: acme.workspaceId })),
    );
  });

  it("leaves alone what a dialog has come in front of", async () => {
    const { bridge, user } = await show(connected);
    await user.keyboard("?");
    const copy = screen.getByRole("button", { name: "Copy token for Acme", hidden: true });
    fireEvent.pointerDown(copy);
    await release(document.body);
    expect(bridge.copyToken).not.toHaveBeenCalled();
  });

  it("scrolls nothing by the wheel", async () => {
    await show(connected);
    const copy = button("Copy token for Acme");
    expect(fireEvent.wheel(copy)).toBe(true);
    fireEvent.pointerDown(copy);
    expect(fireEvent.wheel(copy)).toBe(false);
    await release(copy);
    expect(fireEvent.wheel(copy)).toBe(true);
  });

  it("keeps the order of the news", async () => {
    const { emit } = await show(connected);
    const copy = button("Copy token for Acme");
    fireEvent.pointerDown(copy);
    await emit({ tenants: [acme] });
    await emit({ tenants: [beta] });
    await release(copy);
    expect(screen.queryByRole("button", { name: "Copy token for Acme" })).toBeNull();
    expect(button(`Copy token for ${beta.name}`)).toBeDefined();
  });

  it("waits no longer than a second for a release that never comes", async () => {
    const { emit } = await show(connected);
    fireEvent.pointerDown(button("Copy token for Acme"));
    await emit({ tenants: [beta] });
    await act(() => new Promise((resolve) => setTimeout(resolve, 1_100)));
    expect(screen.queryByRole("button", { name: "Copy token for Acme" })).toBeNull();
  });

  it("does not show the problem of the field that the press left", async () => {
    const { user, bridge } = await openSettings();
    bridge.updateSettings.mockResolvedValue(fail(failure("From 0 to 14.")));
    await user.clear(field("Minimum life of a copied token, in minutes"));
    await user.keyboard("99");
    const dark = field("Dark");
    fireEvent.pointerDown(dark);
    await act(async () => dark.focus());
    expect(bridge.updateSettings).toHaveBeenCalledWith({ minimumLifeS: 5_940 });
    expect(screen.queryByText(/From 0 to 14\. /)).toBeNull();
    await release(dark);
    expect(screen.getByText(/^From 0 to 14\. /)).toBeDefined();
  });
});
