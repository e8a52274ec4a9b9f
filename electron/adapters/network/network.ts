// The one session for all requests to GreenLake: it keeps nothing, and can tell what stands between.
import type { Session } from "electron";
import type { Fetch, SystemNetwork } from "../../core/base/ports.ts";
import { type VerifyingSession, watchCertificates } from "./certificates.ts";
import { createFetch } from "./fetch.ts";

type Network = Required<SystemNetwork> & { readonly fetch: Fetch };
type NetworkSession = Pick<Session, "fetch" | "resolveProxy" | "forceReloadProxyConfig"> &
  VerifyingSession;

/** `open` is called once, with the first request. */
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
      // A new session answers its first question before it has read the settings: DIRECT, whatever they say.
      await session.forceReloadProxyConfig();
      return session.resolveProxy(url);
    },
    certificateIssuer: async (host) => network().issuerOf(host),
  };
}
