// What Tenantry can be told on the command line.
export type CommandLineRequest =
  | { readonly kind: "show" }
  | { readonly kind: "quickPick" }
  | { readonly kind: "copy"; readonly name: string }
  | { readonly kind: "help" };

export const usage = `Tenantry

  tenantry                 open the window
  tenantry --quick-pick    open the quick pick
  tenantry --copy NAME     copy the token of the tenant of that name, alias or workspace ID

--copy needs Tenantry to be running. Exit codes: 0 copied, 1 failed, 2 wrong arguments, 3 no such tenant,
4 more than one tenant fits, 5 locked, 6 not running.`;

/** `args` without the program's own name. Null for a --copy that names nobody; Chromium's own switches are skipped. */
export function parseCommandLine(args: readonly string[]): CommandLineRequest | null {
  if (args.includes("--help")) return { kind: "help" };
  const at = args.findIndex((arg) => arg === "--copy" || arg.startsWith("--copy="));
  const given = args[at];
  if (given !== undefined) {
    const name = given === "--copy" ? (args[at + 1] ?? "") : given.slice("--copy=".length);
    return name.trim() === "" || name.startsWith("--") ? null : { kind: "copy", name };
  }
  return args.includes("--quick-pick") ? { kind: "quickPick" } : { kind: "show" };
}
