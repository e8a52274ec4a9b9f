import { describe, expect, it } from "vitest";
import {
  readEnvironmentText,
  readEnvironmentVariables,
} from "../../../electron/core/credentials/pasted.ts";

const id = (digit: string) => digit.repeat(32);
const clientId = "5f0e6a1c-7a3b-4a67-9d7e-2c1b0a998877";
const secret = "0123456789abcdef0123456789abcdef";
const credentials = { clientId, clientSecret: secret };
const all = { workspace: id("f"), ...credentials };

const valuesOf = (text: string) => readEnvironmentText(text)?.values;
const problemsOf = (text: string) =>
  readEnvironmentText(text)?.problems.map(
    ({ line, source, problem }) => `${line} ${source}: ${problem}`,
  );
const lines = (...text: string[]) => text.join("\n");

describe("text in which values are named", () => {
  it.each([
    ["plain lines", `MSP_CLIENT_ID=${clientId}\nMSP_CLIENT_SECRET=${secret}`],
    ["a shell's export", `export CLIENT_ID="${clientId}"\nexport CLIENT_SECRET='${secret}'`],
    ["one line of shell", `export CLIENT_ID=${clientId}; export CLIENT_SECRET="${secret}"`],
    ["commands side by side", `CLIENT_ID=${clientId} && export CLIENT_SECRET=${secret};`],
    ["variables side by side", `env CLIENT_ID=${clientId} CLIENT_SECRET=${secret}`],
    ["PowerShell", `$env:CLIENT_ID = "${clientId}"\n$Env:CLIENT_SECRET='${secret}' # mine`],
    ["cmd", `set CLIENT_ID=${clientId}\r\nSET "CLIENT_SECRET=${secret}"\r\n`],
    ["a .env file", `\uFEFF# ours\r\n\r\n client_id = ${clientId} # id\r\nclient_secret=${secret}`],
    ["a compose file's list", `- GLP_CLIENT_ID=${clientId}\n- GLP_CLIENT_SECRET=${secret}`],
    ["prefixes", `HPE_GREENLAKE_CLIENT_ID=${clientId}\ngreenlake_client_secret=${secret}`],
    ["JSON", JSON.stringify({ credentialName: "x", ...credentials })],
    ["indented JSON", JSON.stringify({ glp: credentials }, null, "\t")],
    ["YAML", `unified:\n  client_id: ${clientId}\n  client_secret: "${secret}"\n`],
    ["flat YAML", `---\nclient_id: ${clientId}\nclient_secret: ${secret}\n`],
    ["the console's lines", `Client ID\n${clientId}\n\nClient Secret\n${secret}\n`],
    ["the console's with colons", `Client ID: ${clientId}\r\nClient Secret:\r\n${secret}`],
    ["the console's in one line", `Client ID ${clientId} Client Secret ${secret}`],
  ])("is read: %s", (_name, text) => {
    expect(readEnvironmentText(text)).toMatchObject({
      values: credentials,
      missing: ["workspace"],
      problems: [],
    });
  });

  it.each(["unified", "glp", "new_central"])("is read: pycentral's %s", (section) => {
    const yaml = lines(
      `${section}:`,
      `  client_id: ${clientId}`,
      `  client_secret: ${secret}`,
      "  workspace_id: 12345678901234567890123456789012",
      "  base_url: https://greenlake.example",
    );
    expect(readEnvironmentText(yaml)).toEqual({
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
      missing: [],
      problems: [],
    });
  });

  it("says under which name each value was", () => {
    expect(readEnvironmentText(`MSP_WORKSPACE_ID=${id("F")}\nClient_Id=${clientId}`)).toEqual({
      values: { workspace: id("f"), clientId },
      recognised: [
        { field: "workspace", source: "MSP_WORKSPACE_ID" },
        { field: "clientId", source: "Client_Id" },
      ],
      missing: ["clientSecret"],
      problems: [],
    });
  });

  it("gives a workspace and its address in an issuer URL", () => {
    const url = `https://greenlake.example/authorization/v2/oauth2/${id("f")}/token`;
    expect(valuesOf(`MSP_ISSUER_URL=${url}`)).toEqual({
      workspace: id("f"),
      baseUrl: "https://greenlake.example",
    });
  });

  it("gives tenants as lines, from a list and from the destination, each once", () => {
    const destination = `https://global.api.greenlake.hpe.com/authorization/v2/oauth2/${id("c")}`;
    const text = lines(
      `TENANT_WORKSPACE_IDS="${id("a")}  ${id("B")} nonsense"`,
      `MSP_DESTINATION_WORKSPACE_ID=${destination}`,
      `MSP_DESTINATION_WORKSPACE_ID=${id("a")}`,
    );
    expect(readEnvironmentText(text)).toMatchObject({
      values: { tenants: `${id("a")}\n${id("b")}\n${id("c")}` },
      recognised: [
        { field: "tenants", source: "TENANT_WORKSPACE_IDS" },
        { field: "tenants", source: "MSP_DESTINATION_WORKSPACE_ID" },
      ],
    });
    expect(problemsOf(text)).toEqual(["1 TENANT_WORKSPACE_IDS: 1 of 3 are not workspace IDs."]);
  });

  it("leaves out a tenant at another address, and Central's address", () => {
    const elsewhere = `https://elsewhere.example/authorization/v2/oauth2/${id("c")}`;
    expect(problemsOf(`MSP_DESTINATION_WORKSPACE_ID=${elsewhere}`)).toEqual([
      "1 MSP_DESTINATION_WORKSPACE_ID: This issuer URL is not at https://global.api.greenlake.hpe.com.",
    ]);
    expect(
      readEnvironmentText(
        `new_central:\n  client_id: ${clientId}\n  base_url: https://us5.api.central.arubanetworks.com`,
      ),
    ).toMatchObject({
      values: { clientId },
      problems: [{ line: 3, problem: "This is the address of Central, not of GreenLake." }],
    });
  });

  it("puts in what the same text sets, and names what is not set", () => {
    const text = lines(
      "HOST=greenlake.example",
      `ORG='${id("f")}'`,
      `MSP_ISSUER_URL="https://\${HOST}/authorization/v2/oauth2/$ORG"`,
      `CLIENT_ID=\${NOT_HERE:-${clientId}}`,
      "SCOPE=$SOMEWHERE",
      "CLIENT_SECRET=$(pass show greenlake)",
      `set TENANT_WORKSPACE_IDS=%ORG%`,
    );
    expect(valuesOf(text)).toEqual({
      workspace: id("f"),
      baseUrl: "https://greenlake.example",
      clientId,
      tenants: id("f"),
    });
    expect(problemsOf(text)).toEqual([
      "5 SCOPE: This refers to SOMEWHERE, which is not set here.",
      "6 CLIENT_SECRET: This is the output of a command, which is not run.",
    ]);
  });

  it("takes single quotes and escapes as the shell does", () => {
    expect(valuesOf(`CLIENT_SECRET='a$b"c'`)).toEqual({ clientSecret: 'a$b"c' });
    expect(valuesOf(String.raw`CLIENT_SECRET="a\$b\"c\\"`)).toEqual({ clientSecret: 'a$b"c\\' });
  });
});

