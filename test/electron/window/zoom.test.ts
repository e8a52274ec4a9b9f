import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";

vi.mock("electron", () => import("../fakeElectron.ts"));

const { allowZoom, zoomStep } = await import("../../../electron/adapters/window/zoom.ts");

const press = (key: string, rest = {}) => ({
  type: "keyDown" as const,
  key,
  control: true,
  meta: false,
  alt: false,
  ...rest,
});

describe("zooming", () => {
  it("steps with Ctrl and plus, minus and zero", () => {
    const stepOf = (key: string) => zoomStep(press(key), "linux");
    expect(["+", "=", "-", "0", "1", "a"].map(stepOf)).toEqual([1, 1, -1, 0, undefined, undefined]);
  });

  it("takes ⌘ on macOS, and neither AltGr nor a released key", () => {
    expect(zoomStep(press("+", { control: false, meta: true }), "darwin")).toBe(1);
    expect(zoomStep(press("+"), "darwin")).toBeUndefined();
    expect(zoomStep(press("+", { alt: true }), "win32")).toBeUndefined();
    expect(zoomStep(press("+", { type: "keyUp" }), "linux")).toBeUndefined();
  });

  it("keeps the level between the smallest and the largest, and takes up the kept one when a page has loaded", () => {
    let level = 2;
    const setZoomLevel = vi.fn<(level: number) => void>();
    const contents = Object.assign(new EventEmitter(), { setZoomLevel });
    const set = vi.fn((next: number) => void (level = next));
    const step = allowZoom(contents, "linux", { level: () => level, set });
    contents.emit("did-finish-load");
    expect(setZoomLevel).toHaveBeenLastCalledWith(2);
    const preventDefault = vi.fn();
    const hit = (key: string, times: number) => {
      for (let count = 0; count < times; count += 1)
        contents.emit("before-input-event", { preventDefault }, press(key));
      return level;
    };
    expect([hit("+", 9), hit("-", 12), hit("0", 1)]).toEqual([4, -2, 0]);
    expect(set).toHaveBeenCalledTimes(22);
    expect(preventDefault).toHaveBeenCalledTimes(22);
    hit("x", 1);
    expect(preventDefault).toHaveBeenCalledTimes(22);
    contents.emit("zoom-changed", {}, "in");
    expect(setZoomLevel).toHaveBeenLastCalledWith(1);
    step(-1);
    expect(setZoomLevel).toHaveBeenLastCalledWith(0);
  });
});
