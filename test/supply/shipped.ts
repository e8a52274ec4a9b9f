// Which packages users get: those that a build takes in, the native keyring beside it, and Electron.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createBuilder, type Rolldown, type ViteBuilder } from "vite";
import { z } from "zod";
import { root } from "../desktop/root.ts";

/** The folders, below the checkout, of the packages from which these modules come. */
function packagesAmong(modules: readonly string[]): readonly string[] {
  const folders = modules.flatMap((id) => {
    // A package may bring packages of its own.
    const [, folder] =
      /[\\/](node_modules[\\/](?:.*[\\/]node_modules[\\/])?(?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id) ??
      [];
    return folder === undefined ? [] : [folder.replaceAll("\\", "/")];
  });
  return [...new Set(folders)];
}

const outputsOf = (built: unknown): readonly Rolldown.RolldownOutput[] =>
  [built]
    .flat()
    .filter(
      (one): one is Rolldown.RolldownOutput =>
        typeof one === "object" && one !== null && "output" in one,
    );

/** Builds the three programs, and answers the modules in them. */
export async function buildModules(builder: ViteBuilder): Promise<readonly string[]> {
  const modules: string[] = [];
  for (const environment of Object.values(builder.environments))
    for (const { output } of outputsOf(await builder.build(environment)))
      for (const part of output) if (part.type === "chunk") modules.push(...part.moduleIds);
  return modules;
}

export interface Shipped {
  readonly name: string;
  readonly version: string;
  /** As SPDX writes it; empty if the package does not say. */
  readonly license: string;
  /** Below the checkout. */
  readonly folder: string;
}

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default(""),
});

function shippedFrom(folder: string): Shipped {
  const text = readFileSync(join(root, folder, "package.json"), "utf8");
  return { ...manifest.parse(JSON.parse(text)), folder };
}

/** Those of a build with these modules, in the order of their names. */
export function shippedWith(modules: readonly string[]): readonly Shipped[] {
  // The keyring, and its binary for this system.
  const native = readdirSync(join(root, "node_modules/@napi-rs")).map(
    (name) => `node_modules/@napi-rs/${name}`,
  );
  const folders = [...packagesAmong(modules), ...native, "node_modules/electron"];
  return [...new Set(folders)]
    .map(shippedFrom)
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Builds the production’s programs without writing them. */
export async function shippedPackages(): Promise<readonly Shipped[]> {
  const builder = await createBuilder(
    {
      configFile: join(root, "vite.config.ts"),
      mode: "production",
      logLevel: "error",
      build: { write: false },
    },
    null,
  );
  return shippedWith(await buildModules(builder));
}
