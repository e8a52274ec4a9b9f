// Every command of the terminal: its usage, its options and what it becomes.
import type { ParseArgsConfig } from "node:util";
import type { TerminalRequest } from "../../core/terminal/terminal.ts";
import { asking, type Command, isShell, type Read, shells } from "./command.ts";
import { readExec, readToken } from "./tokenCommands.ts";

export interface CommandInfo {
  readonly usage: string;
  readonly about: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  readonly read: Read;
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

const noWords =
  (request: TerminalRequest): Read =>
  (given) =>
    given.words.length > 0 ? `Unexpected argument “${given.words[0]}”.` : asking(request, given);

function readCopy(given: Parameters<Read>[0]): Command | string {
  const [name = "", ...more] = given.words;
  if (more.length > 0)
    return `Put a NAME that contains spaces in quotes: “${given.words.join(" ")}”.`;
  if (name.trim() === "") return "Name a tenant.";
  const msp = given.text("msp");
  return asking({ kind: "copy", name, msp, format: given.text("as") }, given);
}

const start = { "no-start": flag };

export const commandInfos: Readonly<Record<string, CommandInfo>> = {
  token: {
    usage: `tenantry token NAME [--as FORMAT | --json] [--min-life 5m] [--msp MSP]
  tenantry token NAME… | --all [--min-life 5m] [--msp MSP]
  tenantry token --msp [MSP]
  tenantry token … --from-env`,
    about: `Prints the token of the tenant with this full name, alias or workspace ID.
Several names, or --all, print one line of JSON for each tenant as it arrives. --msp without a NAME prints
the MSP’s own token. Tenantry asks before it prints, unless its settings say otherwise.

  --as FORMAT     in one of the formats that a token can be copied as, such as curl
  --json          as JSON: version, tenant, workspaceId, msp, accessToken, tokenType, issuedAt, expiresAt, baseUrl,
                  centralUrl if the tenant has a Central address, expiresIn
  --min-life 5m   get a new token if the held one expires sooner than this
  --msp MSP       only tenants of the MSP with this name or workspace ID
  --from-env      use the variables of HPE’s samples instead of Tenantry: MSP_WORKSPACE_ID or MSP_ISSUER_URL,
                  CLIENT_ID, CLIENT_SECRET, TENANT_WORKSPACE_IDS, GREENLAKE_BASE_URL, GREENLAKE_CENTRAL_URL.
                  The history does not record it
  --no-start      do not start Tenantry if it is not running`,
    options: {
      ...start,
      as: text,
      json: flag,
      all: flag,
      "min-life": text,
      msp: text,
      "from-env": flag,
    },
    read: readToken,
  },
  exec: {
    usage: "tenantry exec NAME [--set VAR] [--min-life 5m] [--msp MSP] [--from-env] -- COMMAND…",
    about: `Runs COMMAND with the tenant’s token in its environment: GREENLAKE_TOKEN, GREENLAKE_WORKSPACE_ID,
GREENLAKE_BASE_URL and GREENLAKE_TOKEN_EXPIRES_AT, and GREENLAKE_CENTRAL_URL if the tenant has a Central address. The token
is in no argument, file or history of the shell.
Ends with the exit code of COMMAND; 126 if it cannot be run, 127 if there is no such program.

  --set VAR       put the token into VAR instead of GREENLAKE_TOKEN`,
    options: { ...start, set: text, "min-life": text, msp: text, "from-env": flag },
    read: readExec,
  },
  copy: {
    usage: "tenantry copy NAME [--as FORMAT] [--msp MSP]",
    about: "Copies the token of a tenant to the clipboard, as its button in the window does.",
    options: { ...start, as: text, msp: text },
    read: readCopy,
  },
  list: {
    usage: "tenantry list [--json] [--msp MSP]",
    about:
      "Lists the tenants, one per line: name, alias, workspace ID and MSP, separated by tabs. Not while\nTenantry is locked.",
    options: { ...start, json: flag, msp: text },
    read: (given) =>
      noWords({ kind: "list", msp: given.text("msp"), json: given.flag("json") })(given),
  },
  status: {
    usage: "tenantry status [--json]",
    about: `Says whether Tenantry is running, locked and connected. Never starts it. While Tenantry is locked, no MSP is
named.`,
    options: { json: flag },
    read: (given) => {
      const command = noWords({ kind: "status", json: given.flag("json") })(given);
      return typeof command === "string" || command.kind !== "ask"
        ? command
        : { ...command, starts: false };
    },
  },
  lock: {
    usage: "tenantry lock",
    about: "Locks Tenantry: drops all tokens and clears the clipboard if it holds one.",
    options: {},
    read: (given) => {
      const command = noWords({ kind: "lock" })(given);
      return typeof command === "string" || command.kind !== "ask"
        ? command
        : { ...command, starts: false };
    },
  },
  pick: {
    usage: "tenantry pick",
    about: "Opens the quick pick.",
    options: {},
    read: noWords({ kind: "pick" }),
  },
  open: {
    usage: "tenantry open FILE",
    about: "Opens a team file and shows what it changes.",
    options: {},
    read: (given) => {
      const [path, ...more] = given.words;
      if (path === undefined) return "Name a FILE.";
      return more.length > 0
        ? `Open one FILE at a time, not also “${more[0]}”.`
        : asking({ kind: "open", path }, given);
    },
  },
  completion: {
    usage: `tenantry completion ${shells.join("|")}`,
    about: `Prints a script that completes commands and names of tenants:
  bash         source <(tenantry completion bash)
  zsh          source <(tenantry completion zsh)
  fish         tenantry completion fish | source
  powershell   tenantry completion powershell | Out-String | Invoke-Expression`,
    options: {},
    read: ({ words: [shell = "", ...more] }) =>
      isShell(shell) && more.length === 0
        ? { kind: "completion", shell }
        : `Choose one shell: ${shells.join(", ")}.`,
  },
  help: {
    usage: "tenantry help [COMMAND]",
    about: "Explains a command.",
    options: {},
    read: ({ words: [command = null] }) => ({ kind: "help", of: command }),
  },
};
