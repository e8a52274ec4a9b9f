// Zooms a window by Ctrl or ⌘ with +, − and 0, on every screen, by Ctrl with the wheel, and from its menu.
import type { Input } from "electron";
import type { ZoomStep } from "../../contract/contract.ts";

/** In Chromium’s levels: one is a fifth. */
const most = 4;
const least = -2;

type Press = Pick<Input, "type" | "key" | "control" | "meta" | "alt">;

/** What zooming needs of a window’s web contents. */
interface Zoomed {
  setZoomLevel(level: number): void;
  on(
    event: "before-input-event",
    listener: (event: { preventDefault(): void }, press: Press) => void,
  ): unknown;
  on(event: "did-finish-load", listener: () => void): unknown;
  on(event: "zoom-changed", listener: (event: object, direction: "in" | "out") => void): unknown;
}

const steps: Readonly<Record<string, ZoomStep>> = { "+": 1, "=": 1, "-": -1, _: -1, "0": 0 };

/** What a key press does to the zoom: a step, 0 for the usual size; undefined for other keys. */
export function zoomStep(press: Press, platform: NodeJS.Platform): ZoomStep | undefined {
  const [command, other] =
    platform === "darwin" ? [press.meta, press.control] : [press.control, press.meta];
  if (press.type !== "keyDown" || !command || other || press.alt) return undefined;
  return steps[press.key];
}

/** The level that outlives the page. */
interface Zoom {
  readonly level: () => number;
  readonly set: (level: number) => void;
}

/** A page that has loaded starts with the kept level. Answers a function that zooms by a step, for the menu. */
export function allowZoom(
  contents: Zoomed,
  platform: NodeJS.Platform,
  zoom: Zoom,
): (by: ZoomStep) => void {
  const step = (by: ZoomStep) => {
    const level = by === 0 ? 0 : Math.min(most, Math.max(least, zoom.level() + by));
    contents.setZoomLevel(level);
    zoom.set(level);
  };
  contents.on("did-finish-load", () => contents.setZoomLevel(zoom.level()));
  contents.on("before-input-event", (event, press) => {
    const by = zoomStep(press, platform);
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  });
  contents.on("zoom-changed", (_event, direction) => step(direction === "in" ? 1 : -1));
  return step;
}
