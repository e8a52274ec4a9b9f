// Asking GreenLake for a new client secret, and what is known of the old one where no answer came.
import type { AppError, Result } from "../../contract/contract.ts";
import { createApiClientRotation } from "../greenlake/apiClients.ts";
import { userAgent } from "./connection.ts";
import type { Msp } from "./msp.ts";
import type { AppPorts } from "../parts.ts";
import { fail } from "../base/result.ts";
import type { StoredProfile } from "../storedState.ts";
import { withMspToken } from "../tokens/withMspToken.ts";

/** After these the old secret is as good as before; see `resetSecret`. */
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

/** Nobody knows which secret is good: the old one is tried. */
async function tryOld({ connection }: Msp, error: AppError): Promise<Result<never>> {
  const old = await connection.check();
  if (old.ok) return fail(error);
  return fail({ kind: old.error.kind === "invalidClient" ? "secretLost" : "rotationUnknown" });
}

/** Asks GreenLake, unless it is locked meanwhile: the broker is closed then. Any error but `secretLost` and `rotationUnknown` leaves the old secret in force. */
export function createReset(ports: AppPorts) {
  const { version } = ports.app;
  const agent = () => userAgent(version, ports.settings.read().contact);
  const api = createApiClientRotation({ ...ports, userAgent: agent });
  const { signal } = new AbortController();

  return async (msp: Msp, { clientId }: StoredProfile): Promise<Result<string>> => {
    const broker = msp.connection.broker();
    const issuer = msp.connection.issuer();
    if (broker === null || issuer === null) return fail({ kind: "noCredentials" });
    const found = await withMspToken(broker, (token) =>
      api.findCredential(issuer, token, clientId, signal),
    );
    if (!found.ok) return fail(inThisCase(found.error));
    if (found.value === null) return fail({ kind: "noOwnClient" });
    const token = await broker.mspToken(() => undefined);
    if (!token.ok) return token;
    // From here on no lock ends it: an answer that nobody reads is a secret lost.
    const reset = await api.resetSecret(issuer, token.value.value, found.value.id, signal);
    if (reset.ok) return reset;
    if (leavesOldSecret.has(reset.error.kind)) return fail(inThisCase(reset.error));
    return tryOld(msp, reset.error);
  };
}
