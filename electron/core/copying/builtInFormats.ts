// The built-in formats: each quotes its values for the shell, tool or file that will read them.
import { publicBaseUrl } from "../../contract/constants.ts";
import type { CopyFormat, FormatGroup, Result } from "../../contract/contract.ts";
import { fail, ok } from "../base/result.ts";
import { json, posix, powershell, yaml } from "./quoting.ts";
import {
  type CopyValues,
  isInert,
  onlyInert,
  type Placeholder,
  withoutControls,
} from "./template.ts";

export interface FormatValues extends CopyValues {
  /** The name of the environment variable to set. */
  readonly variable: string;
}

export interface Format extends CopyFormat {
  /** Errors: `noCentralUrl`, and those of `fillTemplate`. */
  readonly write: (values: FormatValues) => Result<string>;
}

interface Definition extends CopyFormat {
  readonly text: (values: FormatValues) => string;
  /** Values that a reader could act on however they are quoted; a copy with such a value is refused. */
  readonly onlyInert: readonly Placeholder[];
}

/** Checks and cleans the values. */
function createFormat({ text, onlyInert: bare, ...format }: Definition): Format {
  return {
    ...format,
    write(values) {
      if (format.needsCentral && values.centralUrl === "") return fail({ kind: "noCentralUrl" });
      for (const name of bare) {
        const safe = onlyInert(name, values[name]);
        if (!safe.ok) return safe;
      }
      return ok(
        text({
          token: withoutControls(values.token),
          workspaceId: withoutControls(values.workspaceId),
          tenantName: withoutControls(values.tenantName),
          baseUrl: withoutControls(values.baseUrl),
          centralUrl: withoutControls(values.centralUrl),
          expiresAt: values.expiresAt,
          variable: values.variable,
        }),
      );
    },
  };
}

const inGroup =
  (group: FormatGroup) =>
  (
    id: string,
    name: string,
    text: Definition["text"],
    rest: Partial<Pick<Definition, "needsCentral" | "onlyInert">> = {},
  ): Format =>
    createFormat({ id, name, group, text, needsCentral: false, onlyInert: [], ...rest });

const [token, shell, http, automation] = [
  inGroup("token"),
  inGroup("shell"),
  inGroup("http"),
  inGroup("automation"),
];

/** A call that works with every tenant’s token: it reads the workspace’s own details. */
const details = ({ baseUrl, workspaceId }: FormatValues): string =>
  `${baseUrl}/workspaces/v1/workspaces/${workspaceId}`;

/** Central’s list of devices, from which every script for Central starts. */
const devices = ({ centralUrl }: FormatValues): string =>
  `${centralUrl}/network-monitoring/v1/devices`;

const bearer = (values: FormatValues): string => `Bearer ${values.token}`;

const curl =
  (url: (values: FormatValues) => string): Definition["text"] =>
  (values) =>
    ` curl --silent --show-error --header ${posix(`Authorization: ${bearer(values)}`)} ${posix(url(values))}`;

const postmanVariable = (key: string, value: string, type = "default") => ({
  key,
  value,
  type,
  enabled: true,
});

/** The variables’ names are those of HPE’s collections, and of Postman’s own import of an OpenAPI document. */
const postman =
  (service: string, url: (values: FormatValues) => string): Definition["text"] =>
  (values) =>
    json({
      name: `${values.tenantName} (${service})`,
      values: [
        postmanVariable("baseUrl", url(values)),
        postmanVariable("bearerToken", values.token, "secret"),
        postmanVariable("workspaceId", values.workspaceId),
      ],
      _postman_variable_scope: "environment",
    });

/** Sections that pycentral 2 accepts without an API client. */
function pycentral({ token: value, baseUrl, centralUrl }: FormatValues): string {
  const at = baseUrl === publicBaseUrl ? {} : { base_url: baseUrl };
  const central = { new_central: { base_url: centralUrl, access_token: value } };
  return yaml({ glp: { ...at, access_token: value }, ...(centralUrl === "" ? {} : central) });
}

/** Docker, among others, takes quotation marks for a part of the value. */
const plainOrQuoted = (value: string): string => (isInert("token", value) ? value : posix(value));

export const raw = token("raw", "Token", (values) => values.token);

/** Commands begin with a space, which keeps them out of the history of shells set to `HISTCONTROL=ignorespace`. */
export const builtInFormats: readonly Format[] = [
  raw,
  token("header", "Authorization header", (values) => `Authorization: ${bearer(values)}`),

  shell("export", "export line", (to) => ` export ${to.variable}=${posix(to.token)}`),
  shell("fish", "fish set line", (to) => ` set -gx ${to.variable} ${posix(to.token)}`),
  shell(
    "powershell-env",
    "PowerShell $env line",
    (to) => ` $env:${to.variable} = ${powershell(to.token)}`,
  ),
  // The prompt expands %NAME% even between quotation marks, and cannot escape it.
  shell("cmd", "cmd set line", (to) => `set "${to.variable}=${to.token}"`, {
    onlyInert: ["token"],
  }),
  shell("env", ".env line", (to) => `${to.variable}=${plainOrQuoted(to.token)}`),

  http("curl", "curl command", curl(details)),
  http("central-curl", "Central curl command", curl(devices), { needsCentral: true }),
  http(
    "powershell",
    "PowerShell command",
    (values) =>
      ` Invoke-RestMethod -Uri ${powershell(details(values))} -Headers @{ Authorization = ${powershell(bearer(values))} }`,
  ),
  http(
    "httpie",
    "HTTPie command",
    (values) => ` http GET ${posix(details(values))} ${posix(`Authorization:${bearer(values)}`)}`,
  ),
  http(
    "postman",
    "Postman environment",
    postman("GreenLake", ({ baseUrl }) => baseUrl),
  ),
  http(
    "central-postman",
    "Central Postman environment",
    postman("Central", ({ centralUrl }) => centralUrl),
    { needsCentral: true },
  ),

  automation("pycentral", "pycentral YAML", pycentral),
  // Ansible runs what stands in {{ }}, even in a variable’s value.
  automation(
    "ansible",
    "Ansible variables",
    (values) => yaml({ access_token: values.token, base_url: values.centralUrl }),
    { needsCentral: true, onlyInert: ["token", "centralUrl"] },
  ),
  automation(
    "terraform",
    "Terraform export line",
    (values) => ` export HPEGL_IAM_TOKEN=${posix(values.token)}`,
  ),
];
