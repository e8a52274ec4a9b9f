// Configures the session’s D-Bus.
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const services = "/usr/share/dbus-1/services";
/** The keyring’s question for its password, the settings of panel and window manager, and the notifications. */
const activatable = [
  "org.gnome.keyring.SystemPrompter.service",
  "org.xfce.Xfconf.service",
  "org.xfce.xfce4-notifyd.Notifications.service",
] as const;

const configuration = (folder: string): string => `<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <servicedir>${folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/**
 * Writes the configuration and returns its path. D-Bus may start these services only: the machine’s own would bring a
 * locked keyring into a session that must have none, and would leave its socket in /tmp.
 */
export async function configureBus(sessionFolder: string): Promise<string> {
  const folder = join(sessionFolder, "bus");
  await mkdir(folder);
  for (const name of activatable) await copyFile(join(services, name), join(folder, name));
  const file = join(folder, "session.conf");
  await writeFile(file, configuration(folder));
  return file;
}
