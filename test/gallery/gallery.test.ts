// Draws every state of every window: each keeps axe’s rules and those of layout, and the main ones look as they did.
import { expect, test as base } from "playwright/test";
import { electronRuntime } from "../desktop/runtime.ts";
import { nameOf, screens } from "./states.ts";
import { views } from "./views.ts";
import { type GalleryWindow, openGallery } from "./window.ts";

const test = base.extend<object, { readonly gallery: GalleryWindow }>({
  gallery: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's pattern
    async ({}, use) => {
      const window = await openGallery(await electronRuntime());
      await use(window);
      await window.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

for (const [screen, states] of Object.entries(screens))
  test(`${screen}: every state can be read by all, and nothing is cut or covered, magnified or not`, async ({
    gallery,
  }) => {
    test.setTimeout(240_000);
    const findings: Record<string, readonly string[]> = {};
    for (const state of Object.keys(states)) {
      const name = nameOf(screen, state);
      await gallery.draw(name);
      const found = [...(await gallery.layoutProblems()), ...(await gallery.brokenRules())];
      await gallery.draw(name, views["200 %"]);
      for (const problem of await gallery.layoutProblems()) found.push(`at 200 %: ${problem}`);
      if (found.length > 0) findings[name] = found;
    }
    expect(findings).toEqual({});
  });

const compared = [
  "List: for the documents",
  "List: every mark",
  "Failures: several rows",
  "Menus and search: header",
  "Menus and search: row",
  "Quick pick: marks",
  "Quick pick: formats",
  "Lock: with a passphrase",
  "First run: client, filled",
  "First run: step: check",
];

for (const name of compared)
  for (const view of ["usual", "dark"])
    test(`${name} looks as it did, ${view}`, async ({ gallery }) => {
      await gallery.draw(name, views[view]);
      expect(await gallery.picture()).toMatchSnapshot(`${name} ${view}.png`, {
        maxDiffPixelRatio: 0.01,
      });
    });

test("the fourth step shows tenants above one row of buttons at 200 %", async ({ gallery }) => {
  await gallery.draw("First run: step: tenants", views["200 %"]);
  const boxes = (elements: Element[]) =>
    elements.map((each) => each.getBoundingClientRect().toJSON());
  const buttons = await gallery.page.locator("main button").evaluateAll(boxes);
  expect(new Set(buttons.map(({ top }) => top)).size).toBe(1);
  const choices = await gallery.page.getByRole("checkbox").evaluateAll(boxes);
  const above = choices.filter(({ bottom }) => bottom < (buttons[0]?.top ?? 0));
  expect(above.length).toBeGreaterThanOrEqual(2);
});

test("the MSP switcher has one size on every screen", async ({ gallery }) => {
  const sizes: unknown[] = [];
  for (const name of [
    "List: every mark and several MSPs",
    "First run: another MSP",
    "First run: an MSP without its secret among others",
  ]) {
    await gallery.draw(name);
    const size = await gallery.page.locator("button[aria-label^='MSP:']").evaluate((button) => {
      const disc = button.firstElementChild?.getBoundingClientRect();
      const { fontSize } = getComputedStyle(button);
      return [button.getBoundingClientRect().height, fontSize, disc?.width, disc?.height];
    });
    sizes.push(size);
  }
  expect(sizes).toEqual([sizes[0], sizes[0], sizes[0]]);
  expect(sizes[0]).toEqual([24, "12px", 10, 10]);
});

test("a wish for more contrast makes borders strong", async ({ gallery }) => {
  await gallery.draw("List: for the documents");
  const borders = () =>
    gallery.page.evaluate(() =>
      ["[title='Add tenants']", "header"].map((each) => {
        const element = document.querySelector(each);
        return element === null ? null : getComputedStyle(element).borderBottomColor;
      }),
    );
  const [control, line] = await borders();
  await gallery.page.emulateMedia({ contrast: "more" });
  const strong = await borders();
  await gallery.page.emulateMedia({ contrast: null });
  expect(strong).toEqual(["rgb(41, 45, 58)", "rgb(96, 106, 112)"]);
  expect([control, line]).not.toContain(strong[0]);
  expect([control, line]).not.toContain(strong[1]);
});
