import { act, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ConsentView } from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { Consent } from "../../../renderer/consent/Consent.tsx";
import { guardMs } from "../../../renderer/consent/useArmed.ts";
import { connected, failure } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const question: ConsentView = {
  id: "question-1",
  subjects: ["Acme"],
  count: 1,
  purpose: "print",
  command: null,
  caller: "bash, started by VS Code",
  endsAtMs: 0,
  waiting: 0,
};

const hasFocus = vi.spyOn(document, "hasFocus");
const focus = (has: boolean) =>
  act(async () => {
    hasFocus.mockReturnValue(has);
    window.dispatchEvent(new Event(has ? "focus" : "blur"));
  });
const later = (ms: number) => act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));
const guarded = () => later(guardMs + 50);

const view = (change: Partial<ConsentView> = {}): ConsentView => ({
  ...question,
  endsAtMs: Date.now() + 60_000,
  ...change,
});
const open = (change: Partial<ConsentView> = {}) =>
  show({ ...connected, consent: view(change) }, <Consent />);

const title = () => screen.getByRole("heading").textContent;
const yes = ["Allow once", "Allow for 15 minutes", "Always"] as const;
const areEnabled = () => yes.map((name) => !button(name).matches(":disabled"));

beforeEach(() => void hasFocus.mockReturnValue(true));

describe("the question for consent", () => {
  it.each([
    [{}, "“bash, started by VS Code” wants to read a token"],
    [{ caller: null }, "A program wants to read a token"],
    [{ count: 200 }, "“bash, started by VS Code” wants to read 200 tokens"],
    [
      { purpose: "run", command: "terraform" },
      "“bash, started by VS Code” wants to run terraform with a token",
    ],
    [{ purpose: "run", caller: null }, "A program wants to run a command with a token"],
  ] as const)("says who wants what: %j", async (change, words) => {
    await open(change);
    expect(title()).toBe(words);
  });

  it.each([
    ["make", "This is what the program calls itself; Tenantry cannot check it."],
    [null, "The program does not say what it is called."],
  ])("says how far the name can be trusted: %s", async (caller, words) => {
    await open({ caller });
    expect(screen.getByRole("alertdialog")).toHaveAccessibleDescription(
      expect.stringContaining(words),
    );
  });

  it("says what 15 minutes and Always mean", async () => {
    await open();
    expect(screen.getByRole("alertdialog")).toHaveAccessibleDescription(
      expect.stringContaining("hold for every program and every tenant"),
    );
  });

  it("names three tenants at once and the others on request", async () => {
    const subjects = Array.from({ length: 200 }, (_, index) => `Tenant ${index + 1}`);
    const { user } = await open({ subjects, count: 200 });
    const names = (label: string) =>
      within(screen.getByRole("list", { name: label }))
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent);
    expect(names("Whose token")).toEqual(["Tenant 1", "Tenant 2", "Tenant 3"]);
    await user.click(screen.getByText("and 197 more"));
    expect(names("The others")).toHaveLength(197);
  });

  it("counts down, and says how many questions wait behind it", async () => {
    await open({ endsAtMs: Date.now() + 41_500, waiting: 2 });
    expect(screen.getByRole("timer")).toHaveTextContent("Denied in 0:42");
    expect(screen.getByText("2 more questions wait")).toBeDefined();
    expect(screen.queryByText(/left to answer/)).toBeNull();
  });

  it("tells a screen reader when little time is left", async () => {
    await open({ endsAtMs: Date.now() + 14_500 });
    expect(screen.getByText("15 seconds left to answer.")).toHaveAttribute("aria-live", "polite");
  });

  it("has no accessibility flaw that axe finds", async () => {
    const { container } = await open({ subjects: ["A", "B", "C", "D"], count: 4, waiting: 1 });
    await guarded();
    expect(await brokenRules(container)).toEqual([]);
  });

  it("shows nothing when no program asks", async () => {
    await show(connected, <Consent />);
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });
});

