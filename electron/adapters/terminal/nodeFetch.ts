// Sends requests without Chromium, for commands that run without the application: with the proxy that the environment names
// and the certificates of the system.
import { readFileSync } from "node:fs";
import { createSecureContext, rootCertificates } from "node:tls";
import { EnvHttpProxyAgent, fetch, type Response as UndiciResponse } from "undici";
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

/** `SSL_CERT_FILE`, else the system’s bundle, else Node’s own; `NODE_EXTRA_CA_CERTS` comes on top. */
export function trustedCertificates(variables: Variables): readonly string[] {
  const bundle = [variables["SSL_CERT_FILE"], ...systemBundles].map(readBundle).find(Boolean);
  const extra = readBundle(variables["NODE_EXTRA_CA_CERTS"]);
  return [...(bundle ? [bundle] : rootCertificates), ...(extra === null ? [] : [extra])];
}

const coded = z.object({ code: z.string() });
const failure = z.object({ cause: coded.or(z.object({ cause: coded })) });

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
  const { cause: inner } = parsed.data;
  const { code } = "code" in inner ? inner : inner.cause;
  const kind = families.find(([family]) => family.test(code))?.[1] ?? "connectionLost";
  return { kind, code };
}

/** Undici’s response is a class of its own; the port promises the standard one, with the body still to be read. */
function standardResponse({ status, statusText, headers, body }: UndiciResponse): Response {
  const init = { status, statusText, headers: [...headers] };
  if (body === null) return new Response(null, init);
  const reader = body.getReader();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(stream, init);
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

/** Like Electron’s it follows no redirect, keeps no cookie and answers failures as values. */
export function createNodeFetch(variables: Variables): Fetch {
  let opened: EnvHttpProxyAgent | null = null;
  const dispatcher = (): EnvHttpProxyAgent =>
    (opened ??= new EnvHttpProxyAgent({
      ...proxiesOf(variables),
      connect: {
        secureContext: createSecureContext({ ca: [...trustedCertificates(variables)] }),
        // Whatever NODE_TLS_REJECT_UNAUTHORIZED says.
        rejectUnauthorized: true,
      },
    }));
  return async ({ url, method, headers, body, signal }) => {
    try {
      const response = await fetch(url, {
        method,
        headers: { ...headers },
        signal,
        redirect: "manual",
        dispatcher: dispatcher(),
        ...(body === undefined ? {} : { body }),
      });
      return ok(standardResponse(response));
    } catch (cause) {
      return fail(signal.aborted ? { kind: "cancelled" } : networkError(cause));
    }
  };
}
