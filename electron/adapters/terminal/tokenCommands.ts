// Reads what follows `token` and `exec`.
import type { TokenRequest } from "../../core/terminal/terminal.ts";
import { asking, type Command, type Given } from "./command.ts";

const longestLifeMs = 24 * 60 * 60 * 1000;
const unitsMs = { s: 1_000, m: 60_000, h: 3_600_000 } as const;
type Unit = keyof typeof unitsMs;
const isUnit = (unit: string): unit is Unit => Object.hasOwn(unitsMs, unit);

/** `90`, `90s`, `5m` or `1h` in ms; null for anything else and for more than a day. */
function durationMs(given: string): number | null {
  const [, digits = "", unit = ""] = /^(\d{1,6})([smh]?)$/.exec(given) ?? [];
  const scale = isUnit(unit) ? unitsMs[unit] : unitsMs.s;
  const ms = digits === "" ? null : Number(digits) * scale;
  return ms === null || ms > longestLifeMs ? null : ms;
}

/** The request that `token` and `exec` share, or what is wrong. */
function tokenRequest(given: Given, names: readonly string[]): TokenRequest | string {
  const life = given.text("min-life");
  const minimumLifeMs = life === null ? null : durationMs(life);
  if (life !== null && minimumLifeMs === null)
    return "--min-life takes a time such as 90s, 5m or 1h.";
  const all = given.flag("all");
  const format = given.text("as");
  const msp = given.text("msp");
  if (names.some((name) => name.trim() === "")) return "A NAME is empty.";
  if (all && names.length > 0) return "Give either NAME or --all.";
  if (!all && names.length === 0 && msp === null)
    return "Name a tenant, or use --all, or --msp for the MSP’s own token.";
  if (format !== null && (all || names.length > 1))
    return "--as takes one NAME: several tokens are printed as JSON, one a line.";
  if (format !== null && given.flag("json")) return "Choose either --as or --json.";
  return {
    kind: "token",
    names: [...names],
    all,
    // A bare --msp means the only MSP.
    msp: msp === "" ? null : msp,
    format,
    json: given.flag("json"),
    minimumLifeMs,
    program: null,
  };
}

/** What `exec` sets beside the token. */
const otherVariables = /^GREENLAKE_(?:WORKSPACE_ID|BASE_URL|CENTRAL_URL|TOKEN_EXPIRES_AT)$/i;

const isVariable = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);

export function readToken(given: Given): Command | string {
  if (given.after !== null) return "Only exec takes a COMMAND after --.";
  const request = tokenRequest(given, given.words);
  if (typeof request === "string") return request;
  return given.flag("from-env") ? { kind: "fromEnvironment", request } : asking(request, given);
}

export function readExec(given: Given): Command | string {
  const [command, ...args] = given.after ?? [];
  if (command === undefined || command === "") return "Put the COMMAND after --.";
  if (given.words.length > 1) return "exec takes one NAME.";
  const variable = given.text("set") ?? "GREENLAKE_TOKEN";
  if (!isVariable(variable)) return "--set takes the name of an environment variable.";
  if (otherVariables.test(variable)) return `exec sets ${variable} to something else.`;
  const wanted = tokenRequest(given, given.words);
  if (typeof wanted === "string") return wanted;
  const program = { command, args, variable };
  const request = { ...wanted, json: true, program: command.slice(0, 1_000) };
  return given.flag("from-env")
    ? { kind: "fromEnvironment", request, program }
    : asking(request, given, program);
}
