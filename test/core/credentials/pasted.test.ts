import { describe, expect, it } from "vitest";
import { readEnvironmentText } from "../../../electron/core/credentials/pasted.ts";
import { readEnvironmentVariables } from "../../../electron/core/credentials/environment.ts";

const id = (digit: string) => digit.repeat(32);
const clientId = "5f0e6a1c-7a3b-4a67-9d7e-2c1b0a998877";
const secret = "0123456789abcdef0123456789abcdef";
const credentials = { clientId, clientSecret: secret };

const read = (...lines: string[]) => readEnvironmentText(lines.join("\n"));

describe("a pasted text with known names", () => {
  it.each([
    ["plain lines", `MSP_CLIENT_ID=${clientId}\nMSP_CLIENT_SECRET=${secret}`],
    ["a shell’s exports", `export CLIENT_ID="${clientId}"\nexport CLIENT_SECRET='${secret}'`],
    ["one line of shell", `export CLIENT_ID=${clientId}; export CLIENT_SECRET="${secret}"`],
    ["commands side by side", `CLIENT_ID=${clientId} && export CLIENT_SECRET=${secret};`],
    ["variables side by side", `env CLIENT_ID=${clientId} CLIENT_SECRET=${secret}`],
    ["PowerShell", `$env:CLIENT_ID = "${clientId}"\n$Env:CLIENT_SECRET='${secret}' # mine`],
    ["cmd", `set CLIENT_ID=${clientId}\r\nSET "CLIENT_SECRET=${secret}"\r\n`],
    ["a .env file", `\uFEFF# ours\r\n\r\n client_id = ${clientId} # id\r\nclient_secret=${secret}`],
    ["a compose file’s list", `- GLP_CLIENT_ID=${clientId}\n- GLP_CLIENT_SECRET=${secret}`],
    ["prefixes", `HPE_GREENLAKE_CLIENT_ID=${clientId}\ngreenlake_client_secret=${secret}`],
    ["JSON", JSON.stringify({ credentialName: "x", ...credentials })],
    ["indented JSON", JSON.stringify({ glp: credentials }, null, "\t")],
    ["YAML", `unified:\n  client_id: ${clientId}\n  client_secret: "${secret}"\n`],
    ["flat YAML", `---\nclient_id: ${clientId}\nclient_secret: ${secret}\n`],
    ["the console’s lines", `Client ID\n${clientId}\n\nClient Secret\n${secret}\n`],
    ["the console’s with colons", `Client ID: ${clientId}\r\nClient Secret:\r\n${secret}`],
    ["the console’s on one line", `Client ID ${clientId} Client Secret ${secret}`],
    ["no-break spaces", `Client\u00A0ID ${clientId} Client\u00A0Secret ${secret}`],
  ])("gives its values: %s", (_name, text) => {
    expect(readEnvironmentText(text)).toMatchObject({ values: credentials, problems: [] });
  });

  it.each(["unified", "glp", "new_central"])("gives the values of pycentral’s %s", (section) => {
    const yaml = [
      `${section}:`,
      `  client_id: ${clientId}`,
      `  client_secret: ${secret}`,
      "  workspace_id: 12345678901234567890123456789012",
      "  base_url: https://greenlake.example",
    ];
    expect(read(...yaml)).toEqual({
      values: {
        ...credentials,
        workspace: "12345678901234567890123456789012",
        baseUrl: "https://greenlake.example",
      },
      recognised: [
        { field: "workspace", source: `${section}.workspace_id` },
        { field: "clientId", source: `${section}.client_id` },
        { field: "clientSecret", source: `${section}.client_secret` },
        { field: "baseUrl", source: `${section}.base_url` },
      ],
      problems: [],
    });
  });

  it("gives only the values that it holds, each with the name as it is spelt", () => {
    expect(read(`MSP_WORKSPACE_ID=${id("F")}`, `Client_Id=${clientId}`)).toEqual({
      values: { workspace: id("f"), clientId },
      recognised: [
        { field: "workspace", source: "MSP_WORKSPACE_ID" },
        { field: "clientId", source: "Client_Id" },
      ],
      problems: [],
    });
  });

  it("gives both workspace and address if it holds an issuer URL", () => {
    const url = `https://greenlake.example/authorization/v2/oauth2/${id("f")}/token`;
    expect(read(`MSP_ISSUER_URL=${url}`)?.values).toEqual({
      workspace: id("f"),
      baseUrl: "https://greenlake.example",
    });
  });

  it("gives every tenant once, from lists and destinations, one a line", () => {
    const destination = `https://global.api.greenlake.hpe.com/authorization/v2/oauth2/${id("c")}`;
    expect(
      read(
        `TENANT_WORKSPACE_IDS="${id("a")}  ${id("B")}"`,
        `MSP_DESTINATION_WORKSPACE_ID=${destination}`,
        `MSP_DESTINATION_WORKSPACE_ID=${id("a")}`,
      ),
    ).toEqual({
      values: { tenants: `${id("a")}\n${id("b")}\n${id("c")}` },
      recognised: [
        { field: "tenants", source: "TENANT_WORKSPACE_IDS" },
        { field: "tenants", source: "MSP_DESTINATION_WORKSPACE_ID" },
      ],
      problems: [],
    });
  });

  it.each([
    [`CLIENT_SECRET='a$b"c%D%\`e'`, 'a$b"c%D%`e'],
    [String.raw`CLIENT_SECRET="a\$b\"c\\"`, String.raw`a$b"c` + "\\"],
    [String.raw`CLIENT_SECRET="a\${b}"`, "a${b}"],
    ["CLIENT_SECRET=a$1$%b", "a$1$%b"],
    [`{"clientSecret": "a$b%C%"}`, "a$b%C%"],
  ])("gives the literal value of %s", (text, clientSecret) => {
    expect(read(text)).toMatchObject({ values: { clientSecret }, problems: [] });
  });
});

