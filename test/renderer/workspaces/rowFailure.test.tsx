import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { acme, beta, connected, copyOf, failure, token } from "../fakeBridge.ts";
import { brokenRules, button, show, toast } from "../show.tsx";

const { workspaceId } = acme;
const failed = token(0, { times: null, failure: failure("It failed.") });
const row = () => screen.getAllByRole("listitem")[0] ?? document.body;

const open = () => show({ ...connected, tokens: { [workspaceId]: failed } });

describe("a copy that fails", () => {
  it("is named in the footer and read aloud, until it is dismissed", async () => {
    const { user, bridge, emit } = await show(connected);
    const footer = screen.getByRole("contentinfo");
    bridge.copyToken.mockResolvedValueOnce(fail(failure("It failed.")));
    await user.click(button("Copy token for Acme"));
    await emit({ tokens: { [workspaceId]: failed } });
    expect(footer).toHaveTextContent(/^Not copied: Acme$/);
    expect(screen.getByText("Not copied: Acme. It failed. Do this next.")).toHaveAttribute(
      "aria-live",
      "polite",
    );
    await emit({ tokens: {} });
    expect(footer).not.toHaveTextContent("Not copied");
  });

  it("because a later one overtook it names its own tenant", async () => {
    const { user, bridge } = await show(connected);
    const later = failure("A later copy took the clipboard.", { kind: "superseded", advice: "" });
    bridge.copyToken.mockResolvedValueOnce(fail(later));
    await user.click(button("Copy token for Acme"));
    expect(screen.getByText("Not copied: Acme. A later copy took the clipboard.")).toBeVisible();
    expect(screen.getByRole("contentinfo")).not.toHaveTextContent("Not copied");
  });

  it("for want of a Central address is over once there is one", async () => {
    const { user, bridge, emit } = await show(connected);
    const want = failure("It needs a Central address.", { kind: "noCentralUrl" });
    bridge.copyToken.mockResolvedValueOnce(fail(want));
    await user.click(button("Copy token for Acme"));
    await emit({ tokens: { [workspaceId]: token(0, { times: null, failure: want }) } });
    expect(row()).toHaveTextContent("It needs a Central address.");
    const centralUrl = "https://us1.api.central.arubanetworks.com";
    await emit({ tenants: [{ ...acme, centralUrl }, beta] });
    expect(row()).not.toHaveTextContent("It needs a Central address.");
    expect(screen.getByRole("contentinfo")).not.toHaveTextContent("Not copied");
  });

  it("does not hide what is still on the clipboard", async () => {
    const { user, bridge, emit } = await show({
      ...connected,
      lastCopy: copyOf(beta, 892),
      clipboard: { clearsAtMs: null },
    });
    bridge.copyToken.mockResolvedValueOnce(fail(failure("It failed.")));
    await user.click(button("Copy token for Acme"));
    await emit({ tokens: { [workspaceId]: failed } });
    expect(screen.getByRole("contentinfo")).toHaveTextContent("Token for Beta & Söhne copied");
  });
});

describe("a failed row", () => {
  it("says its failure when the arrows reach it, and with its copy button", async () => {
    const { user } = await open();
    await user.keyboard("{ArrowDown}{ArrowUp}");
    expect(screen.getByText("Acme, no valid token, It failed.")).toHaveAttribute("aria-live");
    expect(button("Copy token for Acme")).toHaveAccessibleDescription("It failed.");
  });

  it("is one line, unfolded on demand, and its copy button is the only retry", async () => {
    const { user, container } = await open();
    expect(row()).toHaveTextContent("It failed.");
    expect(within(row()).getByText("Do this next.")).not.toBeVisible();
    expect(within(row()).queryByRole("button", { name: /Retry|Try|Edit/ })).toBeNull();
    expect(button("Details for Acme")).toHaveAttribute("aria-expanded", "false");
    await user.click(button("Details for Acme"));
    expect(within(row()).getByText("Do this next.")).toBeVisible();
    expect(within(row()).getByText("Debug ID: 12ab")).toBeVisible();
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Details for Acme"));
    expect(within(row()).getByText("Debug ID: 12ab")).not.toBeVisible();
  });

  it("is dismissed", async () => {
    const { user, bridge, emit } = await open();
    await user.click(button("Dismiss the failure for Acme"));
    expect(bridge.dismissFailure.mock.calls).toEqual([[{ workspaceId }]]);
    await emit({ tokens: {} });
    expect(row()).not.toHaveTextContent("It failed.");
  });

  it("copies its details, and says whether that worked", async () => {
    const { user, bridge } = await open();
    await user.click(button("Details for Acme"));
    await user.click(button("Copy details for Acme"));
    expect(bridge.copyFailure.mock.calls).toEqual([[{ workspaceId }]]);
    expect(toast()).toHaveTextContent("Details for Acme copied.");
    bridge.copyFailure.mockResolvedValueOnce(fail(failure("The clipboard is held.")));
    await user.click(button("Copy details for Acme"));
    expect(toast()).toHaveTextContent("The clipboard is held. Do this next.");
  });
});
