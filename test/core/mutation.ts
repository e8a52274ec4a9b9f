// Which tests `npm run mutate` runs against each mutant: those of the rooms that it changes.
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  define: { DEVELOPMENT_BUILD: "false", APP_VERSION: JSON.stringify("0.0.0") },
  test: {
    root: join(import.meta.dirname, "..", ".."),
    include: ["test/core/{tokens,greenlake,credentials}/**/*.test.ts"],
    isolate: false,
    testTimeout: 20_000,
  },
});
