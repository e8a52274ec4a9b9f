// The files of the Debian package beside the application, below `/`.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { completionScript } from "../../electron/adapters/terminal/completion.ts";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../desktop/root.ts";
import { runOrThrow } from "../desktop/run.ts";
import { shippedPackages } from "../supply/shipped.ts";
import { copyrightText } from "./copyright.ts";
import { manPage } from "./manPage.ts";
import { appId, linuxFolder, maintainer } from "./names.ts";

/** Pixels. */
const iconSizes = [16, 22, 24, 32, 48, 64, 128, 256, 512] as const;

const kept: Readonly<Record<string, string>> = {
  [`applications/${appId}.desktop`]: `${appId}.desktop`,
  [`metainfo/${appId}.metainfo.xml`]: `${appId}.metainfo.xml`,
  [`mime/packages/${appId}.xml`]: `${appId}.xml`,
  "lintian/overrides/tenantry": "lintian-overrides",
  "tenantry/apparmor": "apparmor",
};

/** Without the time and the name that gzip would add, so that the same page gives the same bytes. */
const zipped = (text: string): Buffer => gzipSync(text, { level: 9 });

/** Debian’s form wants a date (RFC 5322), here that of the last commit. */
async function changelog(): Promise<string> {
  const date = await runOrThrow("git", ["log", "-1", "--format=%cD"], { cwd: root });
  return `tenantry (${packageJson.version}) stable; urgency=medium

  * New release: https://github.com/tenantry/tenantry/releases

 -- ${maintainer}  ${date.trim()}
`;
}

async function written(): Promise<Readonly<Record<string, string | Buffer>>> {
  return {
    "bash-completion/completions/tenantry": completionScript("bash"),
    "zsh/vendor-completions/_tenantry": completionScript("zsh"),
    "fish/vendor_completions.d/tenantry.fish": completionScript("fish"),
    "man/man1/tenantry.1.gz": zipped(manPage()),
    "doc/tenantry/changelog.gz": zipped(await changelog()),
    "doc/tenantry/copyright": copyrightText(await shippedPackages()),
  };
}

async function drawIcons(hicolor: string): Promise<void> {
  const drawing = join(root, "electron", "icons", "icon.svg");
  for (const size of iconSizes.map(String)) {
    const folder = join(hicolor, `${size}x${size}`, "apps");
    await mkdir(folder, { recursive: true });
    const icon = join(folder, `${appId}.png`);
    await runOrThrow("rsvg-convert", ["-w", size, "-h", size, "-o", icon, drawing]);
  }
  await mkdir(join(hicolor, "scalable", "apps"), { recursive: true });
  await copyFile(drawing, join(hicolor, "scalable", "apps", `${appId}.svg`));
}

/** Writes them below this folder. */
export async function writeFiles(folder: string): Promise<void> {
  const share = join(folder, "usr", "share");
  const put = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(share, path)), { recursive: true });
    await writeFile(join(share, path), content);
  };
  for (const [path, name] of Object.entries(kept))
    await put(path, await readFile(join(linuxFolder, name)));
  for (const [path, content] of Object.entries(await written())) await put(path, content);
  await drawIcons(join(share, "icons", "hicolor"));
}
