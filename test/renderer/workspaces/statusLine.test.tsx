// The footer: what is on the clipboard, and warnings. And the notices above the list.
import { act, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { beta, connected, copyOf, failure, tenant } from "../fakeBridge.ts";
import { button, show, toast } from "../show.tsx";
import { ready, twoMsps } from "../snapshots.ts";

const footer = () => screen.getByRole("contentinfo");

it("says what is on the clipboard and when it is cleared, and clears it now", async () => {
  const clipboard = { clearsAtMs: Date.now() + 44_500 };
  const { user, bridge } = await show({ ...connected, lastCopy: copyOf(beta, 892), clipboard });
  expect(footer()).toHaveTextContent("Token for Beta & Söhne copied · clears in 0:45Clear now");
  await user.click(button("Clear now"));
  expect(bridge.clearClipboard).toHaveBeenCalledOnce();
  expect(toast()).toHaveTextContent("The token is no longer on the clipboard.");
});

it("takes that back once there is another token on the clipboard", async () => {
  const clipboard = { clearsAtMs: null };
  const { user, emit } = await show({ ...connected, lastCopy: copyOf(beta, 892), clipboard });
  await user.click(button("Clear now"));
  await emit({ clipboard: null });
  expect(toast()).toHaveTextContent("The token is no longer on the clipboard.");
  await emit({ clipboard });
  expect(toast()).toBeEmptyDOMElement();
});

it("says so if the clipboard could not be cleared", async () => {
  const clipboard = { clearsAtMs: null };
  const { user, bridge } = await show({ ...connected, lastCopy: copyOf(beta, 892), clipboard });
  bridge.clearClipboard.mockResolvedValueOnce(fail(failure("It failed.")));
  await user.click(button("Clear now"));
  expect(toast()).toHaveTextContent("It failed. Do this next.");
});

it("looks whether another program has taken the clipboard, while it is in sight and holds a token", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const ours = { lastCopy: copyOf(beta, 892), clipboard: { clearsAtMs: null } };
    const { bridge, emit } = await show(connected);
    const looks = (ms: number) => {
      bridge.checkClipboard.mockClear();
      act(() => void vi.advanceTimersByTime(ms));
      return bridge.checkClipboard.mock.calls.length;
    };
    expect(looks(10_000)).toBe(0);
    await emit(ours);
    expect(looks(4_000)).toBe(2);
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    await act(async () => document.dispatchEvent(new Event("visibilitychange")));
    expect(looks(10_000)).toBe(0);
    hidden.mockRestore();
    await act(async () => document.dispatchEvent(new Event("visibilitychange")));
    expect(looks(2_000)).toBe(1);
    await emit({ clipboard: null });
    expect(looks(10_000)).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

it("counts nothing down if the clipboard is not cleared after a time", async () => {
  await show({ ...connected, lastCopy: copyOf(beta, 892), clipboard: { clearsAtMs: null } });
  expect(footer()).toHaveTextContent("Token for Beta & Söhne copiedClear now");
});

it("says how long a token that has left the clipboard is still valid", async () => {
  await show({ ...connected, lastCopy: copyOf(beta, 891.5) });
  expect(footer()).toHaveTextContent("No longer on the clipboard: Beta & Söhne · 14:52 left");
});

it("names a secret on the clipboard without a tenant, and clears it", async () => {
  const { user, bridge } = await show({ ...connected, clipboard: { clearsAtMs: null } });
  expect(footer()).toHaveTextContent(/^A secret is on the clipboard/);
  await user.click(button("Clear now"));
  expect(bridge.clearClipboard).toHaveBeenCalledOnce();
});

it("names the token’s MSP if there are several", async () => {
  const lastCopy = copyOf(beta, 892, "msp-2");
  const { emit } = await show(twoMsps({ lastCopy, clipboard: { clearsAtMs: null } }));
  expect(footer()).toHaveTextContent("Token for Beta & Söhne (East) copied");
  await emit({ clipboard: null });
  expect(footer()).toHaveTextContent("No longer on the clipboard: Beta & Söhne (East)");
  await emit({ lastCopy: copyOf(beta, 892) });
  expect(footer()).toHaveTextContent("No longer on the clipboard: Beta & Söhne (West)");
});

it("names the format, and the tenant in full", async () => {
  const name = `${"Long ".repeat(30)}name …bbbb`;
  const lastCopy = { ...copyOf({ ...beta, name }, 892), format: "curl command" };
  const { emit } = await show({ ...connected, lastCopy, clipboard: { clearsAtMs: null } });
  expect(footer()).toHaveTextContent(`curl command for ${name} copied`);
  await emit({ clipboard: null });
  expect(footer()).toHaveTextContent(`No longer on the clipboard: curl command for ${name}`);
});

it("says that there is no network, except in the demo", async () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const { emit } = await show(connected);
  expect(footer()).toHaveTextContent(/^No network connection/);
  await emit({ app: { ...connected.app, demo: true } });
  expect(footer()).not.toHaveTextContent("No network");
  vi.restoreAllMocks();
});

it("says why the secret is kept for this run only", async () => {
  const memory = { ...ready, backend: "memory", backendReason: "No keyring." } as const;
  await show({ ...connected, connection: memory });
  expect(footer()).toHaveTextContent("Secret kept for this run only: No keyring.");
});

it("shows a notice until it is dismissed", async () => {
  const notices = [{ id: "1", text: "settings.json was set aside." }];
  const { user, bridge } = await show({ ...connected, notices });
  expect(screen.getByText("settings.json was set aside.")).toBeDefined();
  await user.click(button("Dismiss"));
  expect(bridge.dismissNotice).toHaveBeenCalledWith({ id: "1" });
});

it("offers the page of a notice, and says where it is if no browser opens it", async () => {
  const page = "releases" as const;
  const notices = [{ id: "1", text: "Tenantry 1.4.0 is available.", page }];
  const { user, bridge } = await show({ ...connected, notices });
  const title = "This computer has no program that opens it.";
  bridge.openPage.mockResolvedValueOnce(fail(failure(title)));
  await user.click(button(/^Show the download/));
  expect(bridge.openPage).toHaveBeenCalledWith({ page });
  expect(await screen.findByText(new RegExp(title))).toBeDefined();
});

it("sets off the thousands of a long list", async () => {
  await show({
    ...connected,
    tenants: Array.from({ length: 10_000 }, (_, index) =>
      tenant(index.toString(16).padStart(32, "0"), `Tenant ${index}`),
    ),
  });
  expect(footer()).toHaveTextContent("10,000 tenants");
});
