import { describe, expect, it } from "vitest";
import { readEnvironmentText } from "../../../electron/core/credentials/pasted.ts";

const id = (digit: string) => digit.repeat(32);
const refers = "This refers to a variable or a command. Paste the value itself instead.";
const unclosed = "The quotes are not closed.";
const notReadable = (format: string) => `This is not readable as ${format}.`;
const elsewhere = `https://elsewhere.example/authorization/v2/oauth2/${id("c")}`;

describe("a problem in a pasted text", () => {
  it.each([
    ['export CLIENT_ID="abc', "CLIENT_ID", unclosed],
    ["CLIENT_ID='abc", "CLIENT_ID", unclosed],
    ['set "CLIENT_ID=abc', "CLIENT_ID", unclosed],
    ["CLIENT_ID=", "CLIENT_ID", "This is empty."],
    ['CLIENT_ID="abc"def', "CLIENT_ID", "There is text after the closing quote."],
    [
      "MSP_WORKSPACE_ID=abc",
      "MSP_WORKSPACE_ID",
      "A workspace ID has 32 hexadecimal digits; this has 3.",
    ],
    ["BASE_URL=ftp://a.example", "BASE_URL", "The address has to start with https://."],
    [
      "base_url=https://us5.api.central.arubanetworks.com",
      "base_url",
      "us5.api.central.arubanetworks.com is an address of HPE Aruba Networking Central, not of GreenLake. Leave the base URL empty.",
    ],
    [`SCOPE=${"a".repeat(600)}`, "SCOPE", "This is too long."],
    ["CLIENT_SECRET=two words", "CLIENT_SECRET", "There is a space in this."],
    [`TENANTS=${id("a")}_ b`, "TENANTS", "2 of 2 are not workspace IDs."],
    [
      `MSP_DESTINATION_WORKSPACE_ID=${elsewhere}`,
      "MSP_DESTINATION_WORKSPACE_ID",
      "This issuer URL is not at https://global.api.greenlake.hpe.com.",
    ],
    ["CLIENT_ID=$NAME", "CLIENT_ID", refers],
    ['CLIENT_ID="abc-${NAME}"', "CLIENT_ID", refers],
    ["CLIENT_ID=${NAME:-abc}", "CLIENT_ID", refers],
    ["$env:CLIENT_ID = $env:NAME", "CLIENT_ID", refers],
    ["set CLIENT_ID=%NAME%", "CLIENT_ID", refers],
    ['set "CLIENT_ID=%NAME%"', "CLIENT_ID", refers],
    ["CLIENT_ID=$(pass show id)", "CLIENT_ID", refers],
    ["CLIENT_ID=`pass show id`", "CLIENT_ID", refers],
    [String.raw`CLIENT_ID="\\$NAME"`, "CLIENT_ID", refers],
    ["client_id: $NAME", "client_id", refers],
    ["glp: {client_id: '${NAME:-abc}'}", "glp.client_id", refers],
    [`unified:\n  client_id: "a" b`, "", notReadable("YAML")],
    [`{"clientSecret": "0123", }}`, "", notReadable("JSON")],
  ])("is reported with its line and name: %s", (text, source, problem) => {
    const line = text.split("\n").length + 1;
    expect(readEnvironmentText(`\n${text}`)).toEqual({
      values: {},
      recognised: [],
      problems: [{ line, source, problem }],
    });
  });

  it("is a reference even if the same text sets the variable", () => {
    expect(readEnvironmentText("NAME=abc\nCLIENT_ID=$NAME")?.values).toEqual({});
  });

  it("does not hide the tenants that are right", () => {
    expect(readEnvironmentText(`TENANTS=${id("a")} nonsense`)).toMatchObject({
      values: { tenants: id("a") },
      problems: [{ problem: "1 of 2 are not workspace IDs." }],
    });
  });

  it.each([
    ["CLIENT_ID=one\nCLIENT_ID=two\nCLIENT_ID=two", "two", 1, "CLIENT_ID", "CLIENT_ID on line 3"],
    ["MSP_CLIENT_ID=one\nHPE_CLIENT_ID=two", "one", 2, "HPE_CLIENT_ID", "MSP_CLIENT_ID on line 1"],
    [
      "unified: {client_id: one}\nglp: {client_id: two}",
      "one",
      2,
      "glp.client_id",
      "unified.client_id on line 1",
    ],
  ])(
    "is a second value; the later one counts, but the MSP’s own name counts for more: %s",
    (text, clientId, line, source, winner) => {
      expect(readEnvironmentText(text)).toMatchObject({
        values: { clientId },
        problems: [
          { line, source, problem: `${winner} has a different value, which is used instead.` },
        ],
      });
    },
  );

  it("is an alias in YAML, which is never followed, so that a bomb made of aliases stays small", () => {
    const bomb = Array.from({ length: 30 }, (_, level) => {
      const before = `*l${level - 1}`;
      return `l${level}: &l${level} [${level === 0 ? "x" : `${before}, ${before}`}]`;
    });
    expect(
      readEnvironmentText(["client_id: a", ...bomb, "client_secret: *l29"].join("\n")),
    ).toMatchObject({
      values: { clientId: "a" },
      problems: [
        {
          line: 32,
          source: "client_secret",
          problem: "This is a YAML alias, which is not followed. Paste the value itself instead.",
        },
      ],
    });
  });

  it.each([
    'CLIENT_SECRET="CANARY',
    "CLIENT_SECRET=$CANARY",
    "CLIENT_SECRET=x${CANARY}",
    "CLIENT_SECRET=`CANARY`",
    'CLIENT_SECRET="a" CANARY',
    "CLIENT_SECRET=CANARY\nCLIENT_SECRET=other\nMSP_CLIENT_SECRET=third",
    `CLIENT_SECRET=${"CANARY".repeat(100)}`,
    "CLIENT_SECRET=CANARY and more",
    "MSP_WORKSPACE_ID=CANARY\nBASE_URL=https://u:CANARY@greenlake.example",
    "TENANT_WORKSPACE_IDS=CANARY",
    'unified:\n  client_secret: "CANARY" CANARY',
    '{"clientSecret": "CANARY" CANARY',
    "client_secret: &CANARY x\nclient_id: *CANARY",
    "client_secret: $CANARY",
  ])("never quotes the value: %j", (text) => {
    const problems = readEnvironmentText(text)?.problems;
    expect(problems).not.toHaveLength(0);
    expect(JSON.stringify(problems)).not.toContain("CANARY");
  });
});
