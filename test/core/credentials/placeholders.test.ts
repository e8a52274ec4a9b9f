// What stands for a value instead of being one.
import { describe, expect, it } from "vitest";
import { parseConnectInput } from "../../../electron/core/credentials/credentials.ts";
import {
  isEncrypted,
  isKeptElsewhere,
  isPlaceholder,
  placeholderIn,
  refersElsewhere,
} from "../../../electron/core/credentials/formats/placeholders.ts";
import { readEnvironmentText } from "../../../electron/core/credentials/pasted.ts";

const problemsOf = (text: string) =>
  readEnvironmentText(text)?.problems.map(({ problem }) => problem);
const workspace = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

describe("a placeholder", () => {
  it.each([
    "<CLIENT_ID>",
    "<your client ID>",
    "{your-client-id}",
    "{{client_id}}",
    "{{ lookup('env', 'CLIENT_ID') }}",
    "${{ secrets.CLIENT_ID }}",
    "[CLIENT_ID]",
    "<%= client_id %>",
    "%(client_id)s",
    "#{CLIENT_ID}#",
    "__CLIENT_ID__",
    "@@CLIENT_ID@@",
    "your-client-id-here",
    "your_client_secret",
    "yourClientId",
    "YOUR_CLIENT_ID",
    "my-client-id",
    "insert_client_id_here",
    "REPLACE_ME",
    "replace-with-your-secret",
    "changeme",
    "change-me",
    "CHANGE_ME",
    "xxxx",
    "XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX",
    "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
    "***",
    "...",
    "…",
    "••••••••",
    "client_id",
    "MSP_CLIENT_SECRET",
    "TODO",
    "placeholder",
    "REDACTED",
    "null",
    "n/a",
  ])("is told from a value: %s", (value) => {
    expect(placeholderIn(value)).toBe(isPlaceholder);
  });

  it.each([
    "$CLIENT_ID",
    "${CLIENT_ID}",
    "${CLIENT_ID:-none}",
    "$env:CLIENT_ID",
    "${env:CLIENT_ID}",
    "${input:client-id}",
    "$(pass show glp/id)",
    "`pass show glp/id`",
    "%CLIENT_ID%",
    "process.env.CLIENT_ID",
    'os.environ["CLIENT_ID"]',
    'os.getenv("CLIENT_ID")',
    'Environment.GetEnvironmentVariable("CLIENT_ID")',
    "self.client_id,",
    "config.clientId",
    "env.CLIENT_ID",
    "var.client_id",
    "secrets.CLIENT_ID",
    "data.vault_generic_secret.glp.data",
  ])("may refer to a variable or a command: %s", (value) => {
    expect(placeholderIn(value)).toBe(refersElsewhere);
  });

  it.each([
    "op://Private/GreenLake/secret",
    "vault:secret/data/glp#client_secret",
    "ref+vault://secret/glp#/id",
    "bw://glp",
    "ssm:/glp/secret",
    "arn:aws:secretsmanager:eu-west-1:1:secret:glp",
    "@Microsoft.KeyVault(SecretUri=https://x)",
    "projects/x/secrets/glp/versions/1",
    "/run/secrets/client_secret",
    "file:///run/secrets/client_secret",
  ])("may refer to a store of secrets: %s", (value) => {
    expect(placeholderIn(value)).toBe(isKeptElsewhere);
  });

  it.each(["ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]", "$ANSIBLE_VAULT;1.1;AES256"])(
    "may be encrypted: %s",
    (value) => {
      expect(placeholderIn(value)).toBe(isEncrypted);
    },
  );

  it.each([
    "5f0e6a1c-7a3b-4a67-9d7e-2c1b0a998877",
    "0123456789abcdef0123456789abcdef",
    "my-client-2",
    "s3cret",
    "a$b%C%",
    "a{b}c",
    "x",
    "Your5ecret-0123",
    "envoy",
    "https://global.api.greenlake.hpe.com",
  ])("is none of these: %s", (value) => {
    expect(placeholderIn(value)).toBeNull();
  });

  it("is found in linear time", () => {
    const startedMs = performance.now();
    for (const part of [
      "x",
      "-",
      "your-",
      "xx-",
      "{",
      "${",
      "*",
      "op:",
      "%A",
      "ENC[",
      "it",
      "_",
      "<",
    ])
      placeholderIn(part.repeat(4_000));
    expect(performance.now() - startedMs).toBeLessThan(500);
  });
});

describe("a file with placeholders", () => {
  it.each([
    ["!vault", "client_secret: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162", isEncrypted],
    ["!Ref", "client_secret: !Ref Secret", refersElsewhere],
    ["!Sub", 'client_secret: !Sub "{x}"', refersElsewhere],
    ["!GetAtt", "client_secret: !GetAtt [Secret, Value]", refersElsewhere],
    [
      "SealedSecret",
      "kind: SealedSecret\nspec:\n  encryptedData:\n    CLIENT_SECRET: AgBy8hCi",
      isEncrypted,
    ],
    [
      "valueFrom",
      "env:\n- name: CLIENT_SECRET\n  valueFrom: {secretKeyRef: {name: glp, key: secret}}",
      refersElsewhere,
    ],
    ["1Password", "MSP_CLIENT_SECRET=op://Private/GreenLake/secret", isKeptElsewhere],
    ["GitHub", "env:\n  CLIENT_SECRET: ${{ secrets.GLP_SECRET }}", isPlaceholder],
    ["compose", "environment:\n  CLIENT_SECRET: ${CLIENT_SECRET:?missing}", refersElsewhere],
    [
      "a guide’s address",
      "curl https://global.api.greenlake.hpe.com/authorization/v2/oauth2/<WORKSPACE_ID>/token",
      isPlaceholder,
    ],
  ])("gives no value for it: %s", (_name, text, problem) => {
    expect(readEnvironmentText(text)?.values).toEqual({});
    expect(problemsOf(text)).toEqual([problem]);
  });

  it("gives the values beside it", () => {
    const text = `MSP_WORKSPACE_ID=${workspace}\nMSP_CLIENT_ID=<CLIENT_ID>`;
    expect(readEnvironmentText(text)).toMatchObject({
      values: { workspace },
      problems: [{ line: 2, source: "MSP_CLIENT_ID", problem: isPlaceholder }],
    });
  });
});

describe("the credentials form", () => {
  const filled = {
    workspace,
    clientId: "client-1",
    clientSecret: "s3cret",
    baseUrl: "",
    scope: "",
    contact: "",
  };
  it.each([
    ["clientId", "<CLIENT_ID>"],
    ["clientSecret", "op://Private/GreenLake/secret"],
    ["clientSecret", "{{secret}}"],
  ] as const)("never sends a placeholder as its %s: %s", (field, value) => {
    expect(parseConnectInput({ ...filled, [field]: value })).toMatchObject({
      ok: false,
      error: { kind: "invalidInput", field },
    });
  });
});
