// One sample for each kind of document: what is in the file, and which values are recognised in it.
import { describe, expect, it } from "vitest";
import { readEnvironmentText } from "../../../electron/core/credentials/pasted.ts";
import {
  workspace,
  clientId,
  clientSecret,
  credentials,
  all,
  tokenUrl,
  fromUrl,
  base64,
  env,
  pairs,
} from "./sampleClient.ts";

const json = (value: unknown) => JSON.stringify(value, null, 2);

describe("a document", () => {
  const items = pairs.map(([key, value]) => ({ key, value, enabled: true, type: "secret" }));
  const secretManifest = (kind: string, values: Readonly<Record<string, string>>) =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: msp\n${kind}:\n${Object.entries(values)
      .map(([name, value]) => `  ${name}: ${value}`)
      .join("\n")}\n`;
  it.each([
    [
      "an MCP server’s settings",
      json({
        mcpServers: {
          files: { command: "x" },
          greenlake: { command: "npx", args: ["-y", "x"], env },
        },
      }),
    ],
    [
      "an MCP server’s arguments",
      json({ mcpServers: { glp: { args: pairs.map(([name, value]) => `${name}=${value}`) } } }),
    ],
    [
      "JSON with comments",
      `// ours\n{\n  /* the MSP */ "client_id": "${clientId}",\n  "client_secret": "${clientSecret}", // shown once\n  "workspace_id": "${workspace}",\n}`,
    ],
    [
      "JSON with names in parts",
      json({ client: { id: clientId, secret: clientSecret }, workspace: { id: workspace } }),
    ],
    ["a list with one client", json([{ workspaceId: workspace, ...credentials }])],
    [
      "a deep document",
      json({ a: { b: [{ c: { d: { ...credentials, workspace_id: workspace } } }] } }),
    ],
    [
      "Kubernetes’ Secret in base64",
      secretManifest(
        "data",
        Object.fromEntries(pairs.map(([name, value]) => [name, base64(value)])),
      ),
    ],
    ["Kubernetes’ Secret in plain text", secretManifest("stringData", env)],
    [
      "Kubernetes’ Secret in JSON",
      json({
        kind: "Secret",
        data: Object.fromEntries(pairs.map(([name, value]) => [name, base64(`${value}\n`)])),
      }),
    ],
    [
      "a container’s variables",
      `spec:\n  containers:\n    - name: web\n      env:\n${pairs.map(([name, value]) => `        - name: ${name}\n          value: "${value}"`).join("\n")}`,
    ],
    [
      "compose with a map",
      `services:\n  web:\n    image: x\n    environment:\n${pairs.map(([name, value]) => `      ${name}: ${value}`).join("\n")}`,
    ],
    [
      "compose with a list",
      `services:\n  web:\n    environment:\n${pairs.map(([name, value]) => `      - ${name}=${value}`).join("\n")}`,
    ],
    [
      "compose with quotes",
      `services:\n  web:\n    environment:\n${pairs.map(([name, value]) => `      - "${name}=${value}"`).join("\n")}`,
    ],
    [
      "GitHub Actions",
      `jobs:\n  tokens:\n    steps:\n      - run: ./tokens.sh\n        env:\n${pairs.map(([name, value]) => `          ${name}: ${value}`).join("\n")}`,
    ],
    [
      "a script within a pipeline",
      `jobs:\n  tokens:\n    steps:\n      - run: |\n${pairs.map(([name, value]) => `          export ${name}="${value}"`).join("\n")}`,
    ],
    [
      "Ansible",
      `- hosts: localhost\n  vars:\n    glp_client_id: ${clientId}\n    glp_client_secret: "${clientSecret}"\n    glp_workspace_id: '${workspace}'\n`,
    ],
    [
      "a Postman environment",
      json({ name: "MSP", values: items, _postman_variable_scope: "environment" }),
    ],
    [
      "a Postman collection’s variables",
      json({ info: { name: "GreenLake" }, item: [], variable: items }),
    ],
    [
      "several YAML documents",
      `---\nname: x\n---\nclient_id: ${clientId}\nclient_secret: ${clientSecret}\nworkspace_id: ${workspace}\n`,
    ],
    [
      "a code fence",
      `Here you are:\n\`\`\`yaml\nunified:\n  client_id: ${clientId}\n  client_secret: ${clientSecret}\n  workspace_id: ${workspace}\n\`\`\`\n`.replace(
        "Here you are:\n",
        "",
      ),
    ],
  ])("is understood: %s", (_name, text) => {
    expect(readEnvironmentText(text)).toMatchObject({ values: all, problems: [] });
    expect(readEnvironmentText(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toMatchObject({
      values: all,
      problems: [],
    });
  });

  it("is understood in a Postman collection’s token request", () => {
    const urlencoded = [
      { key: "grant_type", value: "client_credentials" },
      { key: "client_id", value: clientId },
      { key: "client_secret", value: clientSecret },
      { key: "client_id", value: "old", disabled: true },
    ];
    const request = { method: "POST", url: { raw: tokenUrl }, body: { urlencoded } };
    expect(readEnvironmentText(json({ item: [{ name: "Token", request }] }))).toMatchObject({
      values: fromUrl,
      problems: [],
    });
  });

  it("gives nothing of what is switched off", () => {
    const values = [{ key: "client_id", value: clientId, enabled: false }];
    expect(readEnvironmentText(json({ values }))).toBeNull();
  });

  it("leaves a Secret’s value as it is if it is not base64", () => {
    expect(readEnvironmentText(secretManifest("data", env))).toMatchObject({ values: all });
  });

  it("keeps an ID of digits as it is written", () => {
    const digits = "1".repeat(32);
    for (const text of [
      `{"workspace_id": ${digits}}`,
      `workspace_id: ${digits}`,
      `workspace_id = ${digits}`,
    ])
      expect(readEnvironmentText(text)?.values).toEqual({ workspace: digits });
  });
});
