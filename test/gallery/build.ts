// Builds the gallery’s page: the windows’ own code, but with a fake bridge.
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { root } from "../desktop/root.ts";

export const pageFolder = join(root, "test-results", "gallery-page");

export async function buildPage(): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: "./",
    logLevel: "warn",
    plugins: [react()],
    define: { DEVELOPMENT_BUILD: "false", APP_VERSION: JSON.stringify("1.0.0") },
    build: {
      outDir: pageFolder,
      emptyOutDir: true,
      target: "chrome130",
      modulePreload: false,
      minify: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: join(import.meta.dirname, "gallery.html") },
    },
  });
}
