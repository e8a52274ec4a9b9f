// Asks GreenLake for a new client secret, and finds out what became of the old one if no answer came.
import type { AppError, Result } from "../../contract/contract.ts";
import { fail } from "../base/result.ts";
import type { Greenlake } from "../greenlake/greenlake.ts";
import type { MspConnection } from "./connection.ts";

/** After these errors the old secret still works; see `resetSecret`. */
const leavesOldSecret: ReadonlySet<AppError["kind"]> = new Set([
  "forbidden",
  "unknownWorkspace",
  "rejected",
  "rateLimited",
]);

function inThisCase(error: AppError): AppError {
  if (error.kind === "forbidden") return { kind: "rotationForbidden", server: error.server };
  return error.kind === "unknownWorkspace" ? { kind: "noOwnClient" } : error;
}

/** Tests the old secret, because only a test can tell whether it still works. */
async function tryOld({ check }: Connection, error: AppError): Promise<Result<never>> {
  const old = await check();
  if (old.ok) return fail(error);
  return fail({ kind: old.error.kind === "invalidClient" ? "secretLost" : "rotationUnknown" });
}

type Connection = Pick<MspConnection, "broker" | "issuer" | "check">;
export type ResetSecret = (connection: Connection, clientId: string) => Promise<Result<string>>;

/** Answers the new secret. Any error but `secretLost` and `rotationUnknown` leaves the old secret in force. */
export function createReset(
  greenlake: Pick<Greenlake, "findCredential" | "resetSecret">,
): ResetSecret {
  const { signal } = new AbortController();
  return async (connection, clientId) => {
    const broker = connection.broker();
    const issuer = connection.issuer();
    if (broker === null || issuer === null) return fail({ kind: "noCredentials" });
    const found = await broker.askApi((token) =>
      greenlake.findCredential(issuer, token, clientId, signal),
    );
    if (!found.ok) return fail(inThisCase(found.error));
    if (found.value === null) return fail({ kind: "noOwnClient" });
    const token = await broker.mspToken();
    if (!token.ok) return token;
    // From here on no lock cancels it: an answer that nobody reads is a lost secret.
    const reset = await greenlake.resetSecret(issuer, token.value.value, found.value.id, signal);
    if (reset.ok) return reset;
    if (leavesOldSecret.has(reset.error.kind)) return fail(inThisCase(reset.error));
    return tryOld(connection, reset.error);
  };
}
