// What has the keyboard: where it is, whether a person sees it, and the way to another place with the Tab key.
import type { Locator, Page } from "playwright";
import type { Session } from "../desktop/session.ts";
import { expect } from "./fixtures.ts";
import { keys } from "./hand.ts";

/** What is wrong with the focus; empty if it is on something in the window that shows it. */
const focusFault = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return "Nothing has the focus.";
    const what = element.outerHTML.slice(0, 160);
    if (!document.hasFocus()) return `The window of ${what} is not active.`;
    // The title of a step, from which a screen reader begins to read. It takes no keys and so draws no ring.
    if (element.matches("h1[tabindex='-1'], h2[tabindex='-1']")) return "";
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return `No ring: ${what}`;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const isInView =
      right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight;
    return isInView ? "" : `Out of view: ${what}`;
  });

export const expectVisibleFocus = (page: Page): Promise<void> =>
  expect.poll(() => focusFault(page)).toBe("");

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** More stops than any screen of the test has. */
const mostStops = 40;

/** Presses Tab until this has the focus, and sees the focus at every stop. */
export async function tabTo(desktop: Session, page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; !(await hasFocus(target)); stops += 1) {
    if (stops === mostStops) throw new Error(`The Tab key does not reach ${target.toString()}.`);
    const left = await page.evaluateHandle(() => document.activeElement);
    await keys(desktop, "Tab");
    await page.waitForFunction((before) => document.activeElement !== before, left);
    await expectVisibleFocus(page);
  }
}

export const type = (desktop: Session, text: string) =>
  desktop.run("xdotool", ["type", "--delay", "8", text]);
