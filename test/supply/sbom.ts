// `npm run sbom`: writes a bill of materials (CycloneDX 1.5) of what users get, into release/.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import packageJson from "../../package.json" with { type: "json" };
import { command } from "../desktop/command.ts";
import { root } from "../desktop/root.ts";
import { runOrThrow } from "../desktop/run.ts";
import { type Shipped, shippedPackages } from "./shipped.ts";

const componentShape = z.looseObject({
  "bom-ref": z.string(),
  name: z.string(),
  version: z.string(),
});
const billShape = z.looseObject({
  metadata: z.looseObject({ component: componentShape }),
  components: z.array(componentShape),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});
export type Bill = z.infer<typeof billShape>;

/** npm’s bill of the whole package-lock.json, from which it needs no network. */
async function lockedBill(): Promise<Bill> {
  const args = [
    "sbom",
    "--sbom-format=cyclonedx",
    "--sbom-type=application",
    "--package-lock-only",
    // A build sets NODE_ENV, by which npm leaves out what is installed for development only.
    "--include=dev",
  ];
  return billShape.parse(JSON.parse(await runOrThrow("npm", args, { cwd: root })));
}

/** Keeps the shipped packages and what connects them. Throws if the lock does not know one in the version that is installed. */
export function billOf(shipped: readonly Shipped[], locked: Bill): Bill {
  const components = shipped.map(({ name, version }) => {
    const found = locked.components.find((one) => one.name === name && one.version === version);
    if (found === undefined) throw new Error(`package-lock.json has no ${name} ${version}.`);
    // npm calls whatever a build bundles optional, because it is installed for development only.
    return { ...found, scope: "required" };
  });
  const main = locked.metadata.component;
  const kept = new Set([main, ...components].map((one) => one["bom-ref"]));
  return {
    ...locked,
    metadata: { ...locked.metadata, component: { ...main, name: packageJson.name } },
    components,
    dependencies: locked.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) })),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await command(async () => {
    const bill = billOf(await shippedPackages(), await lockedBill());
    const path = join("release", "tenantry.cdx.json");
    await mkdir(join(root, "release"), { recursive: true });
    await writeFile(join(root, path), `${JSON.stringify(bill, undefined, 2)}\n`);
    console.log(`${path}: ${bill.components.length} packages`);
    return 0;
  });
