// The connection check’s steps about the network: what one plain request shows about everything before GreenLake.
import type { Result } from "../../contract/contract.ts";
import { type Issuer, tokenEndpointUrl } from "../base/issuer.ts";
import type { Answer, Clock, SystemNetwork } from "../base/ports.ts";
import { clip, redact } from "../base/redact.ts";
import type { Greenlake } from "../greenlake/greenlake.ts";
import { failed, type Finding, passed, skipped } from "./report.ts";

export interface NetworkPorts {
  readonly network: SystemNetwork;
  readonly clock: Clock;
  readonly greenlake: Pick<Greenlake, "probe">;
}

/** What the plain request showed. */
export interface Probe {
  readonly answer: Result<Answer>;
  readonly host: string;
  readonly encrypted: boolean;
  /** Null if the system does not say. */
  readonly proxy: string | null;
  /** Set only for a certificate that was refused. */
  readonly certificateIssuer: string | null;
  /** When the answer came (wall clock, ms). */
  readonly atMs: number;
}

const patienceMs = 5_000;

/** One clean line without user names and passwords; null after 5 s, a failure or an empty answer. */
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

export async function probe(
  ports: NetworkPorts,
  issuer: Issuer,
  signal: AbortSignal,
): Promise<Probe> {
  const url = tokenEndpointUrl(issuer);
  const { host, protocol } = new URL(url);
  const { certificateIssuer: issuerOf } = ports.network;
  const proxy = await askedLine(ports, signal, () => ports.network.resolveProxy(url));
  const answer = await ports.greenlake.probe(issuer, signal);
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
  if (isProxys(found)) return skipped("Unknown: the proxy did not let the request through.");
  if (answer.ok || answer.error.kind === "badResponse") return passed(`${host} answered.`);
  if (answer.error.kind === "tls") return passed(`${host} took the connection.`);
  return failed(answer.error);
}

export function tlsFinding(found: Probe): Finding {
  const { answer, host, encrypted, certificateIssuer, proxy } = found;
  if (!encrypted) return skipped("Not needed: the address is plain http on this computer.");
  if (isProxys(found)) return skipped("Unknown: the proxy did not let the request through.");
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
            "Check this computer’s date and time. If they are right, tell the network’s operator.",
        }
      : {
          detail,
          remedy:
            certificateIssuer === null
              ? "If your company inspects TLS, install its root certificate in the operating system. If not, check the base URL."
              : `If ${certificateIssuer} is your company’s TLS inspection, install its root certificate in the operating system. If you do not know that name, do not continue from this network.`,
        },
  );
}

export function proxyFinding(found: Probe): Finding {
  const { answer, proxy } = found;
  const isDirect = proxy === "DIRECT";
  if (!isProxys(found))
    return passed(
      proxy === null
        ? "The system does not say whether it uses a proxy. Requests get through."
        : isDirect
          ? "No proxy is used."
          : `Requests get through ${proxy}.`,
    );
  const name = proxy === null || isDirect ? "The system’s proxy" : `The system’s proxy, ${proxy},`;
  const wantsSignIn = answer.ok;
  const error = answer.ok ? ({ kind: "proxy" } as const) : answer.error;
  return failed(error, {
    detail: wantsSignIn
      ? `${name} asks for a sign-in, which Tenantry cannot provide (HTTP status: 407).`
      : `${name} did not let the request through.`,
    remedy: `Check that the proxy in the operating system’s network settings is right and running, or have ${found.host} exempted from it${wantsSignIn ? " or from its sign-in" : ""}.`,
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

/** Compares with the `Date` header (RFC 9110 section 6.6.1), which has whole seconds, plus `Age` if a cache answered. */
export function clockFinding({ answer, atMs }: Probe): Finding {
  if (!answer.ok) return skipped("Unknown: the answer did not tell the time.");
  const { headers } = answer.value;
  const ageS = Number(headers.get("age") ?? 0);
  const theirsMs = Date.parse(headers.get("date") ?? "") + (ageS > 0 ? ageS * 1000 : 0);
  if (Number.isNaN(theirsMs)) return skipped("Unknown: the answer did not tell the time.");
  const aheadMs = theirsMs - atMs;
  const offMs = Math.abs(aheadMs);
  if (offMs <= warningMs) return passed("This computer and GreenLake agree on the time.");
  const isFailed = offMs > wrongMs;
  return {
    status: isFailed ? "failed" : "warning",
    detail: `This computer’s clock is ${duration(offMs)} ${aheadMs > 0 ? "behind" : "ahead of"} GreenLake’s.`,
    remedy:
      "Set this computer’s clock, ideally from a time server. Otherwise Tenantry shows wrong expiry times, and other programs may take valid tokens for expired.",
  };
}
