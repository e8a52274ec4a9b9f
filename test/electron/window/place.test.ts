import { describe, expect, it } from "vitest";
import {
  noPlace,
  usableBounds,
  windowPlaceSchema,
} from "../../../electron/adapters/window/place.ts";

const screenArea = { x: 0, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number) => ({
  ...noPlace,
  bounds: { x, y, width: 500, height: 700 },
});

describe("the main window’s place", () => {
  it("is restored if it is on a screen", () => {
    expect(usableBounds(at(100, 50), [screenArea])).toEqual({
      x: 100,
      y: 50,
      width: 500,
      height: 700,
    });
  });

  it("may be on a second screen to the left", () => {
    const left = { x: -1280, y: 0, width: 1280, height: 1024 };
    expect(usableBounds(at(-1000, 10), [screenArea, left])).toMatchObject({ x: -1000 });
    expect(usableBounds(at(-1000, 10), [screenArea])).not.toHaveProperty("x");
  });

  it.each([
    [1900, 10],
    [10, 1060],
    [10, -100],
    [-480, 10],
  ])("keeps only its size at %i,%i, where the title bar is out of reach", (x, y) => {
    expect(usableBounds(at(x, y), [screenArea])).toEqual({ width: 500, height: 700 });
  });

  it("is empty at the first start", () => {
    expect(usableBounds(noPlace, [screenArea])).toEqual({});
  });

  it("keeps its bounds from a file that was written before there was a zoom", () => {
    const file = { version: 1, bounds: null, maximized: true };
    expect(windowPlaceSchema.parse(file)).toEqual({ ...file, zoomLevel: 0, hiddenBefore: false });
  });

  it("is rejected if the file holds nonsense", () => {
    const file = { version: 1, bounds: { x: 0, y: 0, width: -5, height: 1 }, maximized: false };
    expect(windowPlaceSchema.safeParse(file).success).toBe(false);
  });
});
