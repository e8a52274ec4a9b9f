// Builds window, main process and preload into dist/.
import { join } from "node:path";
import { createBuilder } from "vite";
import { root } from "./root.ts";

/** A development build has the demo's door and DevTools; a production build has neither. */
export async function build(mode: "development" | "production"): Promise<void> {
  const configFile = join(root, "vite.config.ts");
  const builder = await createBuilder({ configFile, mode, logLevel: "warn" }, null);
  await builder.buildApp();
}
