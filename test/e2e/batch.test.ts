import { z } from "zod";
import * as fault from "../simulator/faults.ts";
import { row, search } from "./driver.ts";
import { clipboardText, copiedFor, expect, takePictures, test } from "./everyday.ts";
import { boxOf, keys, press, toFront } from "./hand.ts";

const copiedSchema = z.array(z.object({ workspaceId: z.string(), accessToken: z.string() }));

test("gets a thousand tokens, waits out a rate limit in the middle, and retries what failed", async ({
  beginDay,
}) => {
  test.setTimeout(180_000);
  const { page, simulator } = await beginDay({ tenants: 1000 });
  simulator.behave({ latencyMs: 40 });
  await search(page).focus();
  const before = simulator.requests.length;
  await page.keyboard.press("Control+Shift+A");
  const strip = page.getByRole("region", { name: "Getting tokens" });
  await expect(strip).toContainText(/[2-6]\d\d of 1,000 tokens/, { timeout: 60_000 });
  const refusal = { endpoint: "tokenExchange", times: 1 } as const;
  simulator.behave({
    failures: [
      { ...refusal, fault: fault.hpeRefusal(403, "No role in this workspace") },
      { ...refusal, fault: fault.rateLimited({ "retry-after": "6" }) },
    ],
  });
  await expect(strip).toContainText("GreenLake asks us to wait", { timeout: 60_000 });
  const paused = simulator.requests.length;
  await expect(strip).toContainText(/asks us to wait [23] s/);
  // What was on its way at the moment of the 429 may still arrive.
  expect(simulator.requests.length - paused).toBeLessThanOrEqual(8);
  await takePictures(page, "running");
  await page.setViewportSize({ width: 360, height: 680 });
  await takePictures(page, "running-360");
  await page.setViewportSize({ width: 440, height: 680 });
  await expect(strip).toContainText("999 of 1,000 tokens ready", { timeout: 120_000 });
  await expect(strip).toContainText("First expires at");
  expect(simulator.requests.length - before).toBeLessThan(1_020);
  await takePictures(page, "failed");
  await page.setViewportSize({ width: 360, height: 680 });
  await takePictures(page, "failed-360");
  await page.setViewportSize({ width: 440, height: 680 });
  await strip.getByRole("button", { name: "Retry failed" }).click();
  await expect(strip).toContainText("1,000 tokens ready");
});

test("copies exactly the rows that were selected by real clicks and keys", async ({
  beginDay,
  desktop,
}) => {
  const { page, simulator } = await beginDay({ tenants: 12 });
  await page.getByRole("button", { name: "Dismiss" }).click();
  const names = (await page.getByRole("listitem").locator("bdi[title]").allTextContents()).slice(
    0,
    5,
  );
  const idOf = (name: string | undefined) =>
    simulator.tenants.find((each) => each.name === name)?.workspaceId ?? "";
  const at = async (index: number) => {
    const { x, y } = await boxOf(row(page, names[index] ?? ""));
    return { x: x + 60, y: y + 14 };
  };
  await toFront(desktop);
  await desktop.run("xdotool", ["keydown", "ctrl"]);
  await press(desktop, page, await at(0));
  await press(desktop, page, await at(2));
  await desktop.run("xdotool", ["keyup", "ctrl"]);
  const bar = page.getByRole("region", { name: "Selected tenants" });
  await expect(bar).toContainText("2 selected");
  await keys(desktop, "shift+Down");
  await expect(bar).toContainText("3 selected");
  await takePictures(page, "selection");
  await page.getByRole("button", { name: "Copy the MSP token", exact: true }).click();
  await expect(page.locator("main > footer")).toContainText("Token for the whole MSP copied");
  expect(await copiedFor(desktop, simulator)).toBe(simulator.mspWorkspaceId);
  await page.setViewportSize({ width: 360, height: 680 });
  await takePictures(page, "selection-360");
  await page.setViewportSize({ width: 440, height: 680 });
  await page.getByRole("button", { name: "Copy as, for the selected tenants" }).click();
  await page.getByRole("menuitem", { name: "JSON" }).click();
  await expect(page.getByRole("status", { name: "Last action" })).toContainText(
    "JSON for 3 tenants copied.",
  );
  const copied = copiedSchema.parse(JSON.parse(await clipboardText(desktop)));
  expect(copied.map(({ workspaceId }) => workspaceId)).toEqual(
    [0, 2, 3].map((index) => idOf(names[index])),
  );
  for (const { accessToken, workspaceId } of copied)
    expect(simulator.issuedFor(accessToken) === workspaceId).toBe(true);
  await expect(page.locator("main > footer")).toContainText("JSON for 3 tenants copied");
  await keys(desktop, "Escape");
  await expect(bar).toBeHidden();
});
