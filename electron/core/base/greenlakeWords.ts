// Words for what GreenLake answers, for what keeps its answer from arriving, and for a client secret that it rotates.
import { say, type Table } from "./words.ts";

const byHand = "Reset it in the GreenLake console, then choose Replace the secret here.";

export const greenlakeWords: Table<
  | "invalidClient"
  | "forbidden"
  | "unknownWorkspace"
  | "subjectTokenRefused"
  | "rejected"
  | "serverError"
  | "rateLimited"
  | "badResponse"
  | "wrongWorkspace"
  | "timeout"
  | "offline"
  | "dns"
  | "tls"
  | "proxy"
  | "refused"
  | "connectionLost"
  | "rotationForbidden"
  | "noOwnClient"
  | "secretLost"
  | "rotationUnknown"
  | "rotationBusy"
  | "keptForThisRun"
  | "secretGone"
> = {
  invalidClient: () =>
    say(
      "The client ID or secret was not accepted.",
      "Check that the API client still exists and that its secret is complete, then enter it again. An API client belongs to the person who made it and stops working when they leave.",
      "editCredentials",
    ),
  forbidden: (_error, subject) =>
    say(
      `GreenLake does not allow this for ${subject}.`,
      "Check that the API client’s owner may act for this workspace, and that it belongs to this MSP.",
    ),
  unknownWorkspace: (_error, subject) =>
    say(`GreenLake does not know ${subject}.`, "Check the workspace ID.", "none"),
  subjectTokenRefused: (_error, subject) =>
    say(
      `GreenLake did not exchange the MSP token for ${subject}.`,
      "Check that this workspace is a tenant of this MSP. Token exchange is not available on GreenLake Dedicated Platform.",
    ),
  rejected: (_error, subject) =>
    say(`GreenLake rejected the request for ${subject}.`, "Its answer below says why."),
  serverError: (_error, subject) =>
    say(
      `GreenLake could not answer for ${subject}.`,
      "The fault is on its side. Try again in a minute.",
    ),
  rateLimited: ({ retryAfterS }) =>
    say("GreenLake’s rate limit is reached.", `Try again in ${retryAfterS} s.`),
  badResponse: ({ problem }) =>
    say(
      `The answer could not be used. ${problem}`,
      "Check that the address is GreenLake’s and that nothing in between changes its answers.",
    ),
  wrongWorkspace: ({ claim }, subject) =>
    say(
      `The token in the answer is not for ${subject}.`,
      `Its claim ${claim} names another workspace, so Tenantry discarded it. Nothing was copied.`,
    ),
  timeout: () =>
    say("GreenLake did not answer within 15 seconds.", "Check the connection and try again."),
  offline: () => say("There is no network connection.", "Connect and try again."),
  dns: () => say("The address was not found.", "Check the base URL, the VPN and the name server."),
  tls: () =>
    say(
      "The server’s certificate is not trusted.",
      "If your company inspects TLS, install its root certificate in the operating system.",
    ),
  proxy: () =>
    say("The proxy did not let the request through.", "Check the system’s proxy settings."),
  refused: () =>
    say("The server refused the connection.", "Check the base URL, the VPN and the firewall."),
  connectionLost: () => say("The connection was lost.", "Try again."),
  rotationForbidden: () =>
    say(
      "GreenLake does not let this API client rotate its secret.",
      `Its owner lacks the permission. ${byHand}`,
      "editCredentials",
    ),
  noOwnClient: () =>
    say(
      "GreenLake does not list this API client.",
      `Only the person who made it can rotate its secret. ${byHand}`,
      "editCredentials",
    ),
  secretLost: () =>
    say(
      "GreenLake has reset the secret, but the new one did not arrive.",
      `The old secret no longer works. ${byHand}`,
      "editCredentials",
    ),
  rotationUnknown: () =>
    say(
      "Tenantry does not know whether GreenLake has reset the secret.",
      `The connection was lost. Copy a token to find out. If the secret is refused: ${byHand}`,
      "editCredentials",
    ),
  rotationBusy: () =>
    say(
      "Another MSP’s secret is being rotated.",
      "Nothing was changed here. Wait until that rotation is finished, then try again.",
    ),
  keptForThisRun: ({ reason }) =>
    say(
      "The new secret works, but Tenantry can keep it for this run only.",
      `${reason} Save it now: after the next start, Tenantry will ask for it.`,
    ),
  secretGone: () =>
    say(
      "There is no new secret to show.",
      "Tenantry shows a new secret only if it could not save it, and forgets it when its dialog closes.",
      "none",
    ),
};
