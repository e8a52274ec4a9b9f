// The session for all requests to GreenLake. It stores nothing, and can tell which proxy and certificate are in the way.
import type { Session } from "electron";
import type { Fetch, SystemNetwork } from "../../core/base/ports.ts";
import { type VerifyingSession, watchCertificates } from "./certificates.ts";
import { createFetch, type OpenRequest, type Outgoing } from "./fetch.ts";

type Network = Required<SystemNetwork> & { readonly fetch: Fetch };
type NetworkSession = Pick<Session, "resolveProxy" | "forceReloadProxyConfig"> & VerifyingSession;
type RequestOptions = Parameters<OpenRequest>[0];

export interface NetworkPorts<S extends NetworkSession> {
  /** Called once, at the first request. */
  readonly open: () => S;
  /** Electron’s `net.request`. */
  readonly request: (options: RequestOptions & { readonly session: S }) => Outgoing;
}

export function createNetwork<S extends NetworkSession>({
  open,
  request,
}: NetworkPorts<S>): Network {
  let opened: {
    readonly session: S;
    readonly issuerOf: (host: string) => string | null;
  } | null = null;
  const network = () => {
    if (opened === null) {
      const session = open();
      opened = { session, issuerOf: watchCertificates(session) };
    }
    return opened;
  };
  return {
    fetch: createFetch((options) => request({ ...options, session: network().session })),
    async resolveProxy(url) {
      const { session } = network();
      // Until a new session has read the system’s settings, it answers DIRECT whatever they say.
      await session.forceReloadProxyConfig();
      return session.resolveProxy(url);
    },
    certificateIssuer: async (host) => network().issuerOf(host),
  };
}
