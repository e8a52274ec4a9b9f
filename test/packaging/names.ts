// The names by which the packages and the desktop know Tenantry, and where its files for Linux are kept.
import { join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../desktop/root.ts";

export const appId = packageJson.desktopName.replace(/\.desktop$/, "");
export const maintainer = `${packageJson.author} <tenantry@users.noreply.github.com>`;
export const packageName = `tenantry_${packageJson.version}_amd64.deb`;
export const linuxFolder = join(root, "electron", "linux");
