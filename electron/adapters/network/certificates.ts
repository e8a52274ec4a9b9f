// Notes who issued the certificates that Chromium refused. Chromium alone decides; this only watches.

/** The part of Electron’s verification request that is read here. */
interface Verification {
  /** Without a port; an IPv6 address without its brackets. */
  readonly hostname: string;
  /** 0 if Chromium trusts the certificate. */
  readonly errorCode: number;
  readonly certificate: {
    readonly issuerName: string;
    readonly issuer: { readonly organizations: readonly string[] };
  };
}

/** The part of Electron’s `Session` that is used here. */
export interface VerifyingSession {
  readonly setCertificateVerifyProc: (
    proc: (verification: Verification, decide: (result: number) => void) => void,
  ) => void;
}

/** Tells `setCertificateVerifyProc` that Chromium’s own verdict stands. */
const asChromiumSays = -3;

const issuerIn = ({ issuer, issuerName }: Verification["certificate"]): string =>
  issuerName || issuer.organizations[0] || "";

/** The result names the issuer of the certificate last refused at a host; null if there is none, or no name. */
export function watchCertificates(session: VerifyingSession): (host: string) => string | null {
  const refused = new Map<string, string>();
  session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, decide) => {
    // First, so that nothing below can get in its way.
    decide(asChromiumSays);
    if (errorCode === 0) refused.delete(hostname);
    else refused.set(hostname, issuerIn(certificate));
  });
  return (host) => {
    const { hostname } = new URL(`https://${host}`);
    return refused.get(hostname.replace(/^\[(.*)\]$/, "$1")) || null;
  };
}