describe("a pasted text without known names", () => {
  it.each([
    "",
    "  \n ",
    secret,
    clientId,
    id("a"),
    "abc=def==",
    `https://greenlake.example/authorization/v2/oauth2/${id("a")}/token`,
    `${id("a")} Acme\n${id("b")},B = C`,
    "Ask for a client ID and a client secret: they are shown once.",
    "Client ID",
    "Client ID\nClient Secret\n",
    "hello: world",
    "{}",
    "[1, 2]",
    `{"note": "no client here"}`,
    "__proto__=x\nconstructor=y\ntoString=z",
    `{"__proto__": "x", "constructor": {"toString": "y"}, "client": {"__proto__": {"id": 1}}}`,
  ])("is left to ordinary pasting: %j", (text) => {
    expect(readEnvironmentText(text)).toBeNull();
  });
});

describe("a process’s environment", () => {
  it("gives the values of known names", () => {
    expect(
      readEnvironmentVariables({
        PATH: "/usr/bin",
        MSP_WORKSPACE_ID: id("f"),
        CLIENT_ID: clientId,
        msp_client_secret: ` ${secret} `,
        UNSET_CLIENT_ID: undefined,
      }),
    ).toEqual({
      values: { workspace: id("f"), ...credentials },
      recognised: [
        { field: "workspace", source: "MSP_WORKSPACE_ID" },
        { field: "clientId", source: "CLIENT_ID" },
        { field: "clientSecret", source: "msp_client_secret" },
      ],
      problems: [],
    });
  });

  it("is taken literally, with quotes and dollar signs", () => {
    expect(readEnvironmentVariables({ CLIENT_SECRET: '"$A"' })?.values).toEqual({
      clientSecret: '"$A"',
    });
  });

  it.each([{}, { SCOPE: "x", BASE_URL: "https://a.example" }])(
    "gives nothing if its names could belong to any program: %j",
    (variables) => {
      expect(readEnvironmentVariables(variables)).toBeNull();
    },
  );
});
