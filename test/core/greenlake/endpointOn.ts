// A token endpoint on a real loopback server that answers as one test wants; stopped when the test ends.
import { onTestFinished } from "vitest";
import { parseIssuer } from "../../../electron/core/base/issuer.ts";
import { createTokenEndpoint } from "../../../electron/core/greenlake/tokenEndpoint.ts";
import { createFakeClock } from "../fakes/fakeClock.ts";
import { type Responder, startServer } from "../fakes/loopbackServer.ts";
import { nodeFetch } from "../fakes/nodeFetch.ts";

export const workspace = "3f2504e04f8941d39a0c0305e82c3301";
export const client = { clientId: "client-1", clientSecret: "5eCr3t+/=&canary", scope: "" };
export async function endpointOn(respond: Responder) {
  const server = await startServer(respond);
  onTestFinished(() => server.stop());
  const issuer = parseIssuer(workspace, server.baseUrl);
  if (!issuer.ok) throw new Error("bad issuer");
  const clock = createFakeClock();
  const endpoint = createTokenEndpoint({
    fetch: nodeFetch,
    clock,
    userAgent: () => "Tenantry/1.2.3 (ops@msp.example)",
  });
  const { signal } = new AbortController();
  return {
    server,
    clock,
    credentials: (scope = "") =>
      endpoint.clientCredentials(issuer.value, { ...client, scope }, signal),
    exchange: (subjectToken = "subject.token.canary") =>
      endpoint.tokenExchange(issuer.value, subjectToken, signal),
  };
}
