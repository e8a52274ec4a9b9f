// A session that behaves as Electron’s does, but on Node’s TLS: it judges a certificate, asks the verifier and obeys it.
import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { connect } from "node:tls";
import type { VerifyingSession } from "../../../electron/adapters/network/certificates.ts";
import type { Outgoing } from "../../../electron/adapters/network/fetch.ts";
import { send } from "../../simulator/client.ts";

type Verify = Parameters<VerifyingSession["setCertificateVerifyProc"]>[0];

/** A real server’s certificate, judged as on a system whose only root certificate is `ca`. */
function judged(url: URL, ca: string | undefined): Promise<Parameters<Verify>[0]> {
  return new Promise((resolve, reject) => {
    const { hostname } = url;
    const options = { host: hostname, port: Number(url.port), ...(ca && { ca }) };
    const socket = connect({ ...options, rejectUnauthorized: false }, () => {
      const { issuer } = socket.getPeerCertificate();
      const named = [issuer.CN ?? ""].flat();
      const organizations = [issuer.O ?? ""].flat();
      const certificate = { issuerName: named[0] ?? "", issuer: { organizations } };
      resolve({ hostname, errorCode: socket.authorized ? 0 : -202, certificate });
      socket.destroy();
    });
    socket.once("error", reject);
  });
}

/** Electron’s documented answers: 0 accepts, -3 keeps Chromium’s verdict, all others refuse. */
const isAccepted = (answer: number, errorCode: number): boolean =>
  answer === 0 || (answer === -3 && errorCode === 0);

/** `ca` is the one certificate that this system trusts, in PEM. */
export function createLoopbackSession(ca?: string) {
  let verify: Verify = (_verification, decide) => decide(-3);
  let proxy = "DIRECT";
  let hasReadSettings = false;
  return {
    setProxy: (next: string) => (proxy = next),
    forceReloadProxyConfig: async () => void (hasReadSettings = true),
    async resolveProxy(_url: string): Promise<string> {
      const answer = hasReadSettings ? proxy : "DIRECT";
      hasReadSettings = true;
      return answer;
    },
    setCertificateVerifyProc: (next: Verify) => void (verify = next),
    async answer(url: string): Promise<number> {
      const verification = await judged(new URL(url), ca);
      const decision = await new Promise<number>((decide) => verify(verification, decide));
      if (!isAccepted(decision, verification.errorCode))
        throw new Error("net::ERR_CERT_AUTHORITY_INVALID");
      const { status } = await send(url, ca === undefined ? {} : { ca });
      return status;
    },
  };
}

/** Stands for Electron’s `net.request`. */
export function requestOnLoopback({
  url,
  session,
}: {
  readonly url: string;
  readonly session: ReturnType<typeof createLoopbackSession>;
}): Outgoing {
  const request = new EventEmitter();
  const end = (): void =>
    void session.answer(url).then(
      (statusCode) =>
        request.emit("response", Object.assign(Readable.from([]), { statusCode, headers: {} })),
      (cause: unknown) => request.emit("error", cause),
    );
  return Object.assign(request, { end, abort: () => undefined });
}
