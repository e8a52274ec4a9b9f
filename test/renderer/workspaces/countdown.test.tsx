import "@testing-library/jest-dom/vitest";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { formatDuration, spokenDuration } from "../../../renderer/ui/format.ts";
import { Countdown } from "../../../renderer/workspaces/Countdown.tsx";
import { token } from "../fakeBridge.ts";

let hidden = false;
Object.defineProperty(document, "hidden", { get: () => hidden });

function setHidden(value: boolean): void {
  hidden = value;
  act(() => {
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

const show = (leftS: number) => render(<Countdown token={token(leftS)} name="Acme" />);
const timer = () => screen.getByRole("timer", { name: /^Token for Acme, / });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("a countdown", () => {
  beforeEach(() => {
    hidden = false;
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it("ticks each second", async () => {
    show(752);
    expect(timer()).toHaveTextContent("12:32");
    await pass(1_000);
    expect(timer()).toHaveTextContent("12:31");
    await pass(60_000);
    expect(timer()).toHaveTextContent("11:31");
  });

  it("says that a token expires soon and has expired, and then stops ticking", async () => {
    show(301);
    expect(timer()).not.toHaveTextContent("expires soon");
    await pass(1_000);
    expect(timer()).toHaveTextContent("5:00expires soon");
    await pass(300_000);
    expect(timer()).toHaveTextContent("Expired");
    await pass(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is spoken with its tenant and its unit", async () => {
    show(301);
    const spoken = () => timer().getAttribute("aria-label");
    expect(spoken()).toBe("Token for Acme, 5 minutes left");
    await pass(1_000);
    expect(spoken()).toBe("Token for Acme, 5 minutes left, expires soon");
    await pass(258_000);
    expect(spoken()).toBe("Token for Acme, 42 seconds left, expires soon");
    await pass(42_000);
    expect(spoken()).toBe("Token for Acme, expired");
  });

  it("stops while the window is hidden, and is right when it is shown again, even after sleep", async () => {
    show(752);
    setHidden(true);
    expect(vi.getTimerCount()).toBe(0);
    vi.setSystemTime(Date.now() + 100_000);
    setHidden(false);
    expect(timer()).toHaveTextContent("10:52");
    expect(vi.getTimerCount()).toBe(1);
  });

  it("shares one timer with all other countdowns and leaves none behind", () => {
    const others = [show(100), show(200), show(300)];
    expect(vi.getTimerCount()).toBe(1);
    for (const { unmount } of others) unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a duration", () => {
  it.each([
    [0, "0:00", "0 seconds"],
    [1, "0:01", "1 second"],
    [42, "0:42", "42 seconds"],
    [60, "1:00", "1 minute"],
    [751, "12:31", "12 minutes"],
    [6429, "1:47:09", "107 minutes"],
  ])("of %i s is written %s and spoken %s", (seconds, written, spoken) => {
    expect(formatDuration(seconds)).toBe(written);
    expect(spokenDuration(seconds)).toBe(spoken);
  });
});
