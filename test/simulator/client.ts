// A plain client of the simulator, which sends just what a test tells it to: no default header, no redirect followed.
import { type IncomingHttpHeaders, request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { type Simulator, type SimulatorOptions, startSimulator } from "./simulator.ts";

export const exchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
export const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
const formType = "application/x-www-form-urlencoded";

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly json: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, string>>;

export interface Sending {
  readonly method?: "GET" | "POST" | "PUT";
  /** Instead of the usual ones. */
  readonly headers?: Fields;
  readonly body?: string;
  /** Instead of the URL's, and as it is: a URL's `..` is gone before it is sent. */
  readonly path?: string;
  /** PEM of the one certificate to trust. */
  readonly ca?: string;
  readonly signal?: AbortSignal;
}

const jsonObject = z.record(z.string(), z.unknown()).catch({});

function parse(text: string): Reply["json"] {
  try {
    return jsonObject.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Rejects where no whole answer came. */
export function send(url: string, sending: Sending = {}): Promise<Reply> {
  const { method = "GET", headers = { "user-agent": "test/1" }, body, path, ca, signal } = sending;
  const start = url.startsWith("https:") ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers,
      agent: false,
      ...(path && { path }),
      ...(ca && { ca }),
      ...(signal && { signal }),
    };
    const outgoing = start(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode: status = 0, headers: replied } = response;
        resolve({ status, headers: replied, bytes, json: parse(bytes.toString("utf8")) });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

export const tokenUrl = ({ baseUrl }: Pick<Simulator, "baseUrl">, workspaceId: string): string =>
  `${baseUrl}/authorization/v2/oauth2/${workspaceId}/token`;

export const postForm = (
  url: string,
  form: Fields,
  headers: Fields = {},
  sending: Sending = {},
): Promise<Reply> =>
  send(url, {
    ...sending,
    method: "POST",
    headers: { "user-agent": "test/1", "content-type": formType, ...headers },
    body: new URLSearchParams(form).toString(),
  });

export const clientForm = ({ clientId, clientSecret }: Simulator): Fields => ({
  grant_type: "client_credentials",
  client_id: clientId,
  client_secret: clientSecret,
});

export const exchangeForm = (subjectToken: string): Fields => ({
  grant_type: exchangeGrant,
  subject_token: subjectToken,
  subject_token_type: accessTokenType,
});

export const accessToken = (reply: Reply): string => z.string().parse(reply.json["access_token"]);

/** A running simulator with the calls most tests make; stopped when the test ends. */
export async function simulatorFor(options: SimulatorOptions = {}) {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.stop());
  const [tenant, otherTenant] = simulator.tenants;
  if (tenant === undefined || otherTenant === undefined) throw new Error("too few tenants");
  const askMsp = (change: Fields = {}) =>
    postForm(tokenUrl(simulator, simulator.mspWorkspaceId), {
      ...clientForm(simulator),
      ...change,
    });
  const mspToken = async () => accessToken(await askMsp());
  const exchange = async (change: Fields = {}, workspaceId = tenant.workspaceId) =>
    postForm(tokenUrl(simulator, workspaceId), { ...exchangeForm(await mspToken()), ...change });
  const get = async (path: string, token?: string) =>
    send(`${simulator.baseUrl}${path}`, {
      headers: { "user-agent": "test/1", authorization: `Bearer ${token ?? (await mspToken())}` },
    });
  return { simulator, tenant, otherTenant, askMsp, mspToken, exchange, get };
}
