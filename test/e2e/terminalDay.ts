// What the tests of the terminal share: the question of permission, and the shape of a token in JSON.
import type { ElectronApplication, Page } from "playwright";
import { z } from "zod";
import { expect } from "./everyday.ts";

export const questionTitle = "Tenantry: may a program read tokens?";

export async function questionPage(app: ElectronApplication): Promise<Page> {
  const find = async () => {
    for (const page of app.windows())
      if ((await page.title().catch(() => "")) === questionTitle) return page;
    return null;
  };
  await expect.poll(async () => (await find()) !== null).toBe(true);
  const page = await find();
  if (page === null) throw new Error("There is no question.");
  // Driven by Playwright, a window that opens later never gets the focus of its page without a click.
  await page.getByRole("heading").click();
  return page;
}

export const answer = async (app: ElectronApplication, name: string): Promise<void> => {
  const page = await questionPage(app);
  await expect(page.getByRole("button", { name })).toBeEnabled();
  await page.getByRole("button", { name }).click();
};

export const allow = (page: Page) =>
  page.evaluate(() => window.tenantry.updateSettings({ commandLineTokens: "always" }));

/** The documented shape of `--json`, version 1. */
export const tokenShape = z.strictObject({
  version: z.literal(1),
  tenant: z.string().min(1),
  workspaceId: z.string().regex(/^[0-9a-f]{32}$/),
  msp: z.string().min(1),
  accessToken: z.string().min(20),
  tokenType: z.literal("Bearer"),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  baseUrl: z.url(),
  centralUrl: z.url().optional(),
  expiresIn: z.number().int().positive(),
});

export const listShape = z.strictObject({
  version: z.literal(1),
  tenant: z.string().min(1),
  alias: z.string(),
  workspaceId: z.string().regex(/^[0-9a-f]{32}$/),
  msp: z.string().min(1),
  pinned: z.boolean(),
});

export const statusShape = z.strictObject({
  version: z.literal(1),
  tenantry: z.string().min(1),
  locked: z.boolean(),
  msps: z.array(
    z.strictObject({
      msp: z.string().min(1),
      workspaceId: z.string().nullable(),
      status: z.enum(["none", "needsSecret", "ready"]),
      tenants: z.number().int(),
      tokens: z.number().int(),
    }),
  ),
});
