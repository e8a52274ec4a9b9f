// The gallery’s tests: two windows draw the states in turn.
import { join } from "node:path";
import { defineConfig } from "playwright/test";

const report = process.env["TENANTRY_PLAYWRIGHT_REPORT"];

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, "..", "..", "test-results", "gallery-tests"),
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  globalSetup: join(import.meta.dirname, "globalSetup.ts"),
  // A new picture is drawn on request only: `--update-snapshots`.
  updateSnapshots: "none",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: report === undefined ? "list" : [["list"], ["json", { outputFile: report }]],
});
