// Holds what users get, and what an installation may run, to the lists that are approved.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../desktop/root.ts";
import { billOf } from "./sbom.ts";
import { type Shipped, shippedPackages } from "./shipped.ts";

/** Licences that ask for no more than their own text, in SPDX’s spelling. */
const accepted: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
]);

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().default(false),
      link: z.boolean().default(false),
    }),
  ),
});
const lock = lockShape.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
const locked = Object.entries(lock.packages).filter(([folder]) => folder !== "");

describe("what users get", () => {
  let shipped: readonly Shipped[] = [];
  beforeAll(async () => {
    shipped = await shippedPackages();
  }, 60_000);

  it("comes under licences that are accepted", () => {
    const others = shipped.filter(({ license }) => !accepted.has(license));
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it("is Electron, the native keyring and what the build takes in, nothing else", () => {
    const names = shipped.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["electron", "@napi-rs/keyring", "react", "zod"]));
    // Without a feed, a build has no code for updates.
    for (const name of ["vite", "vitest", "playwright", "typescript", "electron-updater"])
      expect(names).not.toContain(name);
  });

  it("is what package-lock.json names, in that version", () => {
    const differing = shipped.filter(
      ({ folder, version }) => lock.packages[folder]?.version !== version,
    );
    expect(differing.map(({ name }) => name)).toEqual([]);
  });

  it("has a bill of materials with each package once, and with what each needs", () => {
    const component = ({ name, version }: Pick<Shipped, "name" | "version">) => ({
      "bom-ref": `${name}@${version}`,
      name,
      version,
    });
    const all = [...shipped.map(component), component({ name: "vitest", version: "4.0.0" })];
    const bill = billOf(shipped, {
      metadata: { component: component({ name: "folder", version: "0.1.0" }) },
      components: all,
      dependencies: [{ ref: "folder@0.1.0", dependsOn: all.map((one) => one["bom-ref"]) }],
    });
    expect(bill.components.map(({ name }) => name)).toEqual(shipped.map(({ name }) => name));
    expect(bill.metadata.component.name).toBe("tenantry");
    expect(bill.dependencies[0]?.dependsOn).toHaveLength(shipped.length);
  });
});

describe("an installation", () => {
  it("takes every package from the registry, in the version and with the digest that are locked", () => {
    const loose = locked.filter(
      ([, { integrity, resolved, link }]) =>
        link || resolved !== undefined || integrity?.startsWith("sha512-") !== true,
    );
    expect(loose.map(([folder]) => folder)).toEqual([]);
  });

  it("runs no script of a package that is not named in package.json", () => {
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = scripted.map(([folder]) => folder.replace(/^.*node_modules\//, ""));
    expect(names.toSorted()).toEqual(Object.keys(packageJson.allowScripts).toSorted());
  });

  it("turns an install script that is not named into an error", () => {
    expect(readFileSync(join(root, ".npmrc"), "utf8").split("\n")).toContain(
      "strict-allow-scripts=true",
    );
  });
});
