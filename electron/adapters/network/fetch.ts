// Sends requests through Chromium’s network stack, which uses the system’s proxy and certificate store.
import type { Session } from "electron";
import type { AppError } from "../../contract/contract.ts";
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

/** Calls `opened` for each request, so that the session can be opened as late as the first one. */
export function createFetch(opened: () => Pick<Session, "fetch">): Fetch {
  return async ({ url, method, headers, body, signal }) => {
    try {
      const response = await opened().fetch(url, {
        method,
        headers: { ...headers },
        signal,
        redirect: "error",
        credentials: "omit",
        cache: "no-store",
        ...(body === undefined ? {} : { body }),
      });
      return ok(response);
    } catch (cause) {
      if (signal.aborted) return fail({ kind: "cancelled" });
      return fail(networkError(cause instanceof Error ? cause.message : ""));
    }
  };
}
