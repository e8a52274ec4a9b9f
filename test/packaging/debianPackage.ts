// Makes the Debian package of a packaged application.
import { join } from "node:path";
import { Installer, type Relations } from "electron-installer-debian";
import packageJson from "../../package.json" with { type: "json" };
import { writeFiles } from "./debianFiles.ts";
import { linuxFolder, maintainer, packageName } from "./names.ts";

/** What Electron links and loads; each name with 64-bit time is that of Debian 13 and Ubuntu 24.04. */
const relations: Relations = {
  depends: [
    "libasound2 | libasound2t64",
    "libatspi2.0-0 | libatspi2.0-0t64",
    "libc6 (>= 2.34)",
    "libdrm2",
    "libgbm1",
    "libgtk-3-0 | libgtk-3-0t64",
    "libnotify4",
    "libnss3",
    "libsecret-1-0",
    "libuuid1",
    "libxcb-dri3-0",
    "libxss1",
    "libxtst6",
    "xdg-utils",
  ],
  recommends: [
    "desktop-file-utils",
    // One of them keeps the key that seals the client secret.
    "gnome-keyring | kwalletmanager | keepassxc | org.freedesktop.secrets",
    "shared-mime-info",
  ],
  suggests: [],
};

const description = `Gets a token for an MSP workspace, exchanges it for a tenant's token (RFC 8693)
and puts that where you need it: on the clipboard, in the terminal or in a
program's environment. The system's keyring seals the client secret.`;

class TenantryInstaller extends Installer {
  override get contentFunctions(): readonly string[] {
    const ours = ["copyApplication", "createBinarySymlink", "createControl", "copyScripts"];
    return [...ours, "addFiles"];
  }
  addFiles(): Promise<void> {
    return writeFiles(this.stagingDir);
  }
  /** The defaults name packages of Electron’s early days. */
  override generateOptions(): void {
    super.generateOptions();
    Object.assign(this.options, relations);
  }
}

/** Packages the application in `src` and returns the path of the package in `dest`. Needs a umask of 022. */
export async function makeDebianPackage(src: string, dest: string): Promise<string> {
  const installer = new TenantryInstaller({
    src,
    dest,
    rename: (folder) => join(folder, packageName),
    logger: () => undefined,
    options: {
      name: packageJson.name,
      bin: packageJson.name,
      arch: "amd64",
      version: packageJson.version,
      section: "utils",
      maintainer,
      homepage: "https://github.com/tenantry/tenantry",
      description: packageJson.description,
      productDescription: description,
      compression: "xz",
      scripts: {
        postinst: join(linuxFolder, "postinst"),
        prerm: join(linuxFolder, "prerm"),
      },
    },
  });
  await installer.generateDefaults();
  installer.generateOptions();
  await installer.createStagingDir();
  await installer.createContents();
  await installer.createPackage();
  await installer.movePackage();
  return join(dest, packageName);
}
