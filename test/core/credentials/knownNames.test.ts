// Which names are known, and how several clients in one text are told apart.
import { describe, expect, it } from "vitest";
import { readEnvironmentText } from "../../../electron/core/credentials/pasted.ts";

const id = (digit: string) => digit.repeat(32);
const read = (...lines: string[]) => readEnvironmentText(lines.join("\n"));

describe("a name", () => {
  it.each([
    "CLIENT_ID",
    "client-id",
    "clientId",
    "Client ID",
    "CLIENTID",
    "mspclientid",
    "ARUBA_MSP_CLIENT_ID",
    "HPEGL_USER_ID",
    "GLP_CLIENT_ID",
    "GLPClientID",
    "GREENLAKE_CLIENT_ID",
    "greenlakeClientId",
    "hpe.greenlake.client.id",
    "OAUTH_CLIENT_ID",
    "ACME_CLIENT_ID",
    "acmeProdClientId",
    "REACT_APP_CLIENT_ID",
  ])("is known with any prefix and in any case: %s", (name) => {
    expect(readEnvironmentText(JSON.stringify({ [name]: "client-1" }))).toEqual({
      values: { clientId: "client-1" },
      recognised: [{ field: "clientId", source: name }],
      problems: [],
    });
  });

  it.each([
    ["HPEGL_USER_SECRET", { clientSecret: "value-1" }],
    ["ARUBA_MSP_WORKSPACE_ID", { workspace: id("a") }],
    ["platform_customer_id", { workspace: id("a") }],
    ["HPEGL_IAM_SERVICE_URL", { workspace: id("a"), baseUrl: "https://greenlake.example" }],
    ["GLP_TOKEN_URL", { workspace: id("a"), baseUrl: "https://greenlake.example" }],
    ["glp_base_url", { baseUrl: "https://greenlake.example" }],
    ["OAUTH_SCOPE", { scope: "value-1" }],
    ["ACME_TENANT_WORKSPACE_ID", { tenants: id("a") }],
  ])("means what it says: %s", (name, values) => {
    const byKind = /URL$/i.test(name)
      ? `https://greenlake.example${/base/.test(name) ? "" : `/authorization/v2/oauth2/${id("a")}/token`}`
      : /(?:WORKSPACE|CUSTOMER)_ID$/i.test(name)
        ? id("a")
        : "value-1";
    expect(read(`${name}=${byKind}`)?.values).toEqual(values);
  });

  it.each([
    "AZURE_CLIENT_ID",
    "CLEARPASS_CLIENT_ID",
    "GITHUB_CLIENT_SECRET",
    "ARM_CLIENT_SECRET",
    "GOOGLE_OAUTH_CLIENT_ID",
    "USER_ID",
    "TF_WORKSPACE_X",
    "GITHUB_WORKSPACE",
    "OKTA_ISSUER",
    "ACME_SCOPE",
    "TENANT_ID",
    "CLIENT_ID_FILE",
  ])("of another program is left alone: %s", (name) => {
    expect(read(`${name}=${id("a")}`)).toBeNull();
    expect(readEnvironmentText(JSON.stringify({ [name]: id("a") }))).toBeNull();
  });

  it("of another product’s section is left alone", () => {
    const github = { env: { CLIENT_ID: "theirs" } };
    const greenlake = { env: { CLIENT_ID: "ours" } };
    expect(
      readEnvironmentText(JSON.stringify({ mcpServers: { github, greenlake } })),
    ).toMatchObject({
      values: { clientId: "ours" },
      problems: [],
    });
  });

  it("of Central’s own gives way without a word", () => {
    expect(read("CENTRAL_CLIENT_ID=central", "GREENLAKE_CLIENT_ID=glp")).toMatchObject({
      values: { clientId: "glp" },
      problems: [],
    });
  });

  it("with an unknown prefix gives way without a word", () => {
    expect(read("ACME_CLIENT_ID=theirs", "MSP_CLIENT_ID=ours")).toMatchObject({
      values: { clientId: "ours" },
      problems: [],
    });
  });

  it("within a list of tenants is a tenant’s", () => {
    const tenants = [{ workspace_id: id("a"), client_id: "theirs" }, { id: id("b") }];
    const text = JSON.stringify({ tenants, msp: { workspace_id: id("f"), client_id: "ours" } });
    expect(readEnvironmentText(text)).toMatchObject({
      values: { workspace: id("f"), clientId: "ours", tenants: `${id("a")}\n${id("b")}` },
      problems: [],
    });
  });

  it("with Central’s base URL in pycentral’s section is no problem", () => {
    const url = "https://us5.api.central.arubanetworks.com";
    const text = `unified:\n  client_id: a1\n  base_url: ${url}\nnew_central:\n  base_url: ${url}\n`;
    expect(readEnvironmentText(text)).toMatchObject({ values: { clientId: "a1" }, problems: [] });
  });

  it("never carries a secret along in its path", () => {
    const jwt = `eyJhbGciOiJSUzI1NiJ9.${"a".repeat(60)}.c2ln`;
    const text = JSON.stringify({ [jwt]: { client_id: "client-1" } });
    expect(JSON.stringify(readEnvironmentText(text)?.recognised)).not.toContain("a".repeat(40));
  });
});

