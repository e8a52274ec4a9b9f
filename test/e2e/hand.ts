// The operator’s hand: real clicks and keys on the X server, which hit whatever lies under the pointer by then.
import type { ElectronApplication, Locator, Page } from "playwright";
import type { Session } from "../desktop/session.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a point of the page is on the screen. */
export const onScreen = (page: Page, point: Point): Promise<Point> =>
  page.evaluate(
    ({ x, y }) => ({
      x: Math.round(window.screenX + (window.outerWidth - window.innerWidth) / 2 + x),
      y: Math.round(window.screenY + (window.outerHeight - window.innerHeight) + y),
    }),
    point,
  );

/** Presses and releases with the hand’s delay between the two, during which a window has time to move things. */
export async function press(desktop: Session, page: Page, at: Point, button = "1"): Promise<void> {
  const { x, y } = await onScreen(page, at);
  const hand = ["mousemove", String(x), String(y), "sleep", "0.1", "mousedown", button];
  await desktop.run("xdotool", [...hand, "sleep", "0.12", "mouseup", button]);
}

export const keys = (desktop: Session, ...names: readonly string[]) =>
  desktop.run("xdotool", ["key", "--delay", "60", ...names]);

/** The tray’s menu may have taken the keyboard. */
export const toFront = (desktop: Session) =>
  desktop.run("xdotool", [
    "search",
    "--onlyvisible",
    "--name",
    "^Tenantry$",
    "windowactivate",
    "--sync",
  ]);

export async function boxOf(target: Locator) {
  const box = await target.boundingBox();
  if (box === null) throw new Error("The element is not drawn.");
  return box;
}

/** Resolves once the element stands still from one drawing to the next. */
export const settled = (target: Locator): Promise<void> =>
  target.evaluate(async (element) => {
    const place = () => JSON.stringify(element.getBoundingClientRect());
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let before = "";
    while (before !== place()) {
      before = place();
      await drawn();
      await drawn();
    }
  });

/** Resolves when the application opens its next native menu, such as the edit menu of a field. */
export const nextMenu = (app: ElectronApplication): Promise<void> =>
  app.evaluate(
    ({ Menu }) =>
      new Promise<void>((resolve) => {
        const build = Menu.buildFromTemplate.bind(Menu);
        Menu.buildFromTemplate = (template) => {
          Menu.buildFromTemplate = build;
          const menu = build(template);
          menu.once("menu-will-show", () => resolve());
          return menu;
        };
      }),
  );
