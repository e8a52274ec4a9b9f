// The fetch port on Node’s own fetch. Like Electron’s, it follows no redirect and returns failures as values.
import { z } from "zod";
import type { AppError } from "../../../electron/contract/contract.ts";
import type { Fetch } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";

const failure = z.object({ cause: z.object({ code: z.string() }) });

const kinds: Readonly<Record<string, AppError>> = {
  ENOTFOUND: { kind: "dns" },
  EAI_AGAIN: { kind: "dns" },
  ECONNREFUSED: { kind: "refused" },
  DEPTH_ZERO_SELF_SIGNED_CERT: { kind: "tls" },
};

export const nodeFetch: Fetch = async ({ url, method, headers, body, signal }) => {
  try {
    const init = { method, headers, signal, redirect: "manual", cache: "no-store" } as const;
    return ok(await fetch(url, body === undefined ? init : { ...init, body }));
  } catch (cause) {
    if (signal.aborted) return fail({ kind: "cancelled" });
    const code = failure.safeParse(cause);
    return fail((code.success && kinds[code.data.cause.code]) || { kind: "connectionLost" });
  }
};