describe("a text with several API clients", () => {
  const acme = {
    name: "Acme MSP",
    workspace_id: id("a"),
    client_id: "one",
    client_secret: "s3cret-1",
  };
  const beta = {
    name: "Beta MSP",
    workspace_id: id("b"),
    client_id: "two",
    client_secret: "s3cret-2",
  };
  const texts: readonly (readonly [string, string, readonly string[]])[] = [
    ["an array", JSON.stringify([acme, beta]), ["Acme MSP", "Beta MSP"]],
    ["workspaces.json", JSON.stringify({ workspaces: [acme, beta] }), ["Acme MSP", "Beta MSP"]],
    [
      "a map",
      JSON.stringify({ acme: { ...acme, name: undefined }, beta: { ...beta, name: undefined } }),
      ["acme", "beta"],
    ],
    [
      "nested clients",
      JSON.stringify(
        [acme, beta].map(({ name, workspace_id, ...client }) => ({
          name,
          workspace: { id: workspace_id },
          client: { id: client.client_id, secret: client.client_secret },
        })),
      ),
      ["Acme MSP", "Beta MSP"],
    ],
    [
      "INI",
      `[acme]\nworkspace_id=${id("a")}\nclient_id=one\nclient_secret=s3cret-1\n[beta]\nworkspace_id=${id("b")}\nclient_id=two\nclient_secret=s3cret-2`,
      ["acme", "beta"],
    ],
    [
      "TOML",
      `[[workspaces]]\nname = "Acme MSP"\nworkspace_id="${id("a")}"\nclient_id="one"\nclient_secret="s3cret-1"\n[[workspaces]]\nname = "Beta MSP"\nworkspace_id="${id("b")}"\nclient_id="two"\nclient_secret="s3cret-2"`,
      ["Acme MSP", "Beta MSP"],
    ],
    [
      "prefixes",
      `ACME_WORKSPACE_ID=${id("a")}\nACME_CLIENT_ID=one\nACME_CLIENT_SECRET=s3cret-1\nBETA_WORKSPACE_ID=${id("b")}\nBETA_CLIENT_ID=two\nBETA_CLIENT_SECRET=s3cret-2`,
      ["ACME", "BETA"],
    ],
    [
      "YAML documents",
      `---\nname: Acme MSP\nworkspace_id: ${id("a")}\nclient_id: one\nclient_secret: s3cret-1\n---\nname: Beta MSP\nworkspace_id: ${id("b")}\nclient_id: two\nclient_secret: s3cret-2`,
      ["Acme MSP", "Beta MSP"],
    ],
    [
      "Kubernetes’ Secrets",
      [acme, beta]
        .map(
          ({ name, workspace_id, client_id, client_secret }) =>
            `kind: Secret\nmetadata:\n  name: ${name}\nstringData:\n  WORKSPACE_ID: ${workspace_id}\n  CLIENT_ID: ${client_id}\n  CLIENT_SECRET: ${client_secret}\n`,
        )
        .join("---\n"),
      ["Acme MSP", "Beta MSP"],
    ],
  ];

  it.each(texts)("is a question, answered by its number: %s", (_name, text, clients) => {
    expect(readEnvironmentText(text)).toEqual({
      values: {},
      recognised: [],
      problems: [],
      clients,
    });
    expect(readEnvironmentText(text, 1)).toMatchObject({
      values: { workspace: id("b"), clientId: "two", clientSecret: "s3cret-2" },
      problems: [],
    });
  });

  it("shares what stands outside of both", () => {
    const text = JSON.stringify({
      base_url: "https://greenlake.example",
      workspaces: [acme, beta],
    });
    expect(readEnvironmentText(text, 0)?.values).toMatchObject({
      clientId: "one",
      baseUrl: "https://greenlake.example",
    });
  });

  it("keeps a client apart from one around it", () => {
    const { name: _, ...outer } = acme;
    const text = JSON.stringify({ ...outer, lab: beta });
    expect(readEnvironmentText(text)?.clients).toHaveLength(2);
    expect(readEnvironmentText(text, 0)).toMatchObject({
      values: { workspace: id("a"), clientId: "one", clientSecret: "s3cret-1" },
    });
    expect(readEnvironmentText(text, 1)).toMatchObject({
      values: { workspace: id("b"), clientId: "two", clientSecret: "s3cret-2" },
    });
  });

  it("asks again if there is no such client", () => {
    expect(readEnvironmentText(JSON.stringify([acme, beta]), 2)?.clients).toHaveLength(2);
  });

  it("asks nothing if they are one and the same", () => {
    expect(readEnvironmentText(JSON.stringify([acme, acme]))?.values).toMatchObject({
      clientId: "one",
    });
  });

  it("numbers those with the same name", () => {
    expect(
      readEnvironmentText(JSON.stringify([acme, { ...beta, name: "Acme MSP" }]))?.clients,
    ).toEqual(["Acme MSP (1)", "Acme MSP (2)"]);
  });
});
