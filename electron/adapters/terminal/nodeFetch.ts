// Sends requests without Chromium, for commands that run without the application: with the proxy that the environment names
// and the certificates of the system.
import { readFileSync } from "node:fs";
import { createSecureContext, rootCertificates } from "node:tls";
import { type Dispatcher, EnvHttpProxyAgent } from "undici";
import { z } from "zod";
import type { AppError } from "../../contract/contract.ts";
import type { Fetch } from "../../core/base/ports.ts";
import { fail, ok } from "../../core/base/result.ts";

/** Where Linux distributions keep the certificates that they trust, those of a company’s own inspection among them. */
const systemBundles = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/cert.pem",
];

function readBundle(path: string | undefined): string | null {
  try {
    return path === undefined || path === "" ? null : readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

/** `SSL_CERT_FILE`, else the system’s bundle, else Node’s own. */
export function trustedCertificates(variables: Variables): readonly string[] {
  const bundle = [variables["SSL_CERT_FILE"], ...systemBundles].map(readBundle).find(Boolean);
  return bundle ? [bundle] : rootCertificates;
}

const coded = z.object({ code: z.string() });
/** Some failures are wrapped in another error. */
const failure = coded.or(z.object({ cause: coded }));

type NetworkKind = Extract<AppError, { readonly code?: string }>["kind"];

/** Codes of Node, OpenSSL and undici by family; the first match counts. */
const families: readonly (readonly [RegExp, NetworkKind])[] = [
  [/^(?:UND_ERR_PRX|UND_ERR_.*PROXY)/, "proxy"],
  [/CERT|SSL|TLS|^SELF_SIGNED|^UNABLE_TO_/, "tls"],
  [/^(?:ENOTFOUND|EAI_)/, "dns"],
  [/^(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN)/, "offline"],
  [/^ECONNREFUSED/, "refused"],
  [/TIMEOUT|^ETIMEDOUT/, "timeout"],
];

function networkError(cause: unknown): AppError {
  const parsed = failure.safeParse(cause);
  if (!parsed.success) return { kind: "connectionLost" };
  const { code } = "code" in parsed.data ? parsed.data : parsed.data.cause;
  const kind = families.find(([family]) => family.test(code))?.[1] ?? "connectionLost";
  return { kind, code };
}

/** The standard response that the port promises, with the body still to be read. */
function standardResponse({ statusCode, headers, body }: Dispatcher.ResponseData): Response {
  const pairs = Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  const init = { status: statusCode, headers: pairs };
  // A standard response with one of these has no body, not even an empty one.
  if (statusCode === 204 || statusCode === 205 || statusCode === 304) {
    void body.dump();
    return new Response(null, init);
  }
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
  const stream = new ReadableStream<BufferSource>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
    cancel: () => void body.destroy(),
  });
  // Undici’s `request` leaves an answer compressed; servers compress only rarely what nobody asked them to.
  const isGzip = headers["content-encoding"] === "gzip";
  const text = isGzip ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  return new Response(text, init);
}

/** In lower case first, as curl has it. */
function proxiesOf(variables: Variables) {
  const value = (name: string) => variables[name] ?? variables[name.toUpperCase()] ?? "";
  return {
    httpProxy: value("http_proxy"),
    httpsProxy: value("https_proxy"),
    noProxy: value("no_proxy"),
  };
}

/** As many as `--from-env` uses at a time. Without a limit undici opens twice as many, each with a handshake of its own. */
const connections = 8;

/** The certificates are read for the first https address only: a loopback address may be http. */
function createAgent(variables: Variables, isSecure: boolean): EnvHttpProxyAgent {
  return new EnvHttpProxyAgent({
    ...proxiesOf(variables),
    connections,
    connect: isSecure
      ? {
          secureContext: createSecureContext({ ca: [...trustedCertificates(variables)] }),
          // Whatever NODE_TLS_REJECT_UNAUTHORIZED says.
          rejectUnauthorized: true,
        }
      : {},
  });
}

/**
 * Like Electron’s it follows no redirect, keeps no cookie and answers failures as values. It uses undici’s `request`, which works
 * half as long on an answer as its `fetch`.
 */
export function createNodeFetch(variables: Variables): Fetch {
  const agents = new Map<boolean, EnvHttpProxyAgent>();
  const agentFor = (url: string): EnvHttpProxyAgent => {
    const isSecure = url.startsWith("https:");
    const agent = agents.get(isSecure) ?? createAgent(variables, isSecure);
    agents.set(isSecure, agent);
    return agent;
  };
  return async ({ url, method, headers, body, signal }) => {
    try {
      const { origin, pathname, search } = new URL(url);
      const response = await agentFor(url).request({
        origin,
        path: `${pathname}${search}`,
        method,
        headers: { ...headers },
        signal,
        ...(body === undefined ? {} : { body }),
      });
      return ok(standardResponse(response));
    } catch (cause) {
      return fail(signal.aborted ? { kind: "cancelled" } : networkError(cause));
    }
  };
}
