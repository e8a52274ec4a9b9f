// Builds the windows, the main process and the preload script into dist/, and for production the licences of what is in them.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createBuilder } from "vite";
import { licencesText } from "../packaging/copyright.ts";
import { buildModules, shippedWith } from "../supply/shipped.ts";
import { root } from "./root.ts";

/** Only a development build accepts the demo’s variable and has DevTools. */
export async function build(mode: "development" | "production"): Promise<void> {
  const configFile = join(root, "vite.config.ts");
  const builder = await createBuilder({ configFile, mode, logLevel: "warn" }, null);
  const modules = await buildModules(builder);
  if (mode === "production")
    await writeFile(join(root, "dist", "licences.txt"), licencesText(shippedWith(modules)));
}
