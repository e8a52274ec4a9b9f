// The licences of Tenantry and of everything bundled with it: for every package, and as the Debian package’s copyright file.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../desktop/root.ts";
import type { Shipped } from "../supply/shipped.ts";

const apache = "Apache-2.0";
const isLicence = (file: string): boolean => /^(licen[cs]e|copying|notice)\b/i.test(file);

interface Places {
  /** Where the Apache License is. */
  readonly apache: string;
  /** Where the licences of what Electron contains are. */
  readonly chromium: string;
}

const apacheIn = ({ apache: place }: Places): string =>
  `Licensed under the Apache License, Version 2.0, which is ${place}.`;

function termsOf({ folder, license }: Shipped, places: Places): string {
  const files = readdirSync(join(root, folder)).filter(isLicence).toSorted();
  const own = license === apache ? files.filter((file) => /^notice/i.test(file)) : files;
  const texts = own.map((file) => readFileSync(join(root, folder, file), "utf8").trim());
  return [...(license === apache ? [apacheIn(places)] : []), ...texts].join("\n\n");
}

function licences(shipped: readonly Shipped[], places: Places): readonly string[] {
  const parts = shipped.map((one) => {
    const { name, version, license } = one;
    return `${name} ${version} (${license})\n\n${termsOf(one, places)}`;
  });
  const head = `Tenantry: https://github.com/tenantry/tenantry

Copyright Tenantry contributors

${apacheIn(places)}

Tenantry contains the works that follow. The licences of what Electron itself contains, Chromium, Node.js and FFmpeg among it,
are ${places.chromium}.`;
  return [head, ...parts];
}

const joined = (parts: readonly string[]): string => `${parts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;

/** Debian wants common licences named, not repeated. */
export const copyrightText = (shipped: readonly Shipped[]): string =>
  joined(
    licences(shipped, {
      apache: "in /usr/share/common-licenses/Apache-2.0",
      chromium: "in /usr/lib/tenantry/LICENSES.chromium.html",
    }),
  );

/** What “Show licences” opens. */
export const licencesText = (shipped: readonly Shipped[]): string =>
  joined([
    ...licences(shipped, {
      apache: "at the end of this file",
      chromium: "in LICENSES.chromium.html, which Electron’s release brings",
    }),
    readFileSync(join(root, "LICENSE"), "utf8").trim(),
  ]);
