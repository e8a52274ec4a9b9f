// Whatever is pasted: reading it ends soon, never throws and quotes no value.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEnvironmentText } from "../../../electron/core/credentials/pasted.ts";
import { recogniseCredentials } from "../../../electron/core/credentials/pasted.ts";

const pieces = [
  ...Array.from("{}[]()<>\"'`:;=,.#&|!*%$@^\\/?-_~ \t\n\r\0"),
  "\r\n",
  "client_id",
  "MSP_CLIENT_SECRET",
  "workspaceId",
  "Client ID ",
  "tenants",
  "curl ",
  " -d ",
  " -u ",
  "https://greenlake.example/authorization/v2/oauth2/",
  "0123456789abcdef0123456789abcdef",
  "export ",
  "set -gx ",
  "setenv ",
  "$env:",
  "[Environment]::SetEnvironmentVariable(",
  "${",
  "{{",
  "<<: *a",
  "&a ",
  "*a",
  "!vault |",
  "kind: Secret",
  "data:",
  "name: ",
  "value: ",
  "- ",
  ": ",
  " = ",
  '"""',
  "[[a]]",
  "---",
  "```",
  "//",
  "/*",
  "ü\u0301😀",
];

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join("")),
  fc.json({ maxDepth: 5 }),
);

describe("any text", () => {
  it("is read without an error, and the same way each time", () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(readEnvironmentText(any)).toEqual(readEnvironmentText(any));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is read in a time that grows with its length alone", () => {
    const repeated = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
      .map(
        (parts) => `client_id${parts.join("").repeat(Math.ceil(60_000 / parts.join("").length))}`,
      );
    fc.assert(
      fc.property(repeated, (long) => {
        const startedMs = performance.now();
        readEnvironmentText(long);
        expect(performance.now() - startedMs).toBeLessThan(3_000);
      }),
      { numRuns: 60 },
    );
  });

  it("never shows a secret in what is said about it", () => {
    const secret = "q9Zx-CANARY-7vWk";
    const around = fc
      .array(fc.constantFrom(...pieces), { maxLength: 12 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(around, around, (before, after) => {
        const said = recogniseCredentials(`${before}\nCLIENT_SECRET=${secret}\n${after}`);
        expect(JSON.stringify({ ...said, values: null })).not.toContain("CANARY");
      }),
      { numRuns: 1_000 },
    );
  });
});
