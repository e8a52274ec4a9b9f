// Proves through the product’s own client that each fault does what it says, and to the requests it is meant for.
import { describe, expect, it } from "vitest";
import type { Failure } from "./behaviour.ts";
import * as fault from "./faults.ts";
import { greenlakeOn, valueOf } from "./greenlakeOn.ts";

/** A simulator on which every exchange meets `failing`. */
const failingWith = (failing: fault.Interruption | fault.Alteration) =>
  greenlakeOn({ failures: [{ endpoint: "tokenExchange", fault: failing }] });

const bad = (problem: string) => ({
  kind: "badResponse",
  problem: expect.stringContaining(problem),
});
const pause = (retryAfterS: number) => ({ kind: "rateLimited", retryAfterS });
const trouble = { kind: "serverError", server: { debugId: expect.any(String) } };
const limit = 256 * 1024;

describe("an interruption", () => {
  it.each([
    ["HPE’s refusal", fault.hpeRefusal(503), trouble],
    ["a redirect", fault.redirect("http://127.0.0.1:9/", 307), bad("307: a redirect")],
    ["a captive portal’s page", fault.cloudFront(200), bad("A web page came")],
    ["CloudFront’s 403", fault.cloudFront(403), bad("A web page came")],
    ["a Retry-After", fault.rateLimited({ "retry-after": "7" }), pause(7)],
    ["a rate limit’s reset", fault.rateLimited({ "ratelimit-reset": "8" }), pause(8)],
    ["a rate limit without a time", fault.rateLimited(), pause(5)],
    ["256 KiB of blanks", fault.answer({ status: 200, body: " ".repeat(limit) }), bad("empty")],
    ["a byte more", fault.answer({ status: 200, body: " ".repeat(limit + 1) }), bad("larger")],
    ["256 KiB of blanks from gzip", fault.gzipBomb(limit), bad("empty")],
    ["a byte more from gzip", fault.gzipBomb(limit + 1), bad("larger")],
  ])("answers with %s", async (_name, failing, error) => {
    const { exchange } = await failingWith(failing);
    expect(await exchange()).toMatchObject({ ok: false, error });
  });

  it("carries a fresh debug ID in each of HPE’s refusals", async () => {
    const { exchange } = await failingWith(fault.hpeRefusal(503));
    expect(await exchange()).not.toEqual(await exchange());
  });

  it.each([
    ["closes halfway through the answer", fault.closeHalfway(), 200],
    ["resets the connection before any answer", fault.reset(), undefined],
  ])("%s", async (_name, failing, status) => {
    const { simulator, exchange } = await failingWith(failing);
    expect(await exchange()).toMatchObject({ ok: false, error: { kind: "connectionLost" } });
    expect(simulator.requests.at(-1)).toMatchObject({ endpoint: "tokenExchange", status });
  });

  it("hangs without headers until the client gives up", async () => {
    const { simulator, tenant, mspToken, exchange } = await failingWith(fault.hang());
    const result = await exchange(await mspToken(), tenant, AbortSignal.timeout(150));
    expect(result).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(simulator.requests.at(-1)).toMatchObject({ status: undefined });
  });
});

it("an alteration changes a granted token’s claim", async () => {
  const { exchange } = await failingWith(fault.alteredClaims({ hpe_workspace_id: "f".repeat(32) }));
  const error = { kind: "wrongWorkspace", claim: "hpe_workspace_id" };
  expect(await exchange()).toEqual({ ok: false, error });
});

describe("a failure", () => {
  const refused = fault.hpeRefusal(403);

  it.each([
    [{}, [false, false, false, false]],
    [{ times: 2 }, [false, false, true, true]],
    [{ skip: 1, times: 1 }, [true, false, true, true]],
  ])("happens as often as %j says", async (occasion, expected) => {
    const failure: Failure = { endpoint: "tokenExchange", fault: refused, ...occasion };
    const { exchange } = await greenlakeOn({ failures: [failure] });
    const outcomes: boolean[] = [];
    while (outcomes.length < 4) outcomes.push((await exchange()).ok);
    expect(outcomes).toEqual(expected);
  });

  it("happens to the endpoint and the workspace it names", async () => {
    const { simulator, tenant, otherTenant, mspToken, connect, exchange, ...lists } =
      await greenlakeOn();
    const token = await mspToken();
    const refusedCalls = async (failure: object) => {
      simulator.behave({ failures: [{ fault: refused, ...failure }] });
      const results = {
        clientCredentials: await connect(),
        tokenExchange: await exchange(token),
        otherExchange: await exchange(token, otherTenant),
        tenantList: await lists.list(token),
        credentialList: await lists.find(simulator.clientId, token),
        credentialReset: await lists.resetSecret(simulator.clientId, token),
      };
      const failed = Object.entries(results).filter(([, { ok }]) => !ok);
      return failed.map(([name]) => name);
    };
    const { workspaceId } = tenant;
    expect(await refusedCalls({ workspaceId })).toEqual(["tokenExchange"]);
    const endpoint = "tokenExchange";
    expect(await refusedCalls({ endpoint })).toEqual([endpoint, "otherExchange"]);
    for (const only of ["clientCredentials", "tenantList", "credentialList", "credentialReset"])
      expect(await refusedCalls({ endpoint: only })).toEqual([only]);
    expect(await refusedCalls({})).toHaveLength(6);
  });

  it("takes its turn after the failure before it, and starts over when it is set again", async () => {
    const first: Failure = { endpoint: "clientCredentials", fault: refused, times: 1 };
    const second: Failure = { ...first, fault: fault.rateLimited() };
    const { simulator, connect } = await greenlakeOn({ failures: [first, second] });
    expect(await connect()).toMatchObject({ error: { kind: "forbidden" } });
    expect(await connect()).toMatchObject({ error: { kind: "rateLimited" } });
    valueOf(await connect());
    simulator.behave({ latencyMs: 0 });
    valueOf(await connect());
    simulator.behave({ failures: [first] });
    expect(await connect()).toMatchObject({ error: { kind: "forbidden" } });
  });
});
