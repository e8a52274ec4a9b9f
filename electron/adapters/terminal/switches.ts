// Which of Chromium’s own switches Tenantry takes, any other being an error, and which variables it deletes before Chromium starts.

const any = /^/;

/**
 * For the profile’s place, the language, screen readers on Linux, desktops without a GPU, with Wayland or unknown to Chromium, and
 * machines on which Chromium cannot run its sandbox. Each has a pattern for its value. None of them can move a request or weaken a seal.
 */
const allowed: ReadonlyMap<string, RegExp> = new Map([
  ["user-data-dir", any],
  ["lang", any],
  ["force-device-scale-factor", any],
  ["force-renderer-accessibility", any],
  ["disable-gpu", any],
  ["ozone-platform", any],
  ["ozone-platform-hint", any],
  // `basic` would seal with a key that everyone knows.
  ["password-store", /^(?:gnome-libsecret|kwallet[56]?)$/],
  ["no-sandbox", any],
]);

/** What debuggers and tests add. Only a copy with the inspector’s fuse turned on, as the tests use, ever has an inspector. */
const withInspector: ReadonlySet<string> = new Set([
  "inspect",
  "inspect-brk",
  "remote-debugging-port",
  "proxy-server",
  "proxy-bypass-list",
  "host-resolver-rules",
  "log-net-log",
]);

/** Chromium trims an argument before it looks for hyphens, and on Windows it takes a slash for them. */
function asChromiumReads(argument: string, platform: NodeJS.Platform): string {
  const trimmed = argument.trim();
  if (platform === "win32" && trimmed.startsWith("/")) return `--${trimmed.slice(1)}`;
  return trimmed.startsWith("-") ? trimmed : argument;
}

function isSwitch(argument: string, hasInspector: boolean): boolean {
  const [, name = "", value = ""] = /^--([a-z0-9-]+)(?:=(.*))?$/s.exec(argument) ?? [];
  return (allowed.get(name)?.test(value) ?? false) || (hasInspector && withInspector.has(name));
}

export interface Split {
  readonly switches: readonly string[];
  readonly rest: readonly string[];
}

/** Sorts Chromium’s switches out of the arguments. Everything from `--` on belongs to another program. */
export function splitSwitches(
  args: readonly string[],
  hasInspector: boolean,
  platform: NodeJS.Platform = process.platform,
): Split {
  const end = args.indexOf("--");
  const own = (end < 0 ? args : args.slice(0, end)).map((argument) =>
    asChromiumReads(argument, platform),
  );
  const isOurs = (argument: string): boolean => isSwitch(argument, hasInspector);
  return {
    switches: own.filter(isOurs),
    rest: [...own.filter((argument) => !isOurs(argument)), ...args.slice(own.length)],
  };
}

/** `SSLKEYLOGFILE` names a file for the keys of TLS connections; Chromium and NSS write them. */
const dangerous = /^(?:SSLKEYLOGFILE$|NSS_|ELECTRON_|NODE_|CHROME_|GOOGLE_|BREAKPAD_)/i;

/** Electron tells the desktop its name through the first; the second chooses between Wayland and X. */
const kept: ReadonlySet<string> = new Set(["CHROME_DESKTOP", "ELECTRON_OZONE_PLATFORM_HINT"]);

/** Call it before Chromium starts. A process that only runs another program must not: they are that program’s variables. */
export function deleteVariables(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment))
    if (dangerous.test(name) && !kept.has(name)) delete environment[name];
}
