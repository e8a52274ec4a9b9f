// The tray icon’s artwork: one picture for each face, for the panel’s theme and its scale.
import { nativeImage, type NativeImage, type NativeTheme, nativeTheme } from "electron";
import type { TrayFace } from "../../core/desktop/desktop.ts";

const artwork: Readonly<Record<string, string>> = import.meta.glob("../../icons/tray/*.png", {
  eager: true,
  query: "?inline",
  import: "default",
});

/** Sizes in pixels, with the scale factor at which a tray of 16 pixels asks for each. */
const sizes: readonly (readonly [number, number])[] = [
  [16, 1],
  [20, 1.25],
  [24, 1.5],
  [32, 2],
  [48, 3],
];

type ThemeName = "shouldUseDarkColors" | "shouldUseDarkColorsForSystemIntegratedUI";

/** The panel may have another theme than the windows. A runtime that does not say so has only the windows’ theme to go by. */
function isPanelDark(): boolean {
  const theme: Partial<Pick<NativeTheme, ThemeName>> = nativeTheme;
  return (theme.shouldUseDarkColorsForSystemIntegratedUI ?? theme.shouldUseDarkColors) === true;
}

export function trayIcon(platform: NodeJS.Platform, face: TrayFace): NativeImage {
  const ground = isPanelDark() ? "dark" : "light";
  const look = platform === "darwin" ? "template" : ground;
  const dataUrl = (size: number) => artwork[`../../icons/tray/${face}-${look}-${size}.png`] ?? "";
  // A Linux panel scales a single image to its own size; the largest stays sharp.
  if (platform === "linux") return nativeImage.createFromDataURL(dataUrl(48));
  const image = nativeImage.createEmpty();
  for (const [size, scaleFactor] of sizes)
    image.addRepresentation({ scaleFactor, dataURL: dataUrl(size) });
  image.setTemplateImage(platform === "darwin");
  return image;
}
