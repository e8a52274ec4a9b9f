// The session for all requests to GreenLake. It stores nothing, and can tell which proxy and certificate are in the way.
import type { Session } from "electron";
import type { Fetch, SystemNetwork } from "../../core/base/ports.ts";
import { type VerifyingSession, watchCertificates } from "./certificates.ts";
import { createFetch, type OpenRequest, type Outgoing } from "./fetch.ts";

type Network = Required<SystemNetwork> & { readonly fetch: Fetch };
type NetworkSession = Pick<Session, "resolveProxy" | "forceReloadProxyConfig"> & VerifyingSession;
type RequestOptions = Parameters<OpenRequest>[0];

export interface NetworkPorts<S extends NetworkSession> {
  /** Called at the first request, and at the first one after the network service has died. */
  readonly open: (serial: number) => S;
  /** Electron’s `net.request`. */
  readonly request: (options: RequestOptions & { readonly session: S }) => Outgoing;
  /** Electron’s `child-process-gone`, for any of its processes. */
  readonly onChildGone: (gone: (details: ChildGone) => void) => void;
}

interface ChildGone {
  readonly type: string;
  readonly serviceName?: string;
  readonly name?: string;
}

const isNetworkService = ({ type, serviceName = "", name = "" }: ChildGone): boolean =>
  type === "Utility" && /network/i.test(`${serviceName} ${name}`);

export function createNetwork<S extends NetworkSession>({
  open,
  request,
  onChildGone,
}: NetworkPorts<S>): Network {
  let serial = 0;
  let opened: {
    readonly session: S;
    readonly issuerOf: (host: string) => string | null;
  } | null = null;
  const network = () => {
    if (opened === null) {
      serial += 1;
      const session = open(serial);
      opened = { session, issuerOf: watchCertificates(session) };
    }
    return opened;
  };
  // Chromium starts the service again, but a session goes on asking the one that has died.
  onChildGone((details) => {
    if (isNetworkService(details)) opened = null;
  });
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
