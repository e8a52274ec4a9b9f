// The entry by which a Linux desktop starts Tenantry at login, in the form of the XDG specifications for autostart and desktop entries.
import { isAbsolute, join } from "node:path";

/** Where each desktop looks for entries of this user. */
export function entryPath(environment: NodeJS.ProcessEnv, home: string, appId: string): string {
  const set = environment["XDG_CONFIG_HOME"] ?? "";
  // A relative path is invalid, and programs must ignore it.
  const folder = isAbsolute(set) ? set : join(home, ".config");
  return join(folder, "autostart", `${appId}.desktop`);
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
};

/** A value of the type “string”. */
const asString = (text: string): string =>
  text.replaceAll(/[\\\n\t\r]/g, (character) => escapes[character] ?? character);

/** An argument in a command line: quoted, and a percent sign doubled, because it would begin a field code. */
const quoted = (argument: string): string =>
  `"${argument.replaceAll(/["`$\\]/g, "\\$&").replaceAll("%", "%%")}"`;

/** GLib looks for the first word as it stands, without undoubling its percent signs, and finds no such program. */
const starterOf = (program: string): readonly string[] =>
  program.includes("%") ? ["/bin/sh", "-c", 'exec "$0" "$@"'] : [];

/** The text of the entry that starts this program with these arguments. The desktop ignores it once the program is gone. */
export function entryText(appId: string, program: string, args: readonly string[]): string {
  return `[Desktop Entry]
Type=Application
Name=Tenantry
Comment=Workspace access tokens for HPE GreenLake MSPs
Exec=${asString([...starterOf(program), program, ...args].map(quoted).join(" "))}
TryExec=${asString(program)}
Icon=${appId}
Terminal=false
X-GNOME-Autostart-enabled=true
`;
}

/** False if the operator has turned the entry off in the desktop’s settings, which keep it and mark it. */
export const startsProgram = (text: string): boolean =>
  !/^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(text);
