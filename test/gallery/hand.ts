// What a person does in a state of the gallery, found by accessible names.
import type { Act } from "./state.ts";

export const steps =
  (...acts: readonly Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };

export const press =
  (name: string | RegExp): Act =>
  (page) =>
    page.getByRole("button", { name, exact: true }).first().click();

export const entry =
  (name: string): Act =>
  (page) =>
    page
      .getByRole("menuitem", { name, exact: true })
      .or(page.getByRole("menuitemradio", { name, exact: true }))
      .click();

/** Opens a menu by its button and chooses entries, the last of which may open a group. */
export const choose = (menu: string | RegExp, ...entries: readonly string[]): Act =>
  steps(press(menu), ...entries.map(entry));

export const type =
  (field: string, text: string): Act =>
  (page) =>
    page.getByLabel(field, { exact: true }).first().fill(text);

export const search = (text: string): Act => type("Search tenants", text);

export const key =
  (...names: readonly string[]): Act =>
  async (page) => {
    for (const name of names) await page.keyboard.press(name);
  };

/** Scrolls a heading to the top of its column, away from the pointer: a row that has just come under it takes no click. */
export const goTo =
  (name: string): Act =>
  async (page) => {
    await page.mouse.move(0, 0);
    await page.evaluate((title) => window.gallery.scrollTo(title), name);
  };

export const holdFile: Act = (page) => page.evaluate(() => window.gallery.holdFile());

export const goOffline: Act = (page) => page.evaluate(() => window.gallery.goOffline());

/** Main tells the window the state’s `news`. */
export const hear: Act = (page) => page.evaluate(() => window.gallery.hear());
