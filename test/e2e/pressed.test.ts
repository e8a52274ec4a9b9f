// Real presses, releases, wheel notches and keys: what is pressed or drawn as chosen is what gets the click or the key.
import type { Locator, Page } from "playwright";
import { dismissToast, row, search, shownMsp } from "./driver.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { copiedFor, expect, test } from "./everyday.ts";
import { boxOf, keys, onScreen, type Point, press, settled, toFront } from "./hand.ts";

const many = { tenants: 30 };

/** A point on the row’s name, as the page counts. */
async function nameOf(page: Page, name: string): Promise<Point> {
  const { x, y } = await boxOf(row(page, name));
  return { x: x + 60, y: y + 14 };
}

async function middleOf(target: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(target);
  return { x: x + width / 2, y: y + height / 2 };
}

/** The tenants’ names as the list shows them. */
const labels = async (page: Page): Promise<readonly string[]> => {
  const all = page.getByRole("button", { name: /^Copy token for/ });
  const texts = await all.evaluateAll((buttons) => buttons.map((each) => each.ariaLabel ?? ""));
  return texts.map((text) => text.replace("Copy token for ", ""));
};

const idOf = ({ tenants }: Simulator, called: string) =>
  tenants.find(({ name }) => name === called)?.workspaceId;

const fifthButton = (page: Page): Locator =>
  page
    .getByRole("list", { name: "Tenants" })
    .getByRole("button", { name: /^Copy token for/ })
    .nth(4);

test("a wheel notch while the button is down scrolls nothing, and the click arrives", async ({
  beginDay,
  desktop,
}) => {
  const { page, simulator } = await beginDay(many);
  await toFront(desktop);
  const [, , , , name = ""] = await labels(page);
  const before = await boxOf(fifthButton(page));
  const { x, y } = await onScreen(page, await middleOf(fifthButton(page)));
  const down = ["mousemove", String(x), String(y), "sleep", "0.1", "mousedown", "1"];
  await desktop.run("xdotool", [
    ...down,
    "sleep",
    "0.06",
    "click",
    "5",
    "sleep",
    "0.1",
    "mouseup",
    "1",
  ]);
  await expect.poll(() => copiedFor(desktop, simulator)).toBe(idOf(simulator, name));
  expect((await boxOf(fifthButton(page))).y).toBe(before.y);
});

test("a click on a button that moves away under the pointer arrives all the same", async ({
  beginDay,
  desktop,
}) => {
  const { page, simulator } = await beginDay(many);
  await toFront(desktop);
  const [, , , , name = ""] = await labels(page);
  const { x, y } = await onScreen(page, await middleOf(fifthButton(page)));
  await desktop.run("xdotool", [
    "mousemove",
    String(x),
    String(y),
    "sleep",
    "0.1",
    "mousedown",
    "1",
  ]);
  await expect(row(page, name)).toHaveAttribute("aria-current", "true");
  // As the rest of a smooth scroll does.
  await page.getByRole("list", { name: "Tenants" }).evaluate((list) => {
    list.parentElement?.scrollBy(0, 80);
  });
  await settled(fifthButton(page));
  await desktop.run("xdotool", ["mouseup", "1"]);
  await expect.poll(() => copiedFor(desktop, simulator)).toBe(idOf(simulator, name));
});

test("Enter copies for the row that was pressed last, whichever button had the focus", async ({
  beginDay,
  desktop,
}) => {
  const { page, simulator } = await beginDay();
  await toFront(desktop);
  await dismissToast(page);
  const [first, ...others] = await labels(page);
  const menu = page.getByRole("button", { name: `More actions for ${first}` });
  const sources = [
    page.getByRole("button", { name: `Copy token for ${first}` }),
    page.getByRole("button", { name: "Copy the MSP token", exact: true }),
    menu,
  ];
  for (const [index, source] of sources.entries()) {
    const name = others[index] ?? "";
    await press(desktop, page, await middleOf(source));
    if (source === menu) await keys(desktop, "Escape");
    await expect(source).toBeFocused();
    await press(desktop, page, await nameOf(page, name));
    await expect(row(page, name)).toHaveAttribute("aria-current", "true");
    await expect(search(page)).toBeFocused();
    await keys(desktop, "Return");
    await expect.poll(() => copiedFor(desktop, simulator)).toBe(idOf(simulator, name));
  }
});

test("a press on a row that has only just come under the pointer copies nothing", async ({
  beginDay,
  desktop,
}) => {
  const { page, simulator } = await beginDay(many);
  await toFront(desktop);
  const { x, y } = await onScreen(page, await middleOf(fifthButton(page)));
  await desktop.run("xdotool", ["mousemove", String(x), String(y)]);
  await expect(fifthButton(page)).toHaveCSS("cursor", "pointer");
  const exchanges = () => simulator.requests.filter(({ endpoint }) => endpoint === "tokenExchange");
  const before = exchanges().length;
  const moved = page.waitForEvent("console", (message) => message.text() === "The list has moved.");
  // A busy page draws the new list and meets the press at the same time.
  const busy = page.evaluate(
    async ({ text, mspId }) => {
      const list = document.querySelector("main ul") ?? document.body;
      const changed = new Promise<void>((resolve) => {
        new MutationObserver(() => resolve()).observe(list, { childList: true });
      });
      await window.tenantry.addTenants({ text }, mspId);
      await changed;
      console.log("The list has moved.");
      const untilMs = performance.now() + 2_000;
      while (performance.now() < untilMs);
    },
    { text: `${"ab".repeat(16)},Aardvark`, mspId: await shownMsp(page) },
  );
  await moved;
  await desktop.run("xdotool", ["mousedown", "1", "sleep", "0.1", "mouseup", "1"]);
  await busy;
  const [, name = ""] = await labels(page);
  await press(desktop, page, await nameOf(page, name), "1");
  await keys(desktop, "Return");
  await expect.poll(() => copiedFor(desktop, simulator)).toBe(idOf(simulator, name));
  expect(
    exchanges()
      .slice(before)
      .map(({ workspaceId }) => workspaceId),
  ).toEqual([idOf(simulator, name)]);
});
