// How a value is written in each shell, outside quotes and inside either kind.
import type { Shell } from "../../contract/contract.ts";
import type { Context } from "./slots.ts";

const singleQuotes = /['\u2018-\u201B]/g;
const specialInDouble = /["`$\u201C-\u201E]/g;

function quotePosix(value: string, context: Context): string {
  const inside = value.replaceAll("'", `'\\''`);
  if (context === "single") return inside;
  // Nothing is safe inside double quotes, history expansion included: they are left and taken up again.
  return context === "double" ? `"'${inside}'"` : `'${inside}'`;
}

/** PowerShell takes typographic quotes for quotes. */
function quotePowershell(value: string, context: Context): string {
  if (context === "double") return value.replaceAll(specialInDouble, "`$&");
  const inside = value.replaceAll(singleQuotes, "$&$&");
  return context === "single" ? inside : `'${inside}'`;
}

/** JSON's strings are YAML's too. */
function quoteYaml(value: string, context: Context): string {
  if (context === "single") return value.replaceAll("'", "''");
  const quoted = JSON.stringify(value);
  return context === "double" ? quoted.slice(1, -1) : quoted;
}

const quotes: Readonly<Record<Shell, (value: string, context: Context) => string>> = {
  plain: (value) => value,
  posix: quotePosix,
  powershell: quotePowershell,
  yaml: quoteYaml,
};

export const quote = (value: string, shell: Shell, context: Context): string =>
  quotes[shell](value, context);
