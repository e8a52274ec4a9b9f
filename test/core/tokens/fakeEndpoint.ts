// A token endpoint in memory: each request waits until the test answers it.
import type { AppError, Result, WorkspaceId } from "../../../electron/contract/contract.ts";
import { toWorkspaceId } from "../../../electron/core/base/issuer.ts";
import type { Clock } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { instantOf, type Token } from "../../../electron/core/base/token.ts";
import type { TokenEndpoint } from "../../../electron/core/greenlake/tokenEndpoint.ts";

export interface PendingRequest {
  readonly grant: "clientCredentials" | "tokenExchange";
  readonly workspaceId: WorkspaceId;
  /** Null unless it is an exchange. */
  readonly subjectToken: string | null;
  readonly signal: AbortSignal;
  /** Answers with a new token, unlike any earlier one; 15 minutes by default. */
  grantToken(lifetimeMs?: number): void;
  refuse(error: AppError): void;
}

export function workspace(digit: string): WorkspaceId {
  const id = toWorkspaceId(digit.repeat(32));
  if (id === null) throw new Error("not a digit");
  return id;
}

export function workspaceNumber(number: number): WorkspaceId {
  const id = toWorkspaceId(number.toString(16).padStart(32, "0"));
  if (id === null) throw new Error("not a number");
  return id;
}

export function createFakeEndpoint(clock: Clock) {
  const requests: PendingRequest[] = [];
  let automatic = false;
  let issued = 0;

  const request = (
    grant: PendingRequest["grant"],
    workspaceId: WorkspaceId,
    subjectToken: string | null,
    signal: AbortSignal,
  ) =>
    new Promise<Result<Token>>((resolve) => {
      const issuedAt = instantOf(clock);
      const pending: PendingRequest = {
        grant,
        workspaceId,
        subjectToken,
        signal,
        grantToken(lifetimeMs = 900_000) {
          issued += 1;
          const value = `${grant}-${issued}`;
          resolve(ok({ value, workspaceId, issuedAt, lifetimeMs, assumed: false }));
        },
        refuse: (error) => resolve(fail(error)),
      };
      requests.push(pending);
      if (automatic) pending.grantToken();
    });

  const endpoint: TokenEndpoint = {
    clientCredentials: ({ workspaceId }, _client, signal) =>
      request("clientCredentials", workspaceId, null, signal),
    tokenExchange: ({ workspaceId }, subjectToken, signal) =>
      request("tokenExchange", workspaceId, subjectToken, signal),
  };
  return {
    endpoint,
    requests,
    /** Grants the waiting requests, and every later one at once. */
    grantAll() {
      automatic = true;
      for (const pending of requests) pending.grantToken();
    },
    count: (grant: PendingRequest["grant"]) =>
      requests.filter((pending) => pending.grant === grant).length,
  };
}
