// Who issued the certificates that Chromium refused: it is looked on while it decides, and decides alone.

/** What is read of Electron's `Request` to verify. */
interface Verification {
  /** Without a port; an IPv6 address without its brackets. */
  readonly hostname: string;
  /** 0 where Chromium trusts it. */
  readonly errorCode: number;
  readonly certificate: {
    readonly issuerName: string;
    readonly issuer: { readonly organizations: readonly string[] };
  };
}

/** What is used of Electron's `Session`. */
export interface VerifyingSession {
  readonly setCertificateVerifyProc: (
    proc: (verification: Verification, decide: (result: number) => void) => void,
  ) => void;
}

/** As `setCertificateVerifyProc` has it: Chromium's own verdict stands. */
const asChromiumSays = -3;

const issuerIn = ({ issuer, issuerName }: Verification["certificate"]): string =>
  issuerName || issuer.organizations[0] || "";

/** Watches from now on; answers for what was refused last at `host`, null where nothing was or the certificate names nobody. */
export function watchCertificates(session: VerifyingSession): (host: string) => string | null {
  const refused = new Map<string, string>();
  session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, decide) => {
    // First, so that nothing below can come in its way.
    decide(asChromiumSays);
    if (errorCode === 0) refused.delete(hostname);
    else refused.set(hostname, issuerIn(certificate));
  });
  return (host) => {
    const { hostname } = new URL(`https://${host}`);
    return refused.get(hostname.replace(/^\[(.*)\]$/, "$1")) || null;
  };
}
