// The copyright file of the packages: the licences of Tenantry and of everything bundled with it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../desktop/root.ts";
import type { Shipped } from "../supply/shipped.ts";

const apache = "Apache-2.0";
const isLicence = (file: string): boolean => /^(licen[cs]e|copying|notice)\b/i.test(file);

/** Debian wants common licences named, not repeated. */
const common = `Licensed under the Apache License, Version 2.0, which is in /usr/share/common-licenses/Apache-2.0.`;

function termsOf({ folder, license }: Shipped): string {
  const files = readdirSync(join(root, folder)).filter(isLicence).toSorted();
  const own = license === apache ? files.filter((file) => /^notice/i.test(file)) : files;
  const texts = own.map((file) => readFileSync(join(root, folder, file), "utf8").trim());
  return [...(license === apache ? [common] : []), ...texts].join("\n\n");
}

export function copyrightText(shipped: readonly Shipped[]): string {
  const parts = shipped.map((one) => {
    const { name, version, license } = one;
    return `${name} ${version} (${license})\n\n${termsOf(one)}`;
  });
  const head = `Tenantry: https://github.com/tenantry/tenantry

Copyright Tenantry contributors

${common}

Tenantry contains the works that follow. The licences of what Electron itself contains, Chromium, Node.js and FFmpeg among it,
are in /usr/lib/tenantry/LICENSES.chromium.html.`;
  return `${[head, ...parts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
