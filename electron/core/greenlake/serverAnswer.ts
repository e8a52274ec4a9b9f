// What a server answered: a checked grant, or the refusal as the error that gives the right advice.
import { z } from "zod";
import type { AppError, Result, ServerWords } from "../../contract/contract.ts";
import { parseJson } from "../base/json.ts";
import type { Answer } from "../base/ports.ts";
import { retryAfterS } from "./rateLimit.ts";
import { clip, redact } from "../base/redact.ts";
import { fail, ok } from "../base/result.ts";

/** RFC 6750 section 2.1; anything else could break out of a header or a shell. */
const bearerToken = z
  .string()
  .max(32 * 1024)
  .regex(/^[A-Za-z0-9\-._~+/]+=*$/);

const day = 24 * 60 * 60;
const seconds = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,18}$/)
      .transform(Number),
  ])
  .transform((value) => Math.min(value, day));

const grantSchema = z.object({
  access_token: bearerToken,
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .nullish(),
  expires_in: seconds.nullish(),
  issued_token_type: z
    .enum(["urn:ietf:params:oauth:token-type:access_token", "urn:ietf:params:oauth:token-type:jwt"])
    .nullish(),
});

/** A successful answer in the form that RFC 6749 section 5.1 requires. */
export interface TokenGrant {
  readonly access_token: string;
  readonly token_type: "bearer";
  /** Seconds, at most a day; absent if the server named none. */
  readonly expires_in?: number;
}

/** Reads a 200. The error names the wrong field, never its value, and holds what the server said if it reports a failure. */
export function parseGrant(answer: Answer, secrets: readonly string[]): Result<TokenGrant> {
  // Reading these words takes much longer than reading a good grant, so it waits for a bad one.
  const words = () => serverWords(answer, secrets);
  const badResponse = (problem: string): Result<never> => {
    const server = words();
    return fail({
      kind: "badResponse",
      problem,
      ...(Object.keys(server).length > 1 ? { server } : {}),
    });
  };
  const json = parseJson(answer.text);
  if (json === undefined) {
    if (isWebPage(answer)) return fail(webPage(words()));
    return badResponse(
      answer.text.trim() === "" ? "The answer was empty." : "The answer was not JSON.",
    );
  }
  const grant = grantSchema.safeParse(json);
  if (!grant.success) {
    const field = grant.error.issues[0]?.path.join(".") ?? "";
    return badResponse(
      field === ""
        ? "The answer was not a JSON object."
        : `The answer’s field ${field} was missing or not usable.`,
    );
  }
  const { access_token, expires_in } = grant.data;
  const lifetime = typeof expires_in === "number" ? { expires_in } : {};
  return ok({ access_token, token_type: "bearer", ...lifetime });
}

const text = z.string().catch("");
const noWords = { error: "", error_description: "", errorCode: "", message: "", debugId: "" };
const wordsSchema = z
  .object({
    error: text,
    error_description: text,
    errorCode: text,
    message: text,
    debugId: text,
    errorDetails: z.unknown().optional(),
  })
  .catch({ ...noWords, errorDetails: undefined });

/** HPE’s `errorDetails[]` differs from service to service: every text in it counts, down to three levels. */
function textsIn(value: unknown, levels = 3): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || levels === 0) return [];
  return Object.values(value).flatMap((member) => textsIn(member, levels - 1));
}

/** The server’s own explanation, in OAuth’s fields (RFC 6749 section 5.2) and HPE’s; never the body itself. */
export function serverWords(answer: Answer, secrets: readonly string[]): ServerWords {
  const said = wordsSchema.parse(parseJson(answer.text));
  const safe = (value: string) => clip(redact(value, secrets));
  const words = {
    error: safe(said.error),
    errorDescription: safe(said.error_description),
    errorCode: safe(said.errorCode),
    message: safe(said.message),
    debugId: safe(said.debugId),
    details: safe(textsIn(said.errorDetails).join("; ")),
  };
  const present = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ""));
  return { status: answer.status, ...present };
}

/** An exchange names no client, so `invalid_client` too can only mean the subject token, such as an expired one. */
const subjectRefusals: ReadonlySet<string> = new Set([
  "invalid_grant",
  "invalid_token",
  "invalid_request",
  "invalid_client",
]);

const isWebPage = ({ headers, text: body }: Answer): boolean =>
  /\bhtml\b/i.test(headers.get("content-type") ?? "") || /^\s*<(?:!doctype|html)\b/i.test(body);

/** Who answers with a web page is a proxy, a firewall or CloudFront, and never GreenLake’s API itself. */
const webPage = (server: ServerWords): AppError => ({
  kind: "badResponse",
  problem: `A web page came instead of GreenLake’s answer (HTTP status ${server.status}). A proxy, a firewall or GreenLake’s CDN sent it.`,
  server,
});

/** Maps any answer other than a 200 to the kind of error that gives the right advice. */
export function refusal(
  answer: Answer,
  request: "clientCredentials" | "tokenExchange" | "api",
  secrets: readonly string[],
  nowMs: number,
): AppError {
  const server = serverWords(answer, secrets);
  const { status } = answer;
  if (status >= 200 && status < 400) {
    const what = status >= 300 ? "a redirect, which is never followed" : "nothing usable";
    return { kind: "badResponse", problem: `The server answered ${status}: ${what}.`, server };
  }
  if (status === 429)
    return { kind: "rateLimited", retryAfterS: retryAfterS(answer.headers, nowMs), server };
  if (status >= 500) return { kind: "serverError", server };
  if (isWebPage(answer)) return webPage(server);
  if (status === 404) return { kind: "unknownWorkspace", server };
  if (status === 403) return { kind: "forbidden", server };
  if (request === "api") return { kind: "rejected", server };
  if (server.error === "invalid_scope")
    return {
      kind: "invalidInput",
      field: "scope",
      problem: "GreenLake does not grant this scope.",
    };
  if (request === "clientCredentials")
    return status === 401 || server.error === "invalid_client"
      ? { kind: "invalidClient", server }
      : { kind: "rejected", server };
  return status === 401 || subjectRefusals.has(server.error ?? "")
    ? { kind: "subjectTokenRefused", server }
    : { kind: "rejected", server };
}
