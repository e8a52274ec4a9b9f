import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { addTenants, chooseFromMenu, copyToken } from "./driver.ts";
import { expect, test } from "./everyday.ts";
import { takePictures } from "./fixtures.ts";

test("records copies from the window and the command line, without a token", async ({
  connected,
  tenantry,
}) => {
  const { page, configDir, tenant } = await connected();
  await addTenants(page, [tenant(0), tenant(1)]);
  await chooseFromMenu(page, "History");
  const empty = page.getByText("Nothing has been copied for this MSP yet.");
  await expect(empty).toBeVisible();
  await takePictures(page, "empty");
  await page.keyboard.press("Escape");
  await copyToken(page, tenant(0).name);
  await tenantry(configDir, "copy", tenant(1).name, "--as", "curl");
  await chooseFromMenu(page, "History");
  const rows = page.getByRole("list", { name: "Copies" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(tenant(1).name);
  await expect(rows.first()).toContainText("copied by the command line");
  await expect(rows.last()).toContainText("Token from the window · ");
  await takePictures(page, "history");
  const overhang = await page.getByRole("list").evaluate(({ scrollWidth, parentElement }) => {
    return scrollWidth - (parentElement?.clientWidth ?? 0);
  });
  expect(overhang).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 360, height: 480 });
  await takePictures(page, "narrow");

  const folder = join(configDir, "history");
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  const [name = ""] = await readdir(folder);
  expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(folder, name), "utf8")).not.toContain("eyJ");

  await page.getByRole("button", { name: "Clear history" }).click();
  await takePictures(page, "clear");
  await page.getByRole("dialog").getByRole("button", { name: "Clear", exact: true }).click();
  await expect(empty).toBeVisible();
  expect(await readdir(folder)).toEqual([]);
});
