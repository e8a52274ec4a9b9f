// What electron-builder makes of its configuration: every package with its options. The release workflow builds them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DebugLogger } from "builder-util";
import { getConfig, validateConfiguration } from "app-builder-lib/out/util/config/config.js";
import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../desktop/root.ts";
import { maintainer } from "./names.ts";

const config = await getConfig(root, "electron-builder.yml", null);

describe("electron-builder’s configuration", () => {
  it("is one that electron-builder accepts", async () => {
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
    const wrong = { ...config, nsis: { ...config.nsis, perUser: true } };
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(
      "configuration.nsis should be",
    );
  });

  it("makes an AppImage and an rpm for Linux", () => {
    expect(config.linux).toMatchObject({ target: ["AppImage", "rpm"], maintainer });
    // Without it there is no rpm.
    expect(packageJson.homepage).toMatch(/^https:/);
    expect(config.rpm?.depends).toContain("(libsecret or libsecret-1-0)");
  });

  it("makes an installer for Windows that needs no administrator, and a portable program", () => {
    expect(config.win).toMatchObject({
      target: [
        { target: "nsis", arch: "x64" },
        { target: "portable", arch: "x64" },
      ],
      requestedExecutionLevel: "asInvoker",
    });
    expect(config.nsis).toMatchObject({
      oneClick: true,
      perMachine: false,
      packElevateHelper: false,
      deleteAppDataOnUninstall: false,
    });
    expect(config.portable).toMatchObject({ requestExecutionLevel: "user" });
  });

  it("makes a disk image and an archive for macOS, for both processors, with the hardened runtime", () => {
    expect(config.mac).toMatchObject({
      target: [
        { target: "dmg", arch: "universal" },
        { target: "zip", arch: "universal" },
      ],
      hardenedRuntime: true,
      preAutoEntitlements: false,
    });
    // With false it would not notarise, whatever the environment holds.
    expect(config.mac?.notarize).toBeUndefined();
  });

  it("asks macOS for one exception from the hardened runtime, that for compiled code", () => {
    const { entitlements, entitlementsInherit } = config.mac ?? {};
    expect(entitlementsInherit).toBe(entitlements);
    const text = readFileSync(join(root, entitlements ?? ""), "utf8");
    expect([...text.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual([
      "com.apple.security.cs.allow-jit",
    ]);
  });

  it("names each package after its version, and the two of Windows apart", () => {
    const { appImage, rpm, mac, nsis, portable } = config;
    for (const options of [appImage, rpm, mac, nsis, portable])
      expect(options?.artifactName).toMatch(/^tenantry-\$\{version\}.*\$\{ext\}$/);
    expect(nsis?.artifactName).not.toBe(portable?.artifactName);
  });

  it("associates team files by a last suffix on Windows and macOS, and by both names on Linux", () => {
    expect(config.fileAssociations).toMatchObject([{ ext: "tenantry" }]);
    expect(config.linux?.fileAssociations).toMatchObject([{ ext: "tenantry.json" }]);
  });
});
