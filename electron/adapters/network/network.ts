// The session for all requests to GreenLake. It stores nothing, and can tell which proxy and certificate are in the way.
import type { Session } from "electron";
import type { Fetch, SystemNetwork } from "../../core/base/ports.ts";
import { type VerifyingSession, watchCertificates } from "./certificates.ts";
import { createFetch } from "./fetch.ts";

type Network = Required<SystemNetwork> & { readonly fetch: Fetch };
type NetworkSession = Pick<Session, "fetch" | "resolveProxy" | "forceReloadProxyConfig"> &
  VerifyingSession;

/** Calls `open` once, at the first request. */
export function createNetwork(open: () => NetworkSession): Network {
  let opened: {
    readonly session: NetworkSession;
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
    fetch: createFetch(() => network().session),
    async resolveProxy(url) {
      const { session } = network();
      // Until a new session has read the system’s settings, it answers DIRECT whatever they say.
      await session.forceReloadProxyConfig();
      return session.resolveProxy(url);
    },
    certificateIssuer: async (host) => network().issuerOf(host),
  };
}
