// Builds the windows, the main process and the preload script into dist/.
import { join } from "node:path";
import { createBuilder } from "vite";
import { root } from "./root.ts";

/** Only a development build accepts the demo’s variable and has DevTools. */
export async function build(mode: "development" | "production"): Promise<void> {
  const configFile = join(root, "vite.config.ts");
  const builder = await createBuilder({ configFile, mode, logLevel: "warn" }, null);
  await builder.buildApp();
}
