import { describe, expect, it } from "vitest";
import {
  describeEnvironment,
  withEnvironmentSecret,
} from "../../../electron/core/credentials/environment.ts";
import { fail, invalidInput, ok } from "../../../electron/core/base/result.ts";
import { form, mspId, setUp } from "../applicationSetUp.ts";

const secret = "eNv-5ecret-canary";
const variables = {
  MSP_WORKSPACE_ID: mspId,
  MSP_CLIENT_ID: "client-1",
  MSP_CLIENT_SECRET: secret,
  GREENLAKE_BASE_URL: form.baseUrl,
  PATH: "/usr/bin",
};
const asked = { ...form, clientSecret: "", secretFrom: "environment" } as const;
const refused = invalidInput("clientSecret", "Enter the client secret.");

describe("the values in the environment", () => {
  it("are described without the secret", () => {
    const found = describeEnvironment(variables);
    expect(found).toMatchObject({
      values: { workspace: mspId, clientId: "client-1", baseUrl: form.baseUrl },
      hasSecret: true,
    });
    expect(found?.recognised).toContain("Client secret from MSP_CLIENT_SECRET");
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it("are reported without a secret if it has none, and not at all if none is ours", () => {
    expect(describeEnvironment({ MSP_CLIENT_ID: "c" })?.hasSecret).toBe(false);
    expect(describeEnvironment({ PATH: "/usr/bin" })).toBeNull();
    expect(describeEnvironment({ TENANTS: "alpha beta" })).toBeNull();
  });
});

describe("the secret in the environment", () => {
  it("goes to the address and client that the environment names", () => {
    const whole = withEnvironmentSecret(variables, asked);
    expect(whole).toEqual(ok({ ...form, clientSecret: secret }));
    const { GREENLAKE_BASE_URL: _, ...publicAddress } = variables;
    expect(withEnvironmentSecret(publicAddress, { ...asked, baseUrl: "" })).toMatchObject({
      value: { clientSecret: secret },
    });
  });

  it.each([
    ["another address", { baseUrl: "https://elsewhere.example" }],
    ["the public address", { baseUrl: "" }],
    [
      "an address that an issuer URL names",
      {
        baseUrl: "",
        workspace: `https://elsewhere.example/authorization/v2/oauth2/${mspId}/token`,
      },
    ],
    ["another client", { clientId: "client-2" }],
  ])("does not go to %s", (_where, change) => {
    expect(withEnvironmentSecret(variables, { ...asked, ...change })).toEqual(refused);
  });

  it("does not go to an address that an issuer URL names in place of the public one", () => {
    const { GREENLAKE_BASE_URL: _, ...publicAddress } = variables;
    const workspace = `https://elsewhere.example/authorization/v2/oauth2/${mspId}/token`;
    const elsewhere = { ...asked, baseUrl: "", workspace };
    expect(withEnvironmentSecret(publicAddress, elsewhere)).toEqual(refused);
    const own = { ...publicAddress, MSP_WORKSPACE_ID: workspace };
    expect(withEnvironmentSecret(own, elsewhere)).toMatchObject({
      value: { clientSecret: secret },
    });
  });

  it("is not filled in if the form has no valid address", () => {
    const nowhere = withEnvironmentSecret(variables, { ...asked, baseUrl: "not an address" });
    expect(nowhere).toMatchObject({ value: { clientSecret: "" } });
  });

  it("is asked for if the environment has none", () => {
    expect(withEnvironmentSecret({ MSP_CLIENT_ID: "client-1" }, asked)).toEqual(refused);
    expect(withEnvironmentSecret({}, asked)).toEqual(refused);
  });

  it("gives way to a typed secret, and is filled in only if the form asks for it", () => {
    const typed = { ...asked, clientSecret: "typed" };
    expect(withEnvironmentSecret(variables, typed)).toEqual(ok({ ...form, clientSecret: "typed" }));
    const { secretFrom: _, ...plain } = asked;
    expect(withEnvironmentSecret(variables, plain)).toEqual(ok(plain));
  });

  it("is sealed like any other, and never appears in the snapshot", async () => {
    const { commands, environment, secrets, snapshot } = setUp();
    Object.assign(environment, variables);
    expect(await commands.connect({ ...asked, clientId: "client-2" })).toEqual(
      fail({ kind: "invalidInput", field: "clientSecret", problem: "Enter the client secret." }),
    );
    expect(await commands.connect(asked)).toEqual(ok(null));
    expect([...secrets.values()]).toEqual([secret]);
    expect(JSON.stringify([await snapshot(), await commands.readEnvironment(null)])).not.toContain(
      secret,
    );
  });
});
