// How far a batch is: in the window and read aloud.
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Batch } from "../../../electron/contract/contract.ts";
import { spokenProgress } from "../../../renderer/batch/progress.ts";
import { connected } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const running: Batch = {
  status: "running",
  total: 1000,
  done: 300,
  failed: 12,
  endsAtMs: null,
  waitingUntilMs: null,
  firstExpiresAtMs: null,
};
const strip = () => screen.getByRole("region", { name: "Getting tokens" });
const withBatch = (change: Partial<Batch> = {}) =>
  show({ ...connected, batch: { ...running, ...change } });

describe("a running batch", () => {
  it("shows done, failed and the time to go, and can be cancelled", async () => {
    vi.setSystemTime(Date.UTC(2026, 0, 1));
    const { user, bridge, container } = await withBatch({ endsAtMs: Date.now() + 42_000 });
    expect(strip()).toHaveTextContent("300 of 1,000 tokens12 failedabout 0:42 left");
    expect(screen.getByRole("progressbar", { name: "Tokens" })).toHaveAttribute("value", "312");
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Cancel"));
    expect(bridge.cancelTokens).toHaveBeenCalledWith(null);
  });

  it("says how long GreenLake asks us to wait, in place of an estimate", async () => {
    vi.setSystemTime(Date.UTC(2026, 0, 1));
    const now = Date.now();
    await withBatch({ waitingUntilMs: now + 9_000, endsAtMs: now + 42_000 });
    expect(strip()).toHaveTextContent("GreenLake asks us to wait 9 s");
    expect(strip()).not.toHaveTextContent("left");
  });
});

describe("a batch that is over", () => {
  const firstExpiresAtMs = new Date(2026, 0, 1, 14, 35).getTime();
  const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(
    firstExpiresAtMs,
  );

  it("says when the first token expires, and goes away when dismissed", async () => {
    const { user, bridge } = await withBatch({
      status: "done",
      done: 1000,
      failed: 0,
      firstExpiresAtMs,
    });
    expect(strip()).toHaveTextContent(`1,000 tokens readyFirst expires at ${time}`);
    expect(screen.queryByRole("button", { name: "Retry failed" })).toBeNull();
    await user.click(button("Dismiss the result"));
    expect(bridge.dismissBatch).toHaveBeenCalledWith(null);
  });

  it("offers to retry what failed", async () => {
    const { user, bridge } = await withBatch({ status: "done", done: 988, firstExpiresAtMs });
    expect(strip()).toHaveTextContent("988 of 1,000 tokens ready12 failed");
    await user.click(button("Retry failed"));
    expect(bridge.retryTokens).toHaveBeenCalledWith(null);
  });

  it("offers to get the rest of a cancelled one", async () => {
    const { user, bridge } = await withBatch({ status: "cancelled" });
    expect(strip()).toHaveTextContent("Cancelled: 300 of 1,000 tokens");
    await user.click(button("Get the rest"));
    expect(bridge.retryTokens).toHaveBeenCalledWith(null);
  });
});

describe("what is read aloud", () => {
  const at = (done: number, change: Partial<Batch> = {}) =>
    spokenProgress({ ...running, done, failed: 0, ...change });

  it("is the start, every quarter and the end, not each token", () => {
    const spoken = Array.from({ length: 1000 }, (_, done) => at(done));
    expect([...new Set(spoken)]).toEqual([
      "Getting 1,000 tokens.",
      "25 per cent of 1,000 tokens.",
      "50 per cent of 1,000 tokens.",
      "75 per cent of 1,000 tokens.",
    ]);
    expect(at(990, { failed: 10, status: "done" })).toBe("990 of 1,000 tokens ready, 10 failed.");
    expect(spokenProgress(null)).toBe("");
  });
});
