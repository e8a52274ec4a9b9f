// A strict GreenLake on loopback for the demo and the tests: token endpoint, tenant list and API clients, with faults on demand.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import { type Behaviour, createBehaviour } from "./behaviour.ts";
import { createCredentials } from "./credentials.ts";
import { createFront } from "./front.ts";
import type { RecordedRequest } from "./requestLog.ts";
import { hyphenated, sampleWorkspaceId, type Tenant } from "./sampleTenants.ts";
import { createTokenEndpoint } from "./tokenEndpoint.ts";
import { createIssuedTokens, signingKey } from "./tokens.ts";

export interface SimulatorOptions extends Partial<Behaviour> {
  /** PEM; turns TLS on. The simulator does not check the certificate’s name or dates. */
  readonly https?: { readonly key: string; readonly cert: string };
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`, or `https:` with TLS. */
  readonly baseUrl: string;
  /** 32 lower-case hexadecimal digits, like every workspace ID here. */
  readonly mspWorkspaceId: string;
  readonly clientId: string;
  /** 32 hexadecimal digits; new at each start and after each reset. */
  readonly clientSecret: string;
  readonly tenants: readonly Tenant[];
  /** In order of arrival. Tests can read secrets from it, but printing it shows none. */
  readonly requests: readonly RecordedRequest[];
  behave(next: Partial<Behaviour>): void;
  /** The workspace that a token was issued for, even if it has expired; undefined for a foreign token. */
  issuedFor(token: string): string | undefined;
  /** Closes every connection at once, even if a request is unanswered. */
  stop(): Promise<void>;
}

async function listen(tls: SimulatorOptions["https"]) {
  const server = tls === undefined ? createServer() : createTlsServer(tls);
  // A client must not reuse a connection at the moment when the server closes it.
  server.keepAliveTimeout = 120_000;
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    server,
    baseUrl: `${tls === undefined ? "http" : "https"}://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { https, ...initial } = options;
  const mspWorkspaceId = sampleWorkspaceId("MSP");
  const clientId = hyphenated(sampleWorkspaceId("API client"));
  const behaviour = createBehaviour(initial);
  const tokens = createIssuedTokens();
  const requests: RecordedRequest[] = [];
  const stopping = new AbortController();
  const key = await signingKey();
  const { server, baseUrl, close } = await listen(https);
  let clientSecret = randomBytes(16).toString("hex");
  const names = { baseUrl, mspWorkspaceId, clientId };
  const front = createFront({
    mspWorkspaceId,
    behaviour,
    tokens,
    grant: createTokenEndpoint({
      ...names,
      clientSecret: () => clientSecret,
      behaviour,
      tokens,
      key,
    }),
    credentials: createCredentials({
      clientId,
      changeSecret: (next) => (clientSecret = next),
    }),
    requests,
    stopped: stopping.signal,
  });
  server.on("request", (request, response) => {
    front(request, response).catch((error: unknown) => {
      console.error("The simulator itself failed:", error);
      response.destroy();
    });
  });
  return {
    ...names,
    get clientSecret() {
      return clientSecret;
    },
    get tenants() {
      return behaviour.tenants();
    },
    requests,
    behave: (next) => behaviour.change(next),
    issuedFor: (token) => tokens.find(token)?.workspaceId,
    stop: async () => {
      stopping.abort();
      await close();
    },
  };
}
