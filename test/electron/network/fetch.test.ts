import { describe, expect, it } from "vitest";
import { networkError } from "../../../electron/adapters/network/fetch.ts";

describe("a network error of Chromium", () => {
  it.each([
    ["ERR_NAME_NOT_RESOLVED", "dns"],
    ["ERR_DNS_TIMED_OUT", "dns"],
    ["ERR_CONNECTION_REFUSED", "refused"],
    ["ERR_INTERNET_DISCONNECTED", "offline"],
    ["ERR_ADDRESS_UNREACHABLE", "offline"],
    ["ERR_CERT_AUTHORITY_INVALID", "tls"],
    ["ERR_CERT_COMMON_NAME_INVALID", "tls"],
    ["ERR_SSL_PROTOCOL_ERROR", "tls"],
    ["ERR_PROXY_CONNECTION_FAILED", "proxy"],
    ["ERR_PROXY_CERTIFICATE_INVALID", "proxy"],
    ["ERR_UNEXPECTED_PROXY_AUTH", "proxy"],
    ["ERR_TUNNEL_CONNECTION_FAILED", "proxy"],
    ["ERR_CONNECTION_TIMED_OUT", "timeout"],
    ["ERR_CONNECTION_RESET", "connectionLost"],
    ["ERR_EMPTY_RESPONSE", "connectionLost"],
  ])("%s becomes %s, with its code", (code, kind) => {
    expect(networkError(`net::${code}`)).toEqual({ kind, code });
  });

  it("becomes a lost connection, without its text, if Chromium gave no code", () => {
    expect(networkError("token abc")).toEqual({ kind: "connectionLost" });
  });
});
