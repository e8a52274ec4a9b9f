// Sends requests through Chromium’s network stack, which uses the system’s proxy and certificate store.
import type { AppError, Result } from "../../contract/contract.ts";
import type { Fetch } from "../../core/base/ports.ts";
import { fail, ok } from "../../core/base/result.ts";

type NetworkKind = Extract<AppError, { readonly code?: string }>["kind"];

/** Chromium’s net_error_list.h by family. The first match counts: an error of a proxy’s certificate is a proxy error. */
const families: readonly (readonly [RegExp, NetworkKind])[] = [
  [/^ERR_(?:PROXY|UNEXPECTED_PROXY|TUNNEL|SOCKS|MANDATORY_PROXY|HTTPS_PROXY)/, "proxy"],
  [/^ERR_(?:CERT|SSL|BAD_SSL|ECH)/, "tls"],
  [/^ERR_(?:NAME|DNS|ICANN)/, "dns"],
  [/^ERR_(?:INTERNET_DISCONNECTED|NETWORK_CHANGED|ADDRESS_UNREACHABLE|NETWORK_IO)/, "offline"],
  [/^ERR_CONNECTION_REFUSED/, "refused"],
  [/TIMED_OUT$/, "timeout"],
];

/** Electron passes Chromium’s error code on only in the error’s message. */
export function networkError(message: string): AppError {
  const code = /net::(ERR_[A-Z0-9_]+)/.exec(message)?.[1];
  if (code === undefined)
    return /redirect/i.test(message)
      ? { kind: "badResponse", problem: "The server answered a redirect, which is never followed." }
      : { kind: "connectionLost" };
  if (code === "ERR_ABORTED") return { kind: "cancelled" };
  const kind = families.find(([family]) => family.test(code))?.[1] ?? "connectionLost";
  return { kind, code };
}

interface Incoming {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "end" | "aborted", listener: () => void): unknown;
  on(event: "error", listener: (cause: Error) => void): unknown;
}

/** The part of Electron’s `ClientRequest` that is used here. */
export interface Outgoing {
  on(event: "response", listener: (incoming: Incoming) => void): unknown;
  on(event: "error", listener: (cause: Error) => void): unknown;
  end(body?: Buffer): unknown;
  abort(): void;
}

interface RequestOptions {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly redirect: "error";
  readonly credentials: "omit";
  readonly cache: "no-store";
}

/** Electron’s `net.request` on some session. */
export type OpenRequest = (options: RequestOptions) => Outgoing;

const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

function bodyOf(incoming: Incoming, aborted: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      const isOpen = () => controller.desiredSize !== null;
      const lost = () => controller.error(new Error("The connection was lost."));
      incoming.on("data", (chunk) => {
        if (isOpen()) controller.enqueue(chunk);
      });
      incoming.on("end", () => {
        if (isOpen()) controller.close();
      });
      incoming.on("aborted", lost);
      incoming.on("error", lost);
      aborted.addEventListener("abort", lost, { once: true });
    },
  });
}

/** Leaves out what `Headers` refuses, such as a value in Chinese letters. */
function headersOf(incoming: Incoming): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    try {
      headers.set(name, [value].flat().join(", "));
    } catch {
      // A header that we do not read must not cost the answer.
    }
  return headers;
}

/** Chromium passes any three digits on as a status, but RFC 9110 section 15 and `Response` know only these. */
function responseOf(incoming: Incoming, aborted: AbortSignal): Result<Response> {
  const { statusCode: status } = incoming;
  if (!(status >= 200 && status <= 599))
    return fail({
      kind: "badResponse",
      problem: `The server answered ${status}, which is no status of HTTP.`,
    });
  const body = bodiless.has(status) ? null : bodyOf(incoming, aborted);
  return ok(new Response(body, { status, headers: headersOf(incoming) }));
}

/**
 * Not `session.fetch`: an answer that does not fit into a `Response` throws inside it, outside every `catch`, and leaves its caller
 * waiting.
 */
export function createFetch(openRequest: OpenRequest): Fetch {
  return ({ url, method, headers, body, signal }) =>
    new Promise((resolve) => {
      const failed = ({ message }: Error): void =>
        resolve(fail(signal.aborted ? { kind: "cancelled" } : networkError(message)));
      if (signal.aborted) return resolve(fail({ kind: "cancelled" }));
      const request = openRequest({
        url,
        method,
        headers: { ...headers },
        redirect: "error",
        credentials: "omit",
        cache: "no-store",
      });
      // It may hold the client secret, so it is overwritten once it has been sent.
      const bytes = body === undefined ? undefined : Buffer.from(body);
      const aborted = new AbortController();
      const abort = () => {
        aborted.abort();
        request.abort();
        resolve(fail({ kind: "cancelled" }));
      };
      // A signal that may abort years later must not keep the request, and the secret in it, in memory until then.
      const over = () => {
        bytes?.fill(0);
        signal.removeEventListener("abort", abort);
      };
      signal.addEventListener("abort", abort, { once: true });
      request.on("error", (cause) => {
        over();
        failed(cause);
      });
      request.on("response", (incoming) => {
        incoming.on("end", over);
        incoming.on("aborted", over);
        // Without a listener, the error of an answer that nobody reads would be an uncaught one.
        incoming.on("error", over);
        resolve(responseOf(incoming, aborted.signal));
      });
      request.end(bytes);
      return undefined;
    });
}
