// The main window’s last place and zoom, whether that place is still on a screen, and whether the window was ever hidden.
import type { BrowserWindow, Rectangle } from "electron";
import { z } from "zod";

export const windowPlaceSchema = z.object({
  version: z.literal(1),
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
    .nullable(),
  maximized: z.boolean(),
  zoomLevel: z.number().min(-2).max(4).default(0),
  /** True once the window was hidden to the tray, and the operator was told so. */
  hiddenBefore: z.boolean().default(false),
});
export type WindowPlace = Readonly<z.infer<typeof windowPlaceSchema>>;

export const noPlace: WindowPlace = {
  version: 1,
  bounds: null,
  maximized: false,
  zoomLevel: 0,
  hiddenBefore: false,
};

type Kept = Pick<WindowPlace, "zoomLevel" | "hiddenBefore">;

export const placeOf = (window: BrowserWindow, kept: Kept): WindowPlace => ({
  version: 1,
  bounds: window.getNormalBounds(),
  maximized: window.isMaximized(),
  zoomLevel: kept.zoomLevel,
  hiddenBefore: kept.hiddenBefore,
});

/** Pixels of the title bar that must be on a screen so that the pointer can grab it. */
const grip = 48;

/** Always the size; the position only if enough of the title bar is on one of the screens. */
export function usableBounds(
  { bounds }: WindowPlace,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> {
  if (bounds === null) return {};
  const { width, height, x, y } = bounds;
  const reachable = workAreas.some(
    (area) =>
      x + width >= area.x + grip &&
      x <= area.x + area.width - grip &&
      y >= area.y &&
      y <= area.y + area.height - grip,
  );
  return reachable ? { x, y, width, height } : { width, height };
}
