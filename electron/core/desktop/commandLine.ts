// The command line: what it can ask for, and which exit code says how it went.

/** The process’s exit codes, as the README documents them. */
export const exitCodes = {
  success: 0,
  failed: 1,
  usage: 2,
  unknownTenant: 3,
  ambiguous: 4,
  locked: 5,
  notRunning: 6,
  clipboardFailed: 7,
} as const;

export interface Outcome {
  readonly code: (typeof exitCodes)[keyof typeof exitCodes];
  /** For the terminal; never contains a token. */
  readonly text: string;
}

export type CommandLineRequest =
  | { readonly kind: "show" }
  | { readonly kind: "quickPick" }
  | { readonly kind: "copy"; readonly name: string }
  /** A path as it was given, or the URL of a file. */
  | { readonly kind: "open"; readonly path: string }
  | { readonly kind: "help" };

export const usage = `Tenantry

  tenantry                 open the window
  tenantry FILE            open a team file (*.tenantry.json) and see what it changes
  tenantry --quick-pick    open the quick pick
  tenantry --copy NAME     copy the token of the tenant with this whole name, alias or workspace ID

--copy needs Tenantry to be running. Exit codes: 0 copied, 1 failed, 2 wrong arguments, 3 no such tenant,
4 more than one tenant matches, 5 locked, 6 not running, 7 the clipboard could not be written.`;

interface Parsed {
  readonly switches: readonly string[];
  /** Null without `--copy`. */
  readonly name: string | null;
  /** Arguments that are not switches. */
  readonly others: readonly string[];
}

function sort(args: readonly string[]): Parsed {
  const at = args.findIndex((arg) => arg === "--copy" || arg.startsWith("--copy="));
  const given = args[at];
  const isApart = given === "--copy";
  const name = isApart ? (args[at + 1] ?? "") : (given?.slice("--copy=".length) ?? null);
  const rest = given === undefined ? args : args.toSpliced(at, isApart ? 2 : 1);
  return {
    name,
    switches: rest.filter((arg) => arg.startsWith("-")),
    others: rest.filter((arg) => !arg.startsWith("-")),
  };
}

/**
 * Takes `args` without the program’s own name. Answers null for a `--copy` without a name and for any surplus argument, such as the
 * second word of a name without quotes, which could mean another tenant. Skips Chromium’s own switches.
 */
export function parseCommandLine(args: readonly string[]): CommandLineRequest | null {
  const { name, switches, others } = sort(args);
  if (switches.includes("--help")) return { kind: "help" };
  const isQuickPick = switches.includes("--quick-pick");
  if (switches.includes("--copy")) return null;
  const [path, ...more] = others;
  if (path !== undefined)
    return more.length > 0 || isQuickPick || name !== null ? null : { kind: "open", path };
  if (name === null) return isQuickPick ? { kind: "quickPick" } : { kind: "show" };
  return isQuickPick || name.trim() === "" || name.startsWith("--") ? null : { kind: "copy", name };
}
