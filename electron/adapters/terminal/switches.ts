// Which of Chromium’s own switches Tenantry takes; every other one is an error.

/** For the profile’s place, for desktops without a GPU or with Wayland, and for networks with a proxy of their own. */
const allowed: ReadonlySet<string> = new Set([
  "user-data-dir",
  "ozone-platform",
  "ozone-platform-hint",
  "enable-features",
  "disable-features",
  "disable-gpu",
  "force-device-scale-factor",
  "lang",
  "no-sandbox",
  "password-store",
  "proxy-server",
  "proxy-bypass-list",
  "proxy-pac-url",
  "no-proxy-server",
  "host-resolver-rules",
]);

/** What a debugger adds. Only a copy with the inspector’s fuse turned on, as the tests use, ever has an inspector. */
const ofInspector = /^(?:inspect(?:-brk)?|remote-debugging-port)$/;

const nameOf = (argument: string): string | null =>
  /^--([a-z0-9-]+)(?:=|$)/.exec(argument)?.[1] ?? null;

export interface Split {
  readonly switches: readonly string[];
  readonly rest: readonly string[];
}

/** Sorts Chromium’s switches out of the arguments. Everything from `--` on belongs to another program. */
export function splitSwitches(args: readonly string[], hasInspector: boolean): Split {
  const end = args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  const isSwitch = (argument: string): boolean => {
    const name = nameOf(argument);
    return name !== null && (allowed.has(name) || (hasInspector && ofInspector.test(name)));
  };
  return {
    switches: own.filter(isSwitch),
    rest: [...own.filter((argument) => !isSwitch(argument)), ...args.slice(own.length)],
  };
}
