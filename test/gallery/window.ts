// Opens the gallery’s page in Electron, and draws its states there.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { _electron, type CDPSession, type Page } from "playwright";
import { electronBinary } from "../desktop/launch.ts";
import type { Runtime } from "../desktop/runtime.ts";
import { type Session, startSession } from "../desktop/session.ts";
import { pageFolder } from "./build.ts";
import { chooseFonts } from "./fonts.ts";
import { windows } from "./state.ts";
import { states } from "./states.ts";

const application = { name: "gallery", version: "1.0.0", type: "module", main: "main.js" };

const main = `import { app, BrowserWindow } from "electron";
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1000, height: 800, webPreferences: { backgroundThrottling: false } });
  return window.loadFile(process.env.TENANTRY_GALLERY);
});
app.on("window-all-closed", () => app.quit());
`;

const switches = [
  "--disable-gpu",
  "--disable-lcd-text",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--force-device-scale-factor=1",
  "--lang=en-GB",
  // The page is our own, and Chromium runs no sandbox as root.
  "--no-sandbox",
];

/** How a state is drawn. */
export interface View {
  readonly scheme: "light" | "dark";
  /** Pixels; null for the window’s usual width. */
  readonly width: number | null;
  /** 2 is 200 %. */
  readonly zoom: number;
  /** Device pixels for each pixel of the window, as on a screen of high density. */
  readonly density?: number;
}

export const usual: View = { scheme: "light", width: null, zoom: 1 };

export interface GalleryWindow {
  readonly page: Page;
  /** Draws a state and does what a person does in it. */
  readonly draw: (name: string, view?: View) => Promise<void>;
  readonly picture: () => Promise<Buffer>;
  readonly brokenRules: () => Promise<readonly string[]>;
  readonly layoutProblems: () => Promise<readonly string[]>;
  /** The styles that none of the states drawn so far has. */
  readonly undrawn: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

async function launch(runtime: Runtime, session: Session) {
  const folder = await session.newFolder("gallery");
  await writeFile(join(folder, "package.json"), JSON.stringify(application));
  await writeFile(join(folder, "main.js"), main);
  const app = await _electron.launch({
    executablePath: electronBinary(runtime),
    args: [folder, ...switches, `--user-data-dir=${join(folder, "profile")}`],
    env: {
      ...session.env,
      LANG: "C.UTF-8",
      TZ: "UTC",
      FONTCONFIG_FILE: await chooseFonts(folder),
      TENANTRY_GALLERY: join(pageFolder, "gallery.html"),
    },
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => Object.hasOwn(window, "gallery"));
  page.setDefaultTimeout(5_000);
  return { app, page };
}

/** The page sees the zoom as Chromium’s: a smaller window whose pixels are larger. */
async function setView(page: Page, cdp: CDPSession, name: string, view: View): Promise<void> {
  const window = windows[states[name]?.window ?? "main"];
  const width = window.resizes ? (view.width ?? window.width) : window.width;
  await cdp.send("Emulation.setDeviceMetricsOverride", {
    width: Math.round(width / view.zoom),
    height: Math.round(window.height / view.zoom),
    deviceScaleFactor: view.zoom * (view.density ?? 1),
    mobile: false,
  });
  await page.emulateMedia({ colorScheme: view.scheme, reducedMotion: "reduce" });
}

export async function openGallery(runtime: Runtime): Promise<GalleryWindow> {
  const session = await startSession({ keyring: false, panel: false });
  const { app, page } = await launch(runtime, session);
  const cdp = await page.context().newCDPSession(page);
  return {
    page,
    async draw(name, view = usual) {
      await setView(page, cdp, name, view);
      await page.mouse.move(0, 0);
      await page.evaluate((drawn) => window.gallery.draw(drawn), name);
      await states[name]?.act?.(page);
      await page.evaluate(() => window.gallery.painted());
    },
    async picture() {
      const { data } = await cdp.send("Page.captureScreenshot", {
        format: "png",
        optimizeForSpeed: false,
      });
      return Buffer.from(data, "base64");
    },
    brokenRules: () => page.evaluate(() => window.gallery.brokenRules()),
    layoutProblems: () => page.evaluate(() => window.gallery.layoutProblems()),
    undrawn: () => page.evaluate(() => window.gallery.undrawn()),
    async close() {
      await app.close();
      await session.stop();
    },
  };
}
