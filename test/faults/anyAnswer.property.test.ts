// Any bytes at all as an answer: the client answers a value in time, leaks nothing, and takes no token that breaks a rule.
import * as fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { readClaims, type Token, workspacesNamed } from "../../electron/core/base/token.ts";
import { client, workspace } from "../core/greenlake/apiOn.ts";
import { jwt } from "../core/fakes/jwt.ts";
import { questionsFor, subjectToken } from "./askRudeServer.ts";
import { type RawServer, startRawServer } from "./rawServer.ts";

const day = 24 * 60 * 60 * 1000;

const claims = fc.record(
  {
    hpe_workspace_id: fc.constantFrom(workspace, "b".repeat(32), workspace.toUpperCase(), "x"),
    platform_customer_id: fc.constantFrom(workspace, "b".repeat(32)),
    exp: fc.oneof(fc.double(), fc.integer({ min: 1_767_000_000, max: 1_768_000_000 })),
    iat: fc.oneof(fc.double(), fc.constant(1_767_225_600)),
  },
  { requiredKeys: [] },
);
const anyToken = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("t0k3n", "a b", "a\r\nb", "a\0", "", "a".repeat(33 * 1024), subjectToken),
  claims.map(jwt),
  fc.jsonValue(),
);
const grant = fc.record(
  {
    access_token: anyToken,
    token_type: fc.oneof(fc.constantFrom("Bearer", "bearer", "mac", null), fc.jsonValue()),
    expires_in: fc.oneof(fc.constantFrom("899", "-1", "1e9", 0, -1, 1e300, null), fc.double()),
    issued_token_type: fc.constantFrom("urn:ietf:params:oauth:token-type:access_token", "x"),
    error: fc.constantFrom("invalid_grant", "invalid_client", client.clientSecret),
    error_description: fc.constantFrom(`${client.clientSecret} and ${subjectToken}`, "\u202e\0"),
    clientSecret: fc.string({ unit: "binary" }),
    items: fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.constant(workspace) }))),
    total: fc.oneof(fc.double(), fc.jsonValue()),
  },
  { requiredKeys: [] },
);
/** A grant in which at most two members are wrong. */
const almostGood = fc
  .tuple(grant, fc.subarray(["access_token", "token_type", "expires_in"], { maxLength: 2 }))
  .map(([bad, names]) => {
    const wrong = Object.entries(bad).filter(([name]) => names.includes(name));
    const good = { access_token: jwt({ hpe_workspace_id: workspace }), token_type: "Bearer" };
    return Object.assign(good, Object.fromEntries(wrong));
  });
const body = fc.oneof(
  { weight: 4, arbitrary: almostGood.map((value) => Buffer.from(JSON.stringify(value))) },
  { weight: 4, arbitrary: grant.map((value) => Buffer.from(JSON.stringify(value))) },
  fc.json().map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);
const header = fc.oneof(
  fc.constantFrom(
    "content-type: text/html",
    "content-encoding: gzip",
    "content-encoding: br, x",
    "transfer-encoding: chunked",
    "connection: close",
    "retry-after: 1000000000",
    "x-ratelimit-reset: -1",
    "location: http://127.0.0.1:1/",
    "set-cookie: a=b",
    "date: never",
  ),
  fc.string({ maxLength: 20 }).map((text) => `x: ${text}`),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const status = fc.oneof(
  { weight: 3, arbitrary: fc.constant(200) },
  fc.constantFrom(100, 101, 103, 201, 204, 301, 304, 307, 400, 401, 403, 404, 407, 429, 500, 503),
  fc.integer({ min: 0, max: 1200 }),
);
const answer = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(status, fc.array(header, { maxLength: 3 }), body, fc.integer({ min: -3, max: 3 }))
      .map(([code, headers, content, error]) => {
        // Mostly the true length, which is the only way to a token.
        const length = content.length + (Math.abs(error) > 1 ? error : 0);
        const head = [`HTTP/1.1 ${code} x`, ...headers, `content-length: ${length}`];
        return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"), content]);
      }),
  },
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);
type Played = { readonly answer: Buffer; readonly cutAt: number; readonly ending: string };
const play: fc.Arbitrary<Played> = fc.record({
  answer,
  cutAt: fc.integer({ min: 0, max: 400 }),
  ending: fc.constantFrom("close", "reset", "silence"),
});

const questions = ["credentials", "exchange", "list", "find", "resetSecret", "probe"] as const;

/** A token may go on the clipboard and into a shell for as long as it says, and is the workspace’s that was asked for. */
function expectSound(token: Token): void {
  expect(token.value).toMatch(/^[A-Za-z0-9\-._~+/]{1,32768}=*$/);
  expect(token.workspaceId).toBe(workspace);
  expect(token.lifetimeMs).toBeGreaterThanOrEqual(5_000);
  expect(token.lifetimeMs).toBeLessThanOrEqual(day);
  for (const named of workspacesNamed(readClaims(token.value)))
    expect(named.workspaceId).toBe(workspace);
}

/** Sends the answer in two pieces and ends as told. */
function startPlaying({ answer: bytes, cutAt, ending }: Played) {
  return startRawServer((socket) => {
    socket.write(bytes.subarray(0, cutAt));
    setImmediate(() => {
      socket.write(bytes.subarray(cutAt));
      if (ending === "close") socket.end();
      if (ending === "reset") socket.resetAndDestroy();
    });
  });
}

/** Answers what the question got, if anything. */
async function survives(server: RawServer, question: (typeof questions)[number]) {
  const { result, deadlines } = await questionsFor(server)[question]();
  const sent = question === "credentials" ? client.clientSecret : subjectToken;
  if (question !== "probe" && !result.ok) expect(JSON.stringify(result)).not.toContain(sent);
  // Each of three tries has a deadline of its own, for each of three pages.
  expect(deadlines).toBeLessThanOrEqual(9);
  expect(server.requests.length).toBeLessThanOrEqual(question === "resetSecret" ? 1 : 9);
  return result.ok ? result.value : null;
}

/** Plays each answer to its question on a server of its own; in the end no connection may be left. Answers how many tokens came. */
async function assertAll(
  plays: fc.Arbitrary<Played>,
  asked: readonly (typeof questions)[number][],
  numRuns: number,
) {
  const servers: RawServer[] = [];
  onTestFinished(async () => {
    await Promise.all(servers.map((server) => server.stop()));
  });
  let tokens = 0;
  await fc.assert(
    fc.asyncProperty(plays, fc.constantFrom(...asked), async (played, question) => {
      const server = await startPlaying(played);
      servers.push(server);
      const value = await survives(server, question);
      if (value === null || typeof value !== "object" || !("lifetimeMs" in value)) return;
      tokens += 1;
      expectSound(value);
    }),
    { numRuns },
  );
  // A whole answer leaves its connection to the next request for four seconds.
  const open = () => servers.reduce((total, server) => total + server.open(), 0);
  await expect.poll(open, { timeout: 10_000 }).toBe(0);
  return tokens;
}

it("any answer becomes a value in time, without a secret in it and without a connection left", async () => {
  await assertAll(play, questions, 150);
}, 40_000);

it("no grant makes a token that breaks a rule", async () => {
  const grants = almostGood.map((value) => {
    const text = JSON.stringify(value);
    const length = Buffer.byteLength(text);
    const bytes = Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n${text}`);
    return { answer: bytes, cutAt: 0, ending: "close" };
  });
  const tokens = await assertAll(grants, ["credentials", "exchange"], 250);
  expect(tokens).toBeGreaterThan(0);
}, 40_000);
