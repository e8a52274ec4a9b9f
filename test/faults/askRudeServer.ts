// The product’s own client, asking a rude server each of its questions under a clock that never keeps the test waiting.
import { setTimeout as pause } from "node:timers/promises";
import { createNodeFetch } from "../../electron/adapters/terminal/nodeFetch.ts";
import type { Result } from "../../electron/contract/contract.ts";
import type { Fetch } from "../../electron/core/base/ports.ts";
import { apiPorts, client, greenlakeOver, issuerAt } from "../core/greenlake/apiOn.ts";
import type { RawServer } from "./rawServer.ts";

export const subjectToken = "subject-t0k3n.canary";

/** One for all, because reading the system’s certificates takes longer than most answers. */
const sharedFetch = createNodeFetch({});

/** A server that was silent whenever we looked this many times has said all it will. */
const silentLooks = 12;

interface Options {
  readonly fetch?: Fetch;
  /** False for a server that has to be answered without a deadline. */
  readonly timePasses?: boolean;
}

/** A question of each kind for a server that may answer anything. */
export function questionsFor(
  server: RawServer,
  { fetch = sharedFetch, timePasses = true }: Options = {},
) {
  const { ports, clock } = apiPorts();
  const greenlake = greenlakeOver({ ...ports, fetch });
  const issuer = issuerAt(server.baseUrl);
  const { signal } = new AbortController();

  /** Lets the deadline pass once the server says no more; answers how often that was necessary. */
  async function ask<T>(question: Promise<Result<T>>) {
    const answered = new AbortController();
    const answer = question.finally(() => answered.abort());
    let deadlines = 0;
    const passTime = async () => {
      let [seen, looks] = [server.activity(), -silentLooks];
      while (!answered.signal.aborted) {
        await pause(3);
        looks = server.activity() === seen ? looks + 1 : 0;
        seen = server.activity();
        if (looks < silentLooks || clock.sleeping.length === 0) continue;
        looks = 0;
        deadlines += 1;
        await clock.advance(15_000);
      }
    };
    const [result] = await Promise.all([answer, timePasses ? passTime() : null]);
    return { result, deadlines };
  }

  return {
    credentials: () => ask(greenlake.clientCredentials(issuer, client, signal)),
    exchange: () => ask(greenlake.tokenExchange(issuer, subjectToken, signal)),
    list: () => ask(greenlake.listTenants(issuer, subjectToken, { signal })),
    find: () => ask(greenlake.findCredential(issuer, subjectToken, client.clientId, signal)),
    resetSecret: () => ask(greenlake.resetSecret(issuer, subjectToken, "c1", signal)),
    probe: () => ask(greenlake.probe(issuer, signal)),
  };
}
