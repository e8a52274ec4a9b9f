import { describe, expect, it } from "vitest";
import { readEnvironmentText } from "../../../electron/core/credentials/pasted.ts";

const secret = "0123456789abcdef0123456789abcdef";
const problemsOf = (text: string) =>
  readEnvironmentText(text)?.problems.map(
    ({ line, source, problem }) => `${line} ${source}: ${problem}`,
  );
const lines = (...text: string[]) => text.join("\n");

describe("what is wrong with a text", () => {
  it("is said with the line and the name", () => {
    const text = lines(
      "",
      'export CLIENT_ID="abc',
      'set "CLIENT_ID=abc',
      "CLIENT_ID=",
      'CLIENT_ID="abc"def',
      "MSP_WORKSPACE_ID=abc",
      "BASE_URL=ftp://greenlake.example",
      `SCOPE=${"a".repeat(600)}`,
      "CLIENT_SECRET=two words",
    );
    expect(problemsOf(text)).toEqual([
      "2 CLIENT_ID: The quotes are not closed.",
      "3 CLIENT_ID: The quotes are not closed.",
      "4 CLIENT_ID: This is empty.",
      "5 CLIENT_ID: There is text after the closing quote.",
      "6 MSP_WORKSPACE_ID: A workspace ID has 32 hexadecimal digits; this has 3.",
      "7 BASE_URL: The address has to start with https://.",
      "8 SCOPE: This is too long.",
      "9 CLIENT_SECRET: There is a space in this.",
    ]);
    expect(readEnvironmentText(text)).toMatchObject({ values: {}, recognised: [] });
  });

  it("is a second value: the later one counts, but the MSP's own name counts for more", () => {
    expect(readEnvironmentText("CLIENT_ID=one\nCLIENT_ID=two\nCLIENT_ID=two")).toMatchObject({
      values: { clientId: "two" },
      problems: [{ line: 1, problem: "CLIENT_ID on line 3 has another value, which is used." }],
    });
    expect(readEnvironmentText("MSP_CLIENT_ID=one\nHPE_CLIENT_ID=two")).toMatchObject({
      values: { clientId: "one" },
      problems: [{ line: 2, source: "HPE_CLIENT_ID" }],
    });
    expect(readEnvironmentText("unified: {client_id: one}\nglp: {client_id: two}")).toMatchObject({
      values: { clientId: "one" },
      problems: [{ line: 2, source: "glp.client_id" }],
    });
  });

  it("is a broken document, by its line and without its text", () => {
    expect(problemsOf(`unified:\n  client_id: "a" b\n`)).toEqual([
      "2 : This is not readable as YAML or JSON.",
    ]);
    expect(problemsOf(`{"clientSecret": "${secret}", }}`)).toEqual([
      "1 : This is not readable as YAML or JSON.",
    ]);
  });

  it("is an alias in YAML, so that a bomb made of them stays small", () => {
    const bomb = Array.from({ length: 30 }, (_, level) => {
      const before = `*l${level - 1}`;
      return `l${level}: &l${level} [${level === 0 ? "x" : `${before}, ${before}`}]`;
    });
    expect(readEnvironmentText(lines("client_id: a", ...bomb))).toMatchObject({
      values: {},
      problems: [{ problem: "YAML aliases (*name) are not followed." }],
    });
  });

  it("never holds anything of a secret", () => {
    const canary = "S3CRET_CANARY";
    const texts = [
      `CLIENT_SECRET="${canary}`,
      `CLIENT_SECRET=$${canary}`,
      `CLIENT_SECRET=x\${${canary}}`,
      `CLIENT_SECRET="a" ${canary}`,
      `CLIENT_SECRET=${canary}\nCLIENT_SECRET=other\nMSP_CLIENT_SECRET=third`,
      `CLIENT_SECRET=${canary.repeat(100)}`,
      `CLIENT_SECRET=${canary} and more`,
      `MSP_WORKSPACE_ID=${canary}\nBASE_URL=https://u:${canary}@greenlake.example`,
      `TENANT_WORKSPACE_IDS=${canary}`,
      `unified:\n  client_secret: "${canary}" ${canary}`,
      `{"clientSecret": "${canary}" ${canary}`,
      `client_secret: &${canary} x\nclient_id: *${canary}`,
      `client_secret: $${canary}`,
    ];
    for (const text of texts) {
      const read = readEnvironmentText(text);
      expect(read?.problems, text).not.toHaveLength(0);
      expect(JSON.stringify(read?.problems), text).not.toContain("CANARY");
    }
  });
});
