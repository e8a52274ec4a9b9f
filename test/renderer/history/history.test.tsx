// The screen that shows the history of copies.
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot, HistoryEntry } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, beta, connected, copyOf, failure } from "../fakeBridge.ts";
import { brokenRules, button, inDialog, search, show, toast } from "../show.tsx";
import { twoMsps } from "../snapshots.ts";

const atMs = Date.UTC(2026, 0, 2, 3, 4, 5);

const entry = (rest: Partial<HistoryEntry> = {}): HistoryEntry => ({
  atMs,
  user: "alice",
  msp: "West",
  workspaceId: acme.workspaceId,
  tenant: "Acme",
  format: null,
  way: "window",
  program: null,
  ...rest,
});

const ofBeta = entry({ tenant: "Beta & Söhne", workspaceId: beta.workspaceId });

async function openHistory(entries: readonly HistoryEntry[], rest: Partial<AppSnapshot> = {}) {
  const shown = await show({ ...connected, ...rest });
  shown.bridge.readHistory.mockResolvedValue(ok({ entries, hasMore: false }));
  await shown.user.choose("Menu", "History");
  return shown;
}

const list = () => screen.getByRole("list", { name: "Copies" });
const rows = () => within(list()).getAllByRole("listitem");
const field = () => screen.getByRole("searchbox", { name: "Search the history" });

describe("the history", () => {
  it("says what was copied for whom, when, by whom and which way", async () => {
    const { container } = await openHistory([
      entry({ format: "curl command" }),
      entry({ way: "quickPick" }),
      entry({ way: "tray", tenant: "the whole MSP" }),
      entry({ way: "batch", format: "CSV" }),
      entry({ way: "copy", program: "bash" }),
      entry({ way: "print", format: "JSON", user: "" }),
      entry({ way: "exec", program: "terraform" }),
    ]);
    expect(rows().map((row) => row.querySelector("p")?.textContent)).toEqual([
      "curl command from the window · alice",
      "Token from the quick pick · alice",
      "Token from the tray · alice",
      "CSV in a copy of several · alice",
      "Token copied by the command line (bash) · alice",
      "JSON printed by the command line",
      "Token for terraform, run by the command line · alice",
    ]);
    const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
    expect(rows()[0]?.querySelector("bdi")).toHaveTextContent("Acme");
    expect(rows()[0]?.querySelector("time")).toHaveTextContent(local.format(atMs));
    expect(screen.getByText("7 copies")).toHaveAttribute("aria-live", "polite");
    expect(await brokenRules(container)).toEqual([]);
  });

  it("draws only the rows in view", async () => {
    await openHistory(Array.from({ length: 2_000 }, () => entry()));
    expect(rows().length).toBeLessThan(40);
    expect(rows()[0]).toHaveAttribute("aria-setsize", "2000");
  });

  it("searches as the operator types, and says what it finds", async () => {
    const { user, bridge } = await openHistory([entry(), ofBeta]);
    expect(field()).toHaveFocus();
    bridge.readHistory.mockResolvedValue(ok({ entries: [ofBeta], hasMore: false }));
    await user.keyboard("beta");
    expect(await screen.findByText("1 copy")).toBeDefined();
    expect(bridge.readHistory).toHaveBeenLastCalledWith({ query: "beta" });
    bridge.readHistory.mockResolvedValue(ok({ entries: [], hasMore: false }));
    await user.keyboard("x");
    expect(await screen.findByText("No copy is for a tenant like “betax”.")).toBeDefined();
  });

  it("says that it shows only the newest", async () => {
    const { bridge, user } = await openHistory([]);
    bridge.readHistory.mockResolvedValue(ok({ entries: [entry()], hasMore: true }));
    await user.keyboard("a");
    expect(await screen.findByText(/^Only the newest 1 are shown/)).toBeDefined();
    expect(screen.getByText("More than 1 copy")).toBeDefined();
  });

  it("shows a copy that is made meanwhile", async () => {
    const { bridge, emit } = await openHistory([]);
    bridge.readHistory.mockResolvedValue(ok({ entries: [entry()], hasMore: false }));
    await emit({ lastCopy: copyOf(acme, 900) });
    expect(await screen.findByText("1 copy")).toBeDefined();
  });

  it("leaves the search with Escape first, then the screen", async () => {
    const { user, bridge } = await openHistory([entry()]);
    await user.keyboard("acme{Escape}");
    expect(field()).toHaveValue("");
    await user.keyboard("{Escape}");
    expect(search()).toHaveFocus();
    expect(bridge.hideWindow).not.toHaveBeenCalled();
  });

  it.each([
    [true, "Nothing has been copied for this MSP yet."],
    [false, "The history is turned off. You can turn it on in the settings."],
  ])("says why it is empty, and offers nothing to export: %s", async (history, words) => {
    const settings = { ...connected.settings, history };
    await openHistory([], { settings });
    expect(screen.getByText(words)).toBeDefined();
    expect(screen.queryByRole("button", { name: "Export as CSV" })).toBeNull();
  });

  it("names the MSP if there are several", async () => {
    await openHistory([entry()], twoMsps());
    expect(screen.getByRole("heading", { name: "History of West" })).toBeDefined();
  });

  it("says where it was exported to, and shows the file", async () => {
    const { user, bridge } = await openHistory([entry()]);
    bridge.exportHistory.mockResolvedValueOnce(ok({ path: "/exports/history.csv" }));
    await user.click(button("Export as CSV"));
    expect(toast()).toHaveTextContent("Exported to /exports/history.csv.");
    await user.click(button("Show in folder"));
    expect(bridge.showHistory).toHaveBeenCalled();
    bridge.exportHistory.mockResolvedValueOnce(fail(failure("The disk is full.")));
    await user.click(button("Export as CSV"));
    expect(toast()).toHaveTextContent("The disk is full.");
  });

  it("is cleared once the operator confirms it", async () => {
    const { user, bridge } = await openHistory([entry()]);
    await user.click(button("Clear history"));
    bridge.clearHistory.mockResolvedValueOnce(fail(failure("The folder is read-only.")));
    await user.click(inDialog("Clear"));
    expect(screen.getByRole("alert")).toHaveTextContent("The folder is read-only.");
    bridge.readHistory.mockResolvedValue(ok({ entries: [], hasMore: false }));
    await user.click(inDialog("Clear"));
    expect(toast()).toHaveTextContent("History cleared.");
    expect(screen.getByText("Nothing has been copied for this MSP yet.")).toBeDefined();
  });

  it("offers to try again if it cannot be read", async () => {
    const { user, bridge } = await openHistory([entry()]);
    bridge.readHistory.mockResolvedValueOnce(fail(failure("Something went wrong.")));
    await user.keyboard("acme");
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByText("1 copy")).toBeDefined();
  });
});
