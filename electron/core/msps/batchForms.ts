// The forms in which several tokens are copied together: JSON, CSV, lines of a .env file, a Postman environment.
import type { BatchForm } from "../../contract/contract.ts";
import { nameCell, quotedCell, withoutControls } from "../base/redact.ts";
import type { Token } from "../base/token.ts";

/** One tenant’s token, and what its reader wants to know about it. */
export interface NamedToken {
  /** The name as the window shows it. */
  readonly tenant: string;
  readonly msp: string;
  readonly token: Token;
  /** Wall clock, ms. */
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  readonly baseUrl: string;
}

const date = (ms: number): string => new Date(ms).toISOString();

/** The documented shape of one token in JSON; `expiresIn` is in seconds from now. */
const tokenRecord = (
  { tenant, msp, token, issuedAtMs, expiresAtMs }: NamedToken,
  nowMs: number,
) => ({
  tenant,
  workspaceId: token.workspaceId,
  msp,
  accessToken: token.value,
  tokenType: "Bearer",
  issuedAt: date(issuedAtMs),
  expiresAt: date(expiresAtMs),
  expiresIn: Math.max(0, Math.floor((expiresAtMs - nowMs) / 1000)),
});

const csv = (tokens: readonly NamedToken[]): string =>
  [
    ["tenant", "workspaceId", "msp", "accessToken", "expiresAt"].map(quotedCell),
    ...tokens.map(({ tenant, msp, token, expiresAtMs }) => [
      nameCell(tenant),
      quotedCell(token.workspaceId),
      nameCell(msp),
      quotedCell(token.value),
      quotedCell(date(expiresAtMs)),
    ]),
  ]
    .map((cells) => `${cells.join(",")}\r\n`)
    .join("");

/** A name as part of a variable’s: `Müller & Söhne` becomes `MULLER_SOHNE`. */
const asVariable = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");

/**
 * What follows the variable’s name, for each token. Tenants whose names look alike are told apart by their IDs, and the same
 * workspace under two MSPs by a number.
 */
export function suffixesOf(tokens: readonly NamedToken[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const { tenant } of tokens)
    uses.set(asVariable(tenant), (uses.get(asVariable(tenant)) ?? 0) + 1);
  const taken = new Set<string>();
  return tokens.map(({ tenant, token }) => {
    const name = asVariable(tenant);
    const isUnique = name !== "" && uses.get(name) === 1;
    const parts = isUnique ? [name] : [name, token.workspaceId.toUpperCase()];
    const suffix = parts.filter((part) => part !== "").join("_");
    let free = suffix;
    for (let number = 2; taken.has(free); number += 1) free = `${suffix}_${number}`;
    taken.add(free);
    return free;
  });
}

/** Also read alike by shells, where a quote ends the text. */
const quoted = (text: string): string => `'${withoutControls(text).replaceAll("'", "")}'`;

function env(tokens: readonly NamedToken[], variable: string): string {
  const suffixes = suffixesOf(tokens);
  return tokens
    .map(({ token }, index) => `${variable}_${suffixes[index] ?? ""}=${quoted(token.value)}\n`)
    .join("");
}

const postmanValue = (key: string, value: string, type: "default" | "secret") => ({
  key,
  value,
  type,
  enabled: true,
});

/** Postman’s export format for environments; `secret` has Postman mask the value. */
function postman(tokens: readonly NamedToken[]): string {
  const suffixes = suffixesOf(tokens);
  const baseUrl = tokens[0]?.baseUrl ?? "";
  const values = tokens.flatMap(({ token }, index) => {
    const suffix = suffixes[index] ?? "";
    return [
      postmanValue(`GREENLAKE_TOKEN_${suffix}`, token.value, "secret"),
      postmanValue(`GREENLAKE_WORKSPACE_ID_${suffix}`, token.workspaceId, "default"),
    ];
  });
  return JSON.stringify(
    {
      name: "GreenLake tokens",
      values: [postmanValue("GREENLAKE_BASE_URL", baseUrl, "default"), ...values],
      _postman_variable_scope: "environment",
    },
    null,
    2,
  );
}

/** `nowMs` is the wall clock; `variable` is the name that lines for an environment begin with, as for a single token. */
export function writeBatch(
  form: BatchForm,
  tokens: readonly NamedToken[],
  nowMs: number,
  variable: string,
): string {
  const writers: Readonly<Record<BatchForm, () => string>> = {
    json: () =>
      JSON.stringify(
        tokens.map((each) => tokenRecord(each, nowMs)),
        null,
        2,
      ),
    csv: () => csv(tokens),
    env: () => env(tokens, variable),
    postman: () => postman(tokens),
  };
  return writers[form]();
}

export const formNames: Readonly<Record<BatchForm, string>> = {
  json: "JSON",
  csv: "CSV",
  env: ".env lines",
  postman: "Postman environment",
};
