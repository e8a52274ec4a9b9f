// What Tenantry can be told on the command line.
export type CommandLineRequest =
  | { readonly kind: "show" }
  | { readonly kind: "quickPick" }
  | { readonly kind: "copy"; readonly name: string }
  /** A path as it was given, or a file's URL. */
  | { readonly kind: "open"; readonly path: string }
  | { readonly kind: "help" };

export const usage = `Tenantry

  tenantry                 open the window
  tenantry FILE            open a team file (*.tenantry.json) and see what it changes
  tenantry --quick-pick    open the quick pick
  tenantry --copy NAME     copy the token of the tenant of that name, alias or workspace ID

--copy needs Tenantry to be running. Exit codes: 0 copied, 1 failed, 2 wrong arguments, 3 no such tenant,
4 more than one tenant fits, 5 locked, 6 not running.`;

interface Parsed {
  readonly switches: readonly string[];
  /** Null where there is no --copy. */
  readonly name: string | null;
  /** What stands by itself. */
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
 * `args` without the program's own name. Null for a --copy that names nobody, and for anything beside what is asked for, such as
 * the second word of a name without quotes: another tenant could be meant. Chromium's own switches are skipped.
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
