// The two shapes of a GreenLake refusal: OAuth’s at the token endpoint, HPE’s everywhere else.
import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent unchanged, an object as JSON. */
  readonly body?: string | object;
}

const errorCodes: Readonly<Record<number, string>> = {
  400: "HPE_GL_ERROR_BAD_REQUEST",
  401: "HPE_GL_ERROR_UNAUTHORIZED",
  403: "HPE_GL_ERROR_FORBIDDEN",
  404: "HPE_GL_ERROR_NOT_FOUND",
  405: "HPE_GL_ERROR_METHOD_NOT_ALLOWED",
  429: "HPE_GL_ERROR_TOO_MANY_REQUESTS",
};

export const hpeError = (status: number, message: string): Answer => ({
  status,
  body: {
    httpStatusCode: status,
    errorCode: errorCodes[status] ?? "HPE_GL_ERROR_INTERNAL_SERVER_ERROR",
    message,
    debugId: randomBytes(16).toString("hex"),
  },
});

/** RFC 6749 section 5.2. */
export const oauthError = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});

export function send(response: ServerResponse, { status, headers = {}, body = "" }: Answer): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "text/plain" : "application/json";
  response.writeHead(status, { "content-type": `${type}; charset=utf-8`, ...headers });
  response.end(text);
}
