// The gallery’s own fonts, the same on every machine: one for each script, whatever else is installed.
import { existsSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

const folder = "/usr/share/fonts/truetype";

const files = [
  `${folder}/open-sans/OpenSans-Regular.ttf`,
  `${folder}/open-sans/OpenSans-Semibold.ttf`,
  `${folder}/open-sans/OpenSans-Bold.ttf`,
  `${folder}/dejavu/DejaVuSans.ttf`,
  `${folder}/dejavu/DejaVuSansMono.ttf`,
  `${folder}/droid/DroidSansFallbackFull.ttf`,
  `${folder}/noto/NotoColorEmoji.ttf`,
];

const alias = (family: string, ...prefer: readonly string[]): string =>
  `<match><test name="family"><string>${family}</string></test><edit name="family" mode="assign_replace">${prefer
    .map((name) => `<string>${name}</string>`)
    .join("")}</edit></match>`;

const sans = ["Open Sans", "DejaVu Sans", "Droid Sans Fallback", "Noto Color Emoji"];

const configuration = (fonts: string, cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${fonts}</dir>
<cachedir>${cache}</cachedir>
${["system-ui", "sans-serif", "Sans", "sans"].map((name) => alias(name, ...sans)).join("\n")}
${["ui-monospace", "monospace"].map((name) => alias(name, "DejaVu Sans Mono")).join("\n")}
<match target="font">
<edit name="antialias"><bool>true</bool></edit>
<edit name="hinting"><bool>false</bool></edit>
<edit name="rgba"><const>none</const></edit>
</match>
</fontconfig>
`;

/** Writes fontconfig’s file into the folder and returns its path. */
export async function chooseFonts(into: string): Promise<string> {
  const fonts = join(into, "fonts");
  await mkdir(fonts);
  for (const file of files) {
    if (!existsSync(file)) throw new Error(`The gallery needs the font ${file}.`);
    await symlink(file, join(fonts, basename(file)));
  }
  const path = join(into, "fonts.conf");
  await writeFile(path, configuration(fonts, join(into, "font-cache")));
  return path;
}
