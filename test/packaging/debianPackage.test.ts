// What the Debian package tells the system about Tenantry agrees with itself and with the program.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { commandInfos } from "../../electron/adapters/terminal/commands.ts";
import { exitCodes } from "../../electron/core/base/exitCodes.ts";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../desktop/root.ts";
import { copyrightText, licencesText } from "./copyright.ts";
import { manPage } from "./manPage.ts";
import { appId, linuxFolder } from "./names.ts";

const kept = (name: string): string => readFileSync(join(linuxFolder, name), "utf8");
const all = (text: string, pattern: RegExp): readonly string[] =>
  Array.from(text.matchAll(pattern), ([, found]) => found ?? "");

const builder = z
  .object({ appId: z.string(), fileAssociations: z.array(z.object({ mimeType: z.string() })) })
  .parse(parse(readFileSync(join(root, "electron-builder.yml"), "utf8")));

describe("the Debian package", () => {
  const entry = kept(`${appId}.desktop`);
  const metainfo = kept(`${appId}.metainfo.xml`);

  it("gives the desktop one name for Tenantry: of its entry, its windows, its icon and its metadata", () => {
    expect(builder.appId).toBe(appId);
    expect(all(entry, /^(?:StartupWMClass|Icon)=(.*)$/gm)).toEqual([appId, appId]);
    expect(all(metainfo, /<(?:id|icon type="stock")>(.*)</g)).toEqual([appId, appId]);
    expect(metainfo).toContain(`>${packageJson.desktopName}</launchable>`);
  });

  it("associates team files of both names with that entry", () => {
    const types = all(kept(`${appId}.xml`), /<mime-type type="([^"]+)"/g);
    expect(all(kept(`${appId}.xml`), /<glob pattern="([^"]+)"/g)).toEqual([
      "*.tenantry",
      "*.tenantry.json",
    ]);
    expect(all(entry, /^MimeType=(.*);$/gm)).toEqual(types);
    expect(all(metainfo, /<mediatype>(.*)</g)).toEqual(types);
    expect(new Set(builder.fileAssociations.map(({ mimeType }) => mimeType))).toEqual(
      new Set(types),
    );
  });

  it("starts what its desktop entry names with commands that exist", () => {
    const commands = all(entry, /^Exec=tenantry (\w+)$/gm);
    expect(commands).toEqual(["pick", "lock"]);
    expect(Object.keys(commandInfos)).toEqual(expect.arrayContaining([...commands]));
  });

  it("has a man page with every command, option and exit code", () => {
    const page = manPage();
    expect(all(page, /^\.SS (.*)$/gm)).toEqual(Object.keys(commandInfos));
    const text = page.replaceAll("\\-", "-");
    for (const { options } of Object.values(commandInfos))
      for (const name of Object.keys(options)) expect(text).toContain(`--${name}`);
    expect(all(page.split(".SH EXIT STATUS")[1] ?? "", /^\.B (\d+)$/gm).map(Number)).toEqual(
      Object.values(exitCodes),
    );
  });

  it("contains the licence of each work that is bundled, and names Apache’s", () => {
    const licence = "node_modules/zod/LICENSE";
    const text = copyrightText([
      { name: "zod", version: "1.2.3", license: "MIT", folder: "node_modules/zod" },
      { name: "other", version: "4.5.6", license: "Apache-2.0", folder: "node_modules/typescript" },
    ]);
    expect(text).toContain(
      `zod 1.2.3 (MIT)\n\n${readFileSync(join(root, licence), "utf8").trim()}`,
    );
    expect(text).toContain("other 4.5.6 (Apache-2.0)\n\nLicensed under the Apache License");
    // lintian refuses a copy of that licence.
    expect(text).not.toContain("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION");
  });

  it("brings the same licences as every other package, which says itself what Apache’s are", () => {
    const other = {
      name: "other",
      version: "4.5.6",
      license: "Apache-2.0",
      folder: "node_modules/typescript",
    };
    const text = licencesText([other]);
    expect(text).toContain("other 4.5.6 (Apache-2.0)\n\nLicensed under the Apache License");
    expect(text).not.toContain("/usr/");
    expect(text.trim().endsWith(readFileSync(join(root, "LICENSE"), "utf8").trim())).toBe(true);
  });

  it("lets the installed program use user namespaces under AppArmor", () => {
    expect(kept("apparmor")).toMatch(/^profile tenantry \/usr\/lib\/tenantry\/tenantry /m);
  });
});
