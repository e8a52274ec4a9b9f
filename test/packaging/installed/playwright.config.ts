// `npm run test:deb`: the Debian package in a clean root.
import { join } from "node:path";
import { defineConfig } from "playwright/test";

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: "deb.ts",
  outputDir: join(import.meta.dirname, "..", "..", "..", "test-results", "deb"),
  workers: 1,
  forbidOnly: true,
  // The first run makes the clean root.
  timeout: 10 * 60_000,
  expect: { timeout: 30_000 },
  reporter: "list",
});