describe("text that is nothing special", () => {
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
    `{"__proto__": {"clientId": "${clientId}"}, "constructor": {"client_secret": "x"}}`,
  ])("is left to ordinary pasting: %j", (text) => {
    expect(readEnvironmentText(text)).toBeNull();
  });
});

describe("a process's environment", () => {
  it("is taken as it is, without quotes, references or prototypes", () => {
    expect(
      readEnvironmentVariables({
        PATH: "/usr/bin",
        MSP_WORKSPACE_ID: id("f"),
        CLIENT_ID: clientId,
        msp_client_secret: ` ${secret} `,
        UNSET_CLIENT_ID: undefined,
      }),
    ).toEqual({
      values: all,
      recognised: [
        { field: "workspace", source: "MSP_WORKSPACE_ID" },
        { field: "clientId", source: "CLIENT_ID" },
        { field: "clientSecret", source: "msp_client_secret" },
      ],
      missing: [],
      problems: [],
    });
    expect(readEnvironmentVariables({ CLIENT_SECRET: '"$A"' })?.values).toEqual({
      clientSecret: '"$A"',
    });
  });

  it("is nothing special where it holds only what could be anybody's", () => {
    expect(readEnvironmentVariables({ SCOPE: "x", BASE_URL: "https://a.example" })).toBeNull();
    expect(readEnvironmentVariables({})).toBeNull();
  });
});
