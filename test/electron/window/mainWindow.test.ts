import { session } from "electron";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createMainWindow } from "../../../electron/adapters/window/mainWindow.ts";
import { noPlace } from "../../../electron/adapters/window/place.ts";
import { createPacker } from "../../../electron/adapters/window/pack.ts";
import { createFakeLog } from "../../core/fakes/log.ts";
import { createFakeStore } from "../../core/fakes/store.ts";
import { nativeTheme, newest } from "../fakeElectron.ts";

vi.mock("electron", async () => {
  const fake = await import("../fakeElectron.ts");
  return { ...fake, screen: { ...fake.screen, getAllDisplays: () => [] } };
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open({ canHide = true, place = createFakeStore(noPlace) } = {}) {
  const hiddenFirst = vi.fn<() => void>();
  const main = createMainWindow({
    session: session.defaultSession,
    preload: "preload.cjs",
    platform: "linux",
    pack: createPacker().pack,
    log: createFakeLog(),
    place,
    canHide: async () => canHide,
    hiddenFirst,
    quit: () => undefined,
    focused: () => undefined,
  });
  main.show();
  const window = newest("windows");
  const shows = () => window.done.filter((what) => what === "show").length;
  const told = vi.fn<() => void>();
  void main.shown.then(told);
  return { main, window, shows, told, hiddenFirst };
}

it("shows the window as soon as its page is painted", async () => {
  const { window, shows, told } = open();
  expect(shows()).toBe(0);
  window.emit("ready-to-show");
  await vi.advanceTimersByTimeAsync(0);
  expect([shows(), told.mock.calls.length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shows()).toBe(1);
});

it("shows the window within a second, and once only, if it never hears that the page is painted", async () => {
  const { window, shows, told } = open();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([shows(), told.mock.calls.length]).toEqual([1, 1]);
  window.emit("ready-to-show");
  expect(shows()).toBe(1);
});

it("shows no window before it is painted, however often it is asked for, and then comes forward at each call", async () => {
  const { main, window, shows } = open();
  main.show();
  expect(shows()).toBe(0);
  window.emit("ready-to-show");
  main.show();
  expect([shows(), window.done.at(-1)]).toEqual([2, "focus"]);
});

it("takes the background of the theme that was read while the page loaded", async () => {
  const { window } = open();
  expect(window.options["backgroundColor"]).toBe("#ffffff");
  nativeTheme.shouldUseDarkColors = true;
  window.emit("ready-to-show");
  expect(window.background).toBe("#1d1f27");
  nativeTheme.shouldUseDarkColors = false;
});

it("shows no window that has been closed in the meantime", async () => {
  const { window, shows } = open();
  window.destroy();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shows()).toBe(0);
});

it("tells at the first time of all that it is hidden, by whichever way, and never again", async () => {
  const place = createFakeStore(noPlace);
  const { main, window, hiddenFirst } = open({ place });
  window.emit("close", { preventDefault: () => undefined });
  await vi.advanceTimersByTimeAsync(0);
  expect([window.done.at(-1), hiddenFirst.mock.calls.length]).toEqual(["hide", 1]);
  await main.hide();
  expect(hiddenFirst).toHaveBeenCalledOnce();
  const next = open({ place });
  await next.main.hide();
  expect(next.hiddenFirst).not.toHaveBeenCalled();
});

it("tells nothing where there is no tray to be hidden in", async () => {
  const place = createFakeStore(noPlace);
  const { main, hiddenFirst } = open({ canHide: false, place });
  await main.hide();
  expect(hiddenFirst).not.toHaveBeenCalled();
  expect(place.read().hiddenBefore).toBe(false);
});
