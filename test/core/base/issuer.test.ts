// What an operator may enter for a workspace and an address, and what Tenantry makes of it.
import { publicBaseUrl } from "../../../electron/contract/constants.ts";
import { describe, expect, it } from "vitest";
import {
  parseBaseUrl,
  parseIssuer,
  tokenEndpointUrl,
  toWorkspaceId,
} from "../../../electron/core/base/issuer.ts";

const id = "3f2504e04f8941d39a0c0305e82c3301";
const hyphenated = "3F2504E0-4F89-41D3-9A0C-0305E82C3301";

describe("a workspace ID", () => {
  it.each([id, id.toUpperCase(), hyphenated, hyphenated.toLowerCase(), `  ${id}\n`])(
    "is 32 lower-case digits, read from %j",
    (text) => {
      expect(toWorkspaceId(text)).toBe(id);
    },
  );

  it.each([
    "",
    id.slice(1),
    `${id}0`,
    `${id.slice(0, 31)}g`,
    `${id.slice(0, 30)}/..`,
    `${id.slice(0, 31)}?`,
    `${id.slice(0, 31)}%`,
    "3f2504e0-4f8941d3-9a0c-0305-e82c3301",
    `${id} ${id}`,
    `${id}\u0000`,
  ])("is not read from %j", (text) => {
    expect(toWorkspaceId(text)).toBeNull();
  });
});

describe("an issuer", () => {
  const expected = {
    ok: true,
    value: { workspaceId: id, baseUrl: "https://global.api.greenlake.hpe.com" },
  };
  const url = `https://global.api.greenlake.hpe.com/authorization/v2/oauth2/${id}`;

  it.each([
    id,
    hyphenated,
    url,
    `${url}/`,
    `${url}/token`,
    ` ${url}/token `,
    url.replace(id, hyphenated),
  ])("is read from %j", (text) => {
    expect(parseIssuer(text, publicBaseUrl)).toEqual(expected);
  });

  it("keeps the address in its URL", () => {
    expect(parseIssuer(url.replace("global", "eu"), publicBaseUrl)).toMatchObject({
      value: { baseUrl: "https://eu.api.greenlake.hpe.com" },
    });
  });

  it("has its workspace’s token endpoint", () => {
    const issuer = parseIssuer(hyphenated, publicBaseUrl);
    expect(issuer.ok && tokenEndpointUrl(issuer.value)).toBe(`${url}/token`);
  });

  it.each([
    ["", "Enter the workspace ID."],
    ["abc", "A workspace ID has 32 hexadecimal digits; this has 3."],
    [`${id}zz`, "A workspace ID is 32 hexadecimal digits, with or without hyphens."],
    [`${url}?x=1`, "An issuer URL has nothing after a question mark or a number sign."],
    [`${url}/token/more`, "An issuer URL ends in /authorization/v2/oauth2/ and the workspace ID."],
    [`https://host/${id}`, "An issuer URL ends in /authorization/v2/oauth2/ and the workspace ID."],
    [`${url}/../../x`, "An issuer URL ends in /authorization/v2/oauth2/ and the workspace ID."],
    ["https://", "This is neither a workspace ID nor an issuer URL."],
    [url.replace("https", "http"), "The address has to start with https://."],
    [url.replace("//", "//user:pw@"), "Leave the user name and password out of the address."],
  ])("is not read from %j: %s", (text, problem) => {
    expect(parseIssuer(text, publicBaseUrl)).toEqual({
      ok: false,
      error: { kind: "invalidInput", field: "workspace", problem },
    });
  });
});

describe("a base URL", () => {
  it.each([
    ["", publicBaseUrl],
    ["https://eu.example.com/", "https://eu.example.com"],
    ["eu.example.com", "https://eu.example.com"],
    ["HTTPS://EU.example.com:8443", "https://eu.example.com:8443"],
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
    ["http://localhost:4000", "http://localhost:4000"],
    ["http://[::1]:4000", "http://[::1]:4000"],
  ])("read from %j is %j", (text, baseUrl) => {
    expect(parseBaseUrl(text)).toEqual({ ok: true, value: baseUrl });
  });

  it.each([
    "http://greenlake.hpe.com",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "file:///etc/passwd",
    "ftp://host",
    "https://user@host",
    "https://host/path",
    "https://host?x",
    "https://host#x",
    "not a url",
  ])("is not read from %j; the error names its field", (text) => {
    expect(parseBaseUrl(text)).toMatchObject({ ok: false, error: { field: "baseUrl" } });
  });
});
