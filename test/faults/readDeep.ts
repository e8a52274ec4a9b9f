// Reads texts of growing depth in each format, in a process of its own: a stack that ends may end the process. Prints each depth
// before it is read, and each format once all of it has been read.
import { longestPaste } from "../../electron/contract/constants.ts";
import { readEnvironmentText } from "../../electron/core/credentials/pasted.ts";
import { serverWords } from "../../electron/core/greenlake/serverAnswer.ts";
import { readTeamFile } from "../../electron/core/teams/teamFile.ts";
import { parseTenants } from "../../electron/core/tenants/pasted.ts";
import { inspectToken } from "../../electron/core/tokens/inspectToken.ts";
import { parseJson } from "../../electron/core/base/json.ts";
import { workspaceNumber } from "../core/tokens/fakeEndpoint.ts";
import { askingSchema } from "../../electron/core/terminal/terminal.ts";

const depths = [10, 64, 65, 130, 300, 911, 1_522, 2_133, 2_744, 3_355, 3_966, 9_000, 200_000];

/** Calls `run` so many levels down, so that the stack ends elsewhere each time. */
const below = (levels: number, run: () => unknown): unknown =>
  levels === 0 ? run() : below(levels - 1, run);

/** Pieces that open a level each, with what is before them and what closes them all. */
type Nesting = readonly [piece: string, before?: string, close?: string, after?: string];

const json: readonly Nesting[] = [
  ["[", "", "]"],
  ['{"a":', "", "}"],
  ['[{"a":', "", "}]"],
  ["[},"],
  ['{"a":[},', ""],
  ["[ // a\n", "", "]"],
  // JSON Lines, of which the first closes what nobody opened.
  ["[", `{${"]".repeat(200_000)}}\n{"client_id": `, "", "}"],
  ['{"item":[', '{"client_id":1,"b":', "]}", "}"],
];

const yaml: readonly Nesting[] = [
  ['["]",', "client_id:\n "],
  ["[#]\n ", "client_id:\n "],
  ["[", "client_id:\n ", "]"],
  ["{a: ", "client_id:\n ", "}"],
  ["- ", "client_id:\n "],
  ["-\t", "client_id:\n "],
  ["- &a ", "client_id:\n "],
  ["&a ", "client_id:\n "],
  ["- !b ", "client_id:\n "],
  ["? ", "client_id: a\n"],
  ["? - ", "client_id: a\n"],
  [`${"- ".repeat(199)}\n${" ".repeat(398)}`, "client_id:\n "],
  ["a: [", "client_id: b\n", "]"],
  ["---\n- ", "client_id: b\n"],
];

const toml: readonly Nesting[] = [
  ["[", "client_id = ", "]"],
  ["{a = ", "client_id = ", "}"],
  ["a.", 'client_id = "x"\n', "", "a = 1"],
  ["a.", 'client_id = "x"\n[', "", "a]"],
  ["a.", 'client_id = "x"\n[[', "", "a]]"],
];

const scripts: readonly Nesting[] = [
  ["$(", "export CLIENT_ID=", ")"],
  ["${A:-", "export CLIENT_ID=", "}"],
  [`"'`, "set -gx CLIENT_ID ", `'"`],
  ["\\", 'CLIENT_ID="', "", '"'],
  ["(", "$env:CLIENT_ID = ", ")"],
  ["[", "CLIENT_ID=a\n", "]"],
  ["{{", "@client_id = ", "}}"],
  ["curl -d ", "", "", "client_id=a"],
  ["[", 'curl --json \'{"client_id": ', "]", "}'"],
  ["[},", 'curl --json \'{"client_id": ', "", "}'"],
  ["a: {", "client_id = { ", "}"],
];

const workspaceId = workspaceNumber(1);
const token = (payload: string) =>
  inspectToken(
    {
      value: `e30.${btoa(payload)}.x`,
      workspaceId,
      issuedAt: { wallMs: 0, monotonicMs: 0 },
      lifetimeMs: 1,
      assumed: false,
    },
    { baseUrl: "", workspaceId, clientId: "", scope: "" },
    { wallMs: 0, monotonicMs: 0 },
  );

const inObject: readonly Nesting[] = [
  ["[", '{"errorDetails":', "]", "}"],
  ['{"a":', '{"errorDetails":', "}", "}"],
];
const strict: readonly Nesting[] = [...json, ...inObject];

const paste = (text: string): unknown => readEnvironmentText(text);

const formats: Readonly<Record<string, readonly [(text: string) => unknown, readonly Nesting[]]>> =
  {
    JSON: [paste, json],
    YAML: [paste, yaml],
    TOML: [paste, toml],
    scripts: [paste, scripts],
    "a team file": [readTeamFile, strict],
    "a list of tenants": [
      (text) => parseTenants(text, null),
      [...strict, ['"', 'a,"'], ["{},", "[", "", "{}]"], ['"\n', "id,name\n"]],
    ],
    "a token": [token, inObject],
    "GreenLake’s answer": [
      (text) => serverWords({ status: 400, headers: new Headers(), text }, []),
      strict,
    ],
    "a terminal’s request": [(text) => askingSchema.safeParse(parseJson(text)), strict],
  };

for (const [format, [read, nestings]] of Object.entries(formats)) {
  for (const [piece, before = "", close = "", after = ""] of nestings)
    // A longer text is refused unread.
    for (const depth of depths.filter((each) => each * piece.length <= longestPaste)) {
      process.stdout.write(`${JSON.stringify([format, piece.slice(0, 20), depth])}\n`);
      const begun = `${before}${piece.repeat(depth)}`;
      below(depth % 300, () => read(begun + after));
      below(depth % 300, () => read(begun + close.repeat(depth) + after));
    }
  process.stdout.write(`done: ${format}\n`);
}