describe("an answer", () => {
  it.each([
    ["Allow once", "once"],
    ["Allow for 15 minutes", "quarter"],
    ["Always", "always"],
    ["Deny", "deny"],
  ] as const)("is given by a button: %s", async (name, answer) => {
    const { user, bridge } = await open();
    await guarded();
    await user.click(button(name));
    expect(bridge.answerConsent.mock.calls).toEqual([[{ id: "question-1", answer }]]);
  });

  it("is Deny on Escape, and on Enter unless another button has the focus", async () => {
    const { user, bridge } = await open();
    expect(button("Deny")).toHaveFocus();
    await user.keyboard("{Escape}");
    await user.keyboard("{Enter}");
    expect(bridge.answerConsent.mock.calls).toEqual([
      [{ id: "question-1", answer: "deny" }],
      [{ id: "question-1", answer: "deny" }],
    ]);
  });

  it("that could not be saved shows why, and leaves the question open", async () => {
    const { user, bridge } = await open();
    await guarded();
    bridge.answerConsent.mockResolvedValueOnce(fail(failure("The disk is full.")));
    await user.click(button("Always"));
    expect(screen.getByRole("alert")).toHaveTextContent("The disk is full.");
    expect(areEnabled()).toEqual([true, true, true]);
  });
});

describe("a key or a click that was meant for another window", () => {
  it("allows nothing during the first half second, in which the buttons look it", async () => {
    const { bridge } = await open();
    expect(areEnabled()).toEqual([false, false, false]);
    // At once, as on a busy machine the user’s own actions take longer than that.
    for (const name of yes) button(name).click();
    expect(bridge.answerConsent).not.toHaveBeenCalled();
    await guarded();
    expect(areEnabled()).toEqual([true, true, true]);
  });

  it("allows nothing for half a second after the window gains the focus, which returns to Deny", async () => {
    const { user } = await open();
    await guarded();
    await user.click(screen.getByRole("heading"));
    button("Always").focus();
    await focus(false);
    expect(areEnabled()).toEqual([false, false, false]);
    await guarded();
    expect(areEnabled()).toEqual([false, false, false]);
    await focus(true);
    expect(button("Deny")).toHaveFocus();
    expect(areEnabled()).toEqual([false, false, false]);
    await guarded();
    expect(areEnabled()).toEqual([true, true, true]);
  });

  it("allows nothing for half a second after the focus has been away for only a moment", async () => {
    await open();
    await guarded();
    await focus(false);
    await focus(true);
    expect(areEnabled()).toEqual([false, false, false]);
  });

  it("allows nothing before the window has the focus", async () => {
    hasFocus.mockReturnValue(false);
    await open();
    await guarded();
    expect(areEnabled()).toEqual([false, false, false]);
    await focus(true);
    await later(guardMs / 2);
    expect(areEnabled()).toEqual([false, false, false]);
    await guarded();
    expect(areEnabled()).toEqual([true, true, true]);
  });

  it("allows nothing for half a second after the next question takes its place", async () => {
    const { user, bridge, emit } = await open();
    await guarded();
    await emit({ consent: view({ id: "question-2", subjects: ["Beta"] }) });
    expect([button("Deny").matches(":focus"), areEnabled()]).toEqual([true, [false, false, false]]);
    await guarded();
    await user.click(button("Allow once"));
    expect(bridge.answerConsent.mock.calls).toEqual([[{ id: "question-2", answer: "once" }]]);
  });

  it("allows nothing if the page was too busy to handle it in time", async () => {
    const { bridge } = await open();
    await guarded();
    const early = new MouseEvent("click", { bubbles: true });
    Object.defineProperty(early, "timeStamp", { value: performance.now() - guardMs - 50 });
    await act(async () => void button("Always").dispatchEvent(early));
    expect(bridge.answerConsent).not.toHaveBeenCalled();
  });
});
