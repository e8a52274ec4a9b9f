import { EventEmitter, getEventListeners } from "node:events";
import { Readable } from "node:stream";
import { array, assert, asyncProperty, dictionary, integer, oneof, string } from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createFetch, networkError } from "../../../electron/adapters/network/fetch.ts";

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

/** A server that answers this status with these headers, through Chromium. */
function fetchFrom(statusCode: number, headers: Record<string, string | string[]>, text = "{}") {
  const abort = vi.fn();
  const sent: { readonly bytes: Buffer; readonly text: string }[] = [];
  const fetch = createFetch(() => {
    const request = new EventEmitter();
    const incoming = Object.assign(Readable.from([Buffer.from(text)]), { statusCode, headers });
    const end = (body?: Buffer) => {
      if (body !== undefined) sent.push({ bytes: body, text: body.toString() });
      return request.emit("response", incoming);
    };
    return Object.assign(request, { abort, end });
  });
  const gone = new AbortController();
  const request = {
    url: "https://greenlake.example",
    method: "POST",
    headers: {},
    body: "client_secret=canary",
  } as const;
  return { abort, gone, sent, send: () => fetch({ ...request, signal: gone.signal }) };
}

describe("an answer of Chromium’s network", () => {
  it("is a value whatever its status and headers are", async () => {
    const headers = dictionary(string(), oneof(string(), array(string())));
    await assert(
      asyncProperty(integer({ min: -1, max: 1_100 }), headers, async (status, sent) => {
        const answer = await fetchFrom(status, sent).send();
        const isKnown = status >= 200 && status <= 599;
        expect(answer.ok ? answer.value.status : answer.error.kind).toBe(
          isKnown ? status : "badResponse",
        );
      }),
    );
  });

  it("keeps its other headers if one of them can’t be read", async () => {
    const answer = await fetchFrom(429, { "x-名": "名", "retry-after": "7" }).send();
    expect(answer.ok && [...answer.value.headers]).toEqual([["retry-after", "7"]]);
  });

  it("is read to its end", async () => {
    const answer = await fetchFrom(200, {}, "a token").send();
    expect(answer.ok && (await answer.value.text())).toBe("a token");
  });

  it("leaves nothing of its request in memory once it has been read", async () => {
    const { send, sent, gone } = fetchFrom(200, {});
    const answer = await send();
    if (answer.ok) await answer.value.text();
    expect(sent.map(({ text }) => text)).toEqual(["client_secret=canary"]);
    expect(sent[0]?.bytes.every((byte) => byte === 0)).toBe(true);
    expect(getEventListeners(gone.signal, "abort")).toEqual([]);
  });

  it("is cut off in Chromium, too, when its caller gives it up", async () => {
    const { send, gone, abort } = fetchFrom(200, {});
    const answer = await send();
    gone.abort();
    expect(abort).toHaveBeenCalledOnce();
    await expect(answer.ok && answer.value.text()).rejects.toThrow("lost");
  });
});
