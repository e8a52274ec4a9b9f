// The built-in formats: each quotes its values for the shell or language that will read them.
import { stringify } from "yaml";
import type { CopyFormat, Result } from "../../contract/contract.ts";
import { ok } from "../base/result.ts";
import { type CopyValues, withoutControls } from "./template.ts";

export interface Format extends CopyFormat {
  /** Errors: only a template’s, those of `fillTemplate`. */
  readonly write: (values: CopyValues) => Result<string>;
}

type Written = Pick<CopyValues, "token" | "workspaceId" | "baseUrl">;

const format = (id: string, name: string, write: (values: Written) => string): Format => ({
  id,
  name,
  write: ({ token, workspaceId, baseUrl }) =>
    ok(
      write({
        token: withoutControls(token),
        workspaceId: withoutControls(workspaceId),
        baseUrl: withoutControls(baseUrl),
      }),
    ),
});

/** Quotes and backslashes stand outside the quotes, where bash, dash, zsh and fish all read `\` alike. */
const posix = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`'\$&'`)}'`;

/** PowerShell takes typographic single quotes for plain ones. */
const powershell = (text: string): string => `'${text.replaceAll(/['\u2018-\u201B]/g, "$&$&")}'`;

/** A call that works with every tenant’s token: it reads the workspace’s own details. */
const details = ({ baseUrl, workspaceId }: Written): string =>
  `${baseUrl}/workspaces/v1/workspaces/${workspaceId}`;

const pycentral = ({ baseUrl, workspaceId, token }: Written): string =>
  stringify(
    { unified: { base_url: baseUrl, workspace_id: workspaceId, access_token: token } },
    { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 },
  );

export const raw = format("raw", "Token", ({ token }) => token);

/** Commands begin with a space, which keeps them out of the history of shells set to `HISTCONTROL=ignorespace`. */
export const builtInFormats: readonly Format[] = [
  raw,
  format("header", "Authorization header", ({ token }) => `Authorization: Bearer ${token}`),
  format(
    "curl",
    "curl command",
    (values) =>
      ` curl --silent --show-error --header ${posix(`Authorization: Bearer ${values.token}`)} ${posix(details(values))}`,
  ),
  format(
    "powershell",
    "PowerShell command",
    (values) =>
      ` Invoke-RestMethod -Uri ${powershell(details(values))} -Headers @{ Authorization = ${powershell(`Bearer ${values.token}`)} }`,
  ),
  format(
    "httpie",
    "HTTPie command",
    (values) =>
      ` http GET ${posix(details(values))} ${posix(`Authorization:Bearer ${values.token}`)}`,
  ),
  format("export", "export line", ({ token }) => ` export GREENLAKE_TOKEN=${posix(token)}`),
  format("env", ".env line", ({ token }) => `GREENLAKE_TOKEN=${posix(token)}`),
  format("pycentral", "pycentral YAML", pycentral),
];
