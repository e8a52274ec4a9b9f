// The first half of the connection check: what stands between this computer and the address, told by one plain request.
import type { Result } from "../../contract/contract.ts";
import type { ApiPorts } from "../greenlake/apiRequest.ts";
import { type Answer, boundedFetch } from "../greenlake/limitedFetch.ts";
import { type Issuer, tokenEndpointUrl } from "../base/issuer.ts";
import { failed, type Finding, passed, skipped } from "./report.ts";
import { clip, redact } from "../base/redact.ts";

export interface NetworkPorts extends ApiPorts {
  /** Who issued the certificate that `host` (with its port, if any) shows, trusted or not; null where that cannot be told. */
  readonly certificateIssuer?: (host: string) => Promise<string | null>;
  /** The system's proxy for `url` in a PAC file's terms, such as `DIRECT` or `PROXY host:port`. */
  readonly resolveProxy: (url: string) => Promise<string>;
}

/** Whatever it answered; the proxy as far as it is known, null where the system does not say. */
export interface Probe {
  readonly answer: Result<Answer>;
  readonly host: string;
  readonly encrypted: boolean;
  readonly proxy: string | null;
  /** Named only for a certificate that was refused. */
  readonly certificateIssuer: string | null;
  /** When the answer came, by the wall clock, milliseconds. */
  readonly atMs: number;
}

const patienceMs = 5_000;

/** One clean line, without a user's name and password; null for no answer in 5 s, an empty one or a failure. */
async function askedLine(
  { clock }: NetworkPorts,
  signal: AbortSignal,
  ask: () => Promise<string | null>,
): Promise<string | null> {
  const answered = new AbortController();
  const late = clock.sleep(patienceMs, AbortSignal.any([signal, answered.signal])).then(() => null);
  const answer = await Promise.race([
    Promise.resolve()
      .then(ask)
      .catch(() => null),
    late,
  ]);
  answered.abort();
  const line = clip(redact((answer ?? "").replaceAll(/[^\s;]*@/g, "")), 200);
  return line === "" ? null : line;
}

const isProxys = ({ answer }: Probe): boolean =>
  answer.ok ? answer.value.status === 407 : answer.error.kind === "proxy";

/** GET without credentials to the token endpoint, which answers with some refusal: any will do. Never tried again. */
export async function probe(
  ports: NetworkPorts,
  issuer: Issuer,
  signal: AbortSignal,
): Promise<Probe> {
  const url = tokenEndpointUrl(issuer);
  const { host, protocol } = new URL(url);
  const { certificateIssuer: issuerOf } = ports;
  const proxy = await askedLine(ports, signal, () => ports.resolveProxy(url));
  const headers = { "user-agent": ports.userAgent() };
  const answer = await boundedFetch(ports, { url, method: "GET", headers, signal });
  const atMs = ports.clock.nowMs();
  const untrusted = !answer.ok && answer.error.kind === "tls";
  return {
    answer,
    host,
    encrypted: protocol === "https:",
    proxy,
    certificateIssuer:
      untrusted && issuerOf !== undefined
        ? await askedLine(ports, signal, () => issuerOf(host))
        : null,
    atMs,
  };
}

export function addressFinding(found: Probe): Finding {
  const { answer, host } = found;
  if (isProxys(found)) return skipped("Not known: the proxy did not let the request through.");
  if (answer.ok || answer.error.kind === "badResponse") return passed(`${host} answered.`);
  if (answer.error.kind === "tls") return passed(`${host} took the connection.`);
  return failed(answer.error);
}

export function tlsFinding(found: Probe): Finding {
  const { answer, host, encrypted, certificateIssuer, proxy } = found;
  if (!encrypted) return skipped("Not needed: the address is plain http on this computer.");
  if (isProxys(found)) return skipped("Not known: the proxy did not let the request through.");
  if (answer.ok || answer.error.kind !== "tls")
    return passed(`This computer trusts the certificate of ${host}.`);
  const by = certificateIssuer === null ? "" : ` It was issued by ${certificateIssuer}.`;
  const via = proxy === null || proxy === "DIRECT" ? "" : ` The request went through ${proxy}.`;
  const isDated = answer.error.code?.includes("DATE") === true;
  const detail = `The certificate that ${host} shows is not trusted by this computer.${by}${via}`;
  return failed(
    answer.error,
    isDated
      ? {
          detail: `The certificate that ${host} shows has expired or is not valid yet.${by}${via}`,
          remedy:
            "Check this computer's date and time; if they are right, tell the network's operator.",
        }
      : {
          detail,
          remedy:
            certificateIssuer === null
              ? "If your company inspects TLS, have its root certificate installed in the operating system; if not, check the base URL."
              : `If ${certificateIssuer} is your company's TLS inspection, have its root certificate installed in the operating system; if you do not know that name, do not go on from this network.`,
        },
  );
}

export function proxyFinding(found: Probe): Finding {
  const { answer, proxy } = found;
  const isDirect = proxy === "DIRECT";
  if (!isProxys(found))
    return passed(
      proxy === null
        ? "The system does not say whether a proxy is used; requests get through."
        : isDirect
          ? "No proxy is used."
          : `Requests get through ${proxy}.`,
    );
  const name = proxy === null || isDirect ? "The system's proxy" : `The system's proxy, ${proxy},`;
  const wantsSignIn = answer.ok;
  const error = answer.ok ? ({ kind: "proxy" } as const) : answer.error;
  return failed(error, {
    detail: wantsSignIn
      ? `${name} wants a sign-in, which Tenantry cannot give (HTTP status: 407).`
      : `${name} did not let the request through.`,
    remedy: `Check the proxy in the operating system's network settings and that it is running, or have ${found.host} exempted from it${wantsSignIn ? " or from its sign-in" : ""}.`,
  });
}

const warningMs = 60_000;
const wrongMs = 5 * 60_000;

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

/** Against the `Date` header (RFC 9110 section 6.6.1), which has whole seconds, and `Age` where a cache answered. */
export function clockFinding({ answer, atMs }: Probe): Finding {
  if (!answer.ok) return skipped("Not known: the answer did not tell the time.");
  const { headers } = answer.value;
  const ageS = Number(headers.get("age") ?? 0);
  const theirsMs = Date.parse(headers.get("date") ?? "") + (ageS > 0 ? ageS * 1000 : 0);
  if (Number.isNaN(theirsMs)) return skipped("Not known: the answer did not tell the time.");
  const aheadMs = theirsMs - atMs;
  const offMs = Math.abs(aheadMs);
  if (offMs <= warningMs) return passed("This computer and GreenLake agree on the time.");
  const isFailed = offMs > wrongMs;
  return {
    status: isFailed ? "failed" : "warning",
    detail: `This computer's clock is ${duration(offMs)} ${aheadMs > 0 ? "behind" : "ahead of"} GreenLake's.`,
    remedy:
      "Set this computer's clock, best from a time server; otherwise the times at which tokens expire are shown wrongly, and other programs may take tokens for expired.",
  };
}
