import type { Page } from "playwright";
import { chooseFromMenu, search } from "./driver.ts";
import { expect, takePictures, test } from "./everyday.ts";

type Style = ReadonlyMap<string, string>;

/** How Chromium draws a part of a control that no selector reaches from the page. */
async function partOf(page: Page, part: string): Promise<Style> {
  const devtools = await page.context().newCDPSession(page);
  const { root } = await devtools.send("DOM.getDocument", { depth: -1, pierce: true });
  await devtools.send("CSS.enable");
  const nodes = [root];
  for (const { attributes = [], nodeId, children = [], shadowRoots = [] } of nodes) {
    nodes.push(...children, ...shadowRoots);
    if (!attributes.includes(part)) continue;
    const { computedStyle } = await devtools.send("CSS.getComputedStyleForNode", { nodeId });
    await devtools.detach();
    return new Map(computedStyle.map(({ name, value }) => [name, value]));
  }
  throw new Error(`There is no “${part}” on this page.`);
}

test("draws the parts of its controls itself, and stronger lines on request", async ({
  connected,
}) => {
  const { page } = await connected();
  await search(page).fill("north");
  const clear = await partOf(page, "search-clear");
  expect(clear.get("appearance")).toBe("none");
  expect([clear.get("width"), clear.get("height")]).toEqual(["24px", "24px"]);
  await takePictures(page, "search");
  const border = () => search(page).evaluate((field) => getComputedStyle(field).borderTopColor);
  const usual = await border();
  await page.emulateMedia({ contrast: "more" });
  expect(await border()).not.toBe(usual);
  await takePictures(page, "more-contrast");
  await page.emulateMedia({ contrast: null });
  await search(page).fill("");

  await chooseFromMenu(page, "Settings");
  const number = page.getByRole("spinbutton").first();
  await number.scrollIntoViewIfNeeded();
  expect((await partOf(page, "spin")).get("appearance")).toBe("none");
  await takePictures(page, "settings");
});
