import { expect, it, vi } from "vitest";
import { createTouchId } from "../../electron/adapters/touchId.ts";

it("is not offered where Electron has no Touch ID, and confirms nothing there", async () => {
  const touchId = createTouchId({});
  expect([touchId.isOffered(), await touchId.confirm()]).toEqual([false, false]);
});

it("is offered while the computer can ask for it", () => {
  const canPromptTouchID = vi.fn(() => false);
  const touchId = createTouchId({ canPromptTouchID, promptTouchID: async () => undefined });
  expect(touchId.isOffered()).toBe(false);
  canPromptTouchID.mockReturnValue(true);
  expect(touchId.isOffered()).toBe(true);
});

it("confirms with the operator’s finger only", async () => {
  const promptTouchID = vi.fn(async () => undefined);
  const touchId = createTouchId({ canPromptTouchID: () => true, promptTouchID });
  expect(await touchId.confirm()).toBe(true);
  promptTouchID.mockRejectedValueOnce(new Error("Canceled by user."));
  expect(await touchId.confirm()).toBe(false);
});

it("asks once, however often the button is clicked meanwhile", async () => {
  const promptTouchID = vi.fn(async () => undefined);
  const touchId = createTouchId({ canPromptTouchID: () => true, promptTouchID });
  expect(await Promise.all([touchId.confirm(), touchId.confirm()])).toEqual([true, true]);
  expect(promptTouchID).toHaveBeenCalledOnce();
});
