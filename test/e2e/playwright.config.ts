// The end-to-end tests run the packaged application in two desktop sessions at a time.
import { join } from "node:path";
import { defineConfig } from "playwright/test";

const results = join(import.meta.dirname, "..", "..", "test-results");
const report = process.env["TENANTRY_PLAYWRIGHT_REPORT"];

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(results, "e2e"),
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: report === undefined ? "list" : [["list"], ["json", { outputFile: report }]],
});
