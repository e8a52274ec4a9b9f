// The short-lived window that gets the focus for a write through XWayland.

import { beforeEach, expect, it, vi } from "vitest";
import { compositorOf } from "../../electron/adapters/compositor.ts";

const desktop = vi.hoisted(() => ({ platform: "", focused: false, done: new Array<string>() }));

vi.mock("electron", () => ({
  app: { commandLine: { getSwitchValue: () => desktop.platform } },
  BrowserWindow: class {
    static getFocusedWindow = () => (desktop.focused ? {} : null);
    isFocused = () => desktop.done.push("asked") > 2;
    destroy = () => void desktop.done.push("destroyed");
  },
}));

const environment = { WAYLAND_DISPLAY: "wayland-1", XDG_RUNTIME_DIR: "/nowhere" };
const job = async () => desktop.done.push("job");

beforeEach(() => void Object.assign(desktop, { platform: "", focused: false, done: [] }));

it("waits for the window’s focus, does the job and removes the window, through XWayland", async () => {
  await compositorOf(environment)?.withFocus(job);
  expect(desktop.done).toEqual(["asked", "asked", "asked", "job", "destroyed"]);
});

it("removes the window if the job fails", async () => {
  const failing = compositorOf(environment)?.withFocus(() => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(desktop.done.at(-1)).toBe("destroyed");
});

it.each([
  ["another of our windows has the focus", { focused: true }],
  ["the focus would not help, natively on Wayland", { platform: "wayland" }],
])("opens no window if %s", async (_why, change) => {
  Object.assign(desktop, change);
  await compositorOf(environment)?.withFocus(job);
  expect(desktop.done).toEqual(["job"]);
});

it("is not needed outside a Wayland session", () => {
  expect(compositorOf({ DISPLAY: ":0" })).toBeNull();
});
