import { describe, expect, it } from "vitest";
import {
  readEnvironmentText,
  recogniseCredentials,
} from "../../../electron/core/credentials/pasted.ts";

const id = (digit: string) => digit.repeat(32);

describe("a hostile pasted text", () => {
  const megabytes = 2 * 1024 * 1024;
  const fill = (piece: string) => piece.repeat(Math.ceil(megabytes / piece.length));

  it.each([
    ["equals signs", fill("=")],
    ["one name", `${fill("A")}=`],
    ["spaces after a name", `CLIENT_ID${fill(" ")}x`],
    ["spaces after a label", `Client ID${fill(" ")}`],
    ["labels", fill("Client ID ")],
    ["assignments", fill("CLIENT_ID=a\n")],
    ["different values", fill("CLIENT_ID=a\nCLIENT_ID=b\n")],
    ["assignments on one line", fill("A=b;")],
    ["quoted assignments on one line", fill('A="b" ')],
    ["semicolons", `CLIENT_ID=a${fill("; ")}B=c`],
    ["unclosed quotes", fill('CLIENT_ID="\n')],
    ["one long quote", `CLIENT_ID="${fill("\\a")}`],
    ["blank lines", fill("\n")],
    ["carriage returns", fill("\r")],
    ["comments", `CLIENT_ID=${fill("# ")}`],
    ["references", `CLIENT_ID=${fill("$A")}`],
    ["escapes", `CLIENT_ID="${fill("\\$")}"`],
    ["open braces", `CLIENT_ID=${fill("${A:-")}`],
    ["percent signs", `set CLIENT_ID=${fill("%A")}`],
    ["tenants", `TENANT_WORKSPACE_IDS=${fill(`${id("a")} `)}`],
    ["comments in JSON", `${fill("// ")}client`],
    ["comment lines in JSON", `${fill("//\n")}client`],
    ["comment blocks in JSON", `${fill("/**/ ")}client`],
    ["an open comment in JSON", `/*${fill("* ")}client`],
    ["pairs in code", `client_id: ${fill('a: "b ')}`],
    ["curl commands", fill("curl -d client_id=a\n")],
    ["one curl command", `curl ${fill("-d client_id=a ")}`],
    ["continued lines", `curl ${fill("\\\n")}client`],
    ["words in quotes", `setx CLIENT_ID ${fill('"a')}`],
    ["headers", fill("[client]\n")],
    ["fences", `client${fill("```\n")}`],
    ["addresses", `client_id=a\n${fill("https://")}/oauth2/`],
    ["brackets", `{"client_id": ${fill("[")}`],
    ["YAML", `client_id: a\n${fill("b: c\n")}`],
  ])("is read in linear time: %s", (_name, text) => {
    // Processor time: that of the clock grows with whatever else the machine does.
    const before = process.cpuUsage();
    readEnvironmentText(text);
    // A text without any known name is not read at all.
    readEnvironmentText(`client_id=a\n${text}`);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(4_000);
  });

  it("has at most 50 problems reported", () => {
    expect(readEnvironmentText("CLIENT_ID=\n".repeat(1_000))?.problems).toHaveLength(50);
  });
});

it("a text is searched for credentials only up to 128 Ki characters, so that it holds up nothing", () => {
  const ending = (length: number) => `CLIENT_ID=abc\n${" ".repeat(length)}`;
  expect(recogniseCredentials(ending(100_000))?.recognised).toHaveLength(1);
  expect(recogniseCredentials(ending(5_000_000))).toBeNull();
});
