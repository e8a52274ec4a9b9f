import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { Toasts } from "../../../renderer/toasts/Toasts.tsx";
import { type ToastOptions, undo, useToast } from "../../../renderer/toasts/useToast.ts";
import { connected, failure } from "../fakeBridge.ts";
import { brokenRules, button, show, toast } from "../show.tsx";

function Act({ text, options }: { readonly text: string; readonly options?: ToastOptions }) {
  const say = useToast();
  return <button onClick={() => say(text, options)}>{text}</button>;
}

const taken = vi.fn(async () => ok(null));
const gone = async () => fail(failure("It is too late.", { advice: "" }));

async function open() {
  return show(
    connected,
    <Toasts>
      <Act text="Saved." />
      <Act text="Removed." options={{ action: undo(taken) }} />
      <Act text="Forgotten." options={{ action: undo(gone) }} />
      <Act text="Exported." options={{ action: { label: "Show in folder", run: taken } }} />
      <Act text="Not recognised." options={{ stays: true }} />
    </Toasts>,
  );
}

afterEach(() => {
  vi.useRealTimers();
  taken.mockClear();
});

describe("a toast", () => {
  it("is read aloud, makes way for the next one, and is accessible", async () => {
    const { user, container } = await open();
    expect(toast()).toBeEmptyDOMElement();
    await user.click(button("Saved."));
    expect(toast()).toHaveTextContent("Saved.");
    await user.click(button("Removed."));
    expect(toast()).toHaveTextContent(/^Removed\.$/);
    expect(await brokenRules(container)).toEqual([]);
  });

  it("that stays takes the first Escape, and the window the next", async () => {
    const { user, bridge } = await show(connected);
    const file = new File(["plain"], "notes.txt");
    const dataTransfer = { types: ["Files"], files: [file] };
    await act(async () => void fireEvent.drop(document.body, { dataTransfer }));
    await vi.waitFor(() => expect(toast()).toHaveTextContent("was not opened"));
    await user.keyboard("{Escape}");
    expect(toast()).toBeEmptyDOMElement();
    expect(bridge.hideWindow).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(bridge.hideWindow).toHaveBeenCalledOnce();
  });

  it("is read again if the same action is repeated", async () => {
    const { user } = await open();
    await user.click(button("Saved."));
    const first = toast().firstElementChild;
    await user.click(button("Saved."));
    expect(toast().firstElementChild).not.toBe(first);
  });

  it("undoes the action and says so", async () => {
    const { user } = await open();
    await user.click(button("Removed."));
    await user.click(button("Undo"));
    expect(taken).toHaveBeenCalledOnce();
    expect(toast()).toHaveTextContent("Undone.");
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  });

  it("says why an action cannot be undone", async () => {
    const { user } = await open();
    await user.click(button("Forgotten."));
    await user.click(button("Undo"));
    expect(toast()).toHaveTextContent("It is too late.");
  });

  it("says nothing more if the desktop shows the result of its action", async () => {
    const { user } = await open();
    await user.click(button("Exported."));
    await user.click(button("Show in folder"));
    expect(taken).toHaveBeenCalledOnce();
    expect(toast()).toBeEmptyDOMElement();
  });

  it("gives the focus back when it is dismissed by mouse or with Escape", async () => {
    const { user } = await open();
    await user.click(button("Saved."));
    await user.click(button("Dismiss"));
    expect(toast()).toBeEmptyDOMElement();
    expect(button("Saved.")).toHaveFocus();
    await user.click(button("Not recognised."));
    await user.keyboard("{Tab}{Escape}");
    expect(toast()).toBeEmptyDOMElement();
    expect(button("Not recognised.")).toHaveFocus();
  });

  it.each([
    ["5 seconds", "Saved.", 5_000],
    ["10 seconds if there is a button to reach", "Removed.", 10_000],
  ])("stays for %s", async (_time, name, ms) => {
    await open();
    vi.useFakeTimers();
    fireEvent.click(button(name));
    await act(async () => vi.advanceTimersByTime(ms - 1));
    expect(toast()).toHaveTextContent(name);
    await act(async () => vi.advanceTimersByTime(1));
    expect(toast()).toBeEmptyDOMElement();
  });

  it("stays as long as the pointer or the focus is on it, or if it needs reading", async () => {
    await open();
    vi.useFakeTimers();
    const wait = () => act(async () => vi.advanceTimersByTime(60_000));
    fireEvent.click(button("Not recognised."));
    await wait();
    expect(toast()).toHaveTextContent("Not recognised.");
    fireEvent.click(button("Removed."));
    fireEvent.mouseEnter(button("Undo"));
    await wait();
    expect(toast()).toHaveTextContent("Removed.");
    act(() => button("Undo").focus());
    fireEvent.mouseLeave(button("Undo"));
    act(() => button("Undo").focus());
    fireEvent.focus(button("Undo"));
    await wait();
    expect(toast()).toHaveTextContent("Removed.");
  });
});
