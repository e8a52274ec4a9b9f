import { describe, expect, it } from "vitest";
import { parseConnectInput } from "../../../electron/core/credentials/credentials.ts";

const id = "3f2504e04f8941d39a0c0305e82c3301";
const filled = {
  workspace: id,
  clientId: "client-1",
  clientSecret: "s3cret",
  baseUrl: "",
  scope: "",
  contact: "",
};

describe("the credentials form", () => {
  it("drops the space around pasted values", () => {
    expect(
      parseConnectInput({
        ...filled,
        workspace: ` ${id}\n`,
        clientId: " client-1\n",
        clientSecret: "s3cret\r\n",
        scope: " hpe-tenant   other ",
        contact: " ops@msp.example ",
      }),
    ).toEqual({
      ok: true,
      value: {
        issuer: { workspaceId: id, baseUrl: "https://global.api.greenlake.hpe.com" },
        client: { clientId: "client-1", clientSecret: "s3cret", scope: "hpe-tenant other" },
        contact: "ops@msp.example",
      },
    });
  });

  it.each([
    ["workspace", " "],
    ["clientId", "  "],
    ["clientId", "two words"],
    ["clientSecret", ""],
    ["clientSecret", "line\nbreak"],
    ["clientSecret", "nul\u0000"],
    ["clientSecret", "x".repeat(513)],
    ["clientSecret", "schlüssel"],
    ["baseUrl", "http://greenlake.hpe.com"],
    ["scope", 'quote"'],
    ["scope", "line\nbreak"],
    ["contact", "a(b)"],
    ["contact", "a\r\nX-Header: b"],
    ["contact", "x".repeat(101)],
  ] as const)("reports %s as the wrong field if it is %j", (field, text) => {
    const result = parseConnectInput({ ...filled, [field]: text });
    expect(result).toMatchObject({ ok: false, error: { kind: "invalidInput", field } });
  });

  it.each([
    ["us-west.api.greenlake.hpe.com", /regional address .* always come from global\.api/],
    ["https://ap-northeast.api.greenlake.hpe.com", /regional address/],
    ["https://us4.api.central.arubanetworks.com", /address of HPE Aruba Networking Central/],
    ["internal.api.central.arubanetworks.com", /Leave the base URL empty\.$/],
  ])("explains why %s gives no tokens", (baseUrl, problem) => {
    const workspace = `https://${baseUrl.replace("https://", "")}/authorization/v2/oauth2/${id}`;
    for (const input of [{ baseUrl }, { workspace }])
      expect(parseConnectInput({ ...filled, ...input })).toMatchObject({
        error: { field: "baseUrl", problem: expect.stringMatching(problem) },
      });
  });

  it("never quotes the secret in an error", () => {
    const result = parseConnectInput({ ...filled, clientSecret: "canary 5eCr3t" });
    expect(JSON.stringify(result)).not.toContain("5eCr3t");
  });

  it("takes the address from an issuer URL, and refuses a base URL that contradicts it", () => {
    const workspace = `http://127.0.0.1:9/authorization/v2/oauth2/${id}/token`;
    expect(parseConnectInput({ ...filled, workspace })).toMatchObject({
      value: { issuer: { baseUrl: "http://127.0.0.1:9" } },
    });
    expect(
      parseConnectInput({ ...filled, workspace, baseUrl: "https://eu.example.com" }),
    ).toMatchObject({ ok: false, error: { field: "baseUrl" } });
  });
});
