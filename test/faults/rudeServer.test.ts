// What no server gets away with, sent as raw bytes: the table of faults.
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { questionsFor } from "./askRudeServer.ts";
import { type Play, startRawServer } from "./rawServer.ts";

async function rude(play: Play, { timePasses = false } = {}) {
  const server = await startRawServer(play);
  onTestFinished(() => server.stop());
  return { server, ...questionsFor(server, { timePasses }) };
}

const grant = '{"access_token":"t0k3n","token_type":"Bearer","expires_in":899}';
const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const whole = (body: string, headers = "") =>
  `${head}${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Sends all of it, then closes the connection. */
const then =
  (...parts: readonly (string | Buffer)[]): Play =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };
/** Sends all of it, then keeps the connection open in silence. */
const forever =
  (...parts: readonly (string | Buffer)[]): Play =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };
const endlessly =
  (first: string, part: string): Play =>
  (socket: Socket) => {
    socket.write(first);
    const timer = setInterval(() => socket.write(part), 5);
    socket.on("close", () => clearInterval(timer));
  };

describe("an exchange", () => {
  it.each<[string, Play]>([
    ["nothing", then()],
    ["a reset", (socket) => socket.resetAndDestroy()],
    ["half a status line", then("HTTP/1.")],
    ["another protocol", then("SSH-2.0-OpenSSH_9.9\r\n")],
    ["bytes at random", then(Buffer.from([0, 255, 254, 0, 10, 13, 1]))],
    ["the answer without a head", then(grant)],
    ["a head without an end, then the end of the connection", then(head)],
    ["headers of a megabyte", then(head, `x: ${"y".repeat(1024 * 1024)}\r\n`)],
    ["a header without a colon", then(head, "nonsense\r\n\r\n")],
    ["NUL in a header", then(head, "x: a\0b\r\n\r\n")],
    ["two different lengths", then(head, "content-length: 5\r\ncontent-length: 6\r\n\r\n", grant)],
    ["a negative length", then(head, "content-length: -1\r\n\r\n", grant)],
    [
      "a length and chunks at once",
      then(head, "content-length: 63\r\ntransfer-encoding: chunked\r\n\r\n", "0\r\n\r\n"),
    ],
    ["fewer bytes than promised", then(head, "content-length: 2000\r\n\r\n", grant)],
    ["a chunk without a size", then(head, "transfer-encoding: chunked\r\n\r\nzz\r\n", grant)],
    [
      "a chunk of 16 EiB",
      then(head, "transfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n", grant),
    ],
    ["chunks without the last one", then(head, "transfer-encoding: chunked\r\n\r\n1\r\n{\r\n")],
    ["a switch to another protocol", then("HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n", grant)],
    ["100 Continue unasked", then("HTTP/1.1 100 Continue\r\n\r\n", whole(grant))],
    ["status 0", then("HTTP/1.1 000 Nothing\r\ncontent-length: 0\r\n\r\n")],
    ["status 999", then("HTTP/1.1 999 Blocked\r\ncontent-length: 0\r\n\r\n")],
    ["status 1000", then("HTTP/1.1 1000 Beyond\r\ncontent-length: 0\r\n\r\n")],
  ])("loses the connection to a server that sends %s", async (_case, play) => {
    const { server, exchange } = await rude(play);
    const { result } = await exchange();
    expect(result).toMatchObject({ ok: false, error: { kind: "connectionLost" } });
    await expect.poll(server.open).toBe(0);
  });

  it.each<[string, Play]>([
    ["nothing", forever()],
    ["half a status line", forever("HTTP/1.")],
    ["a head without an end", forever(head)],
    ["a head without a body", forever(head, "content-length: 20\r\n\r\n")],
    ["half a body", forever(head, "content-length: 2000\r\n\r\n", grant)],
    ["hints and no answer", forever("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(3))],
    [
      "half of a gzip stream",
      forever(head, "content-encoding: gzip\r\n\r\n", gzipSync(grant).subarray(0, 12)),
    ],
  ])("gives up at its deadline on a server that sends %s, and closes", async (_case, play) => {
    const { server, exchange } = await rude(play, { timePasses: true });
    const { result, deadlines } = await exchange();
    expect(result).toEqual({ ok: false, error: { kind: "timeout" } });
    expect(deadlines).toBe(1);
    await expect.poll(server.open).toBe(0);
  });

  it.each<[string, Play]>([
    ["HTML", then(whole("<!DOCTYPE html><h1>Sign in</h1>"))],
    ["nothing", then(whole(""))],
    ["null", then(whole("null"))],
    ["an array", then(whole(`[${grant}]`))],
    ["half of the JSON", then(whole(grant.slice(0, 30)))],
    ["two answers in one", then(whole(grant + grant))],
    ["a number beyond all numbers", then(whole(grant.replace("899", "-1e999")))],
    ["10,000 brackets", then(whole("[".repeat(10_000)))],
    ["10 MB", forever(whole(" ".repeat(10_000_000)))],
    ["blanks without an end", endlessly(`${head}\r\n`, " ".repeat(64 * 1024))],
    [
      "10 MB in a thousandth of that",
      then(head, "content-encoding: gzip\r\n\r\n", gzipSync(Buffer.alloc(10_000_000, " "))),
    ],
    ["status 204 and no token", then("HTTP/1.1 204 No Content\r\n\r\n")],
    ["status 304 for no cache", then("HTTP/1.1 304 Not Modified\r\n\r\n")],
    ["__proto__ for a token", then(whole('{"__proto__":{"access_token":"t0k3n"}}'))],
  ])("refuses %s", async (_case, play) => {
    const { server, exchange } = await rude(play);
    const { result } = await exchange();
    expect(result).toMatchObject({ ok: false, error: { kind: "badResponse" } });
    await expect.poll(server.open).toBe(0);
  });

  it.each([301, 302, 303, 307, 308])(
    "follows no redirect with status %i to another server, nor to the same one",
    async (status) => {
      const other = await rude(then(whole(grant)));
      const moved = (to: string) =>
        then(`HTTP/1.1 ${status} Moved\r\nlocation: ${to}\r\ncontent-length: 0\r\n\r\n`);
      for (const to of [`${other.server.baseUrl}/token`, "/elsewhere"]) {
        const { server, exchange } = await rude(moved(to));
        expect((await exchange()).result).toMatchObject({ error: { kind: "badResponse" } });
        expect(server.requests).toHaveLength(1);
      }
      expect(other.server.opened()).toBe(0);
    },
  );

  it("sends no cookie back", async () => {
    const { server, exchange } = await rude(then(whole(grant, "set-cookie: a=canary; Path=/\r\n")));
    for (let times = 0; times < 2; times += 1)
      expect((await exchange()).result).toMatchObject({ ok: true });
    expect(server.requests.filter((request) => /^cookie:/im.test(request))).toEqual([]);
    expect(server.requests).toHaveLength(2);
  });

  it("works after seven answers that never ended", async () => {
    let asked = 0;
    const { exchange } = await rude(
      (socket) => {
        asked += 1;
        if (asked > 7) then(whole(grant))(socket);
        else forever(`${head}\r\n`)(socket);
      },
      { timePasses: true },
    );
    for (let times = 0; times < 7; times += 1)
      expect((await exchange()).result).toMatchObject({ error: { kind: "timeout" } });
    expect((await exchange()).result).toMatchObject({ ok: true });
  });
});
