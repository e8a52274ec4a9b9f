// A plain HTTP client for the simulator: it adds no header, follows no redirect and sends exactly what a test gives it.
import { type IncomingHttpHeaders, request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { type Simulator, type SimulatorOptions, startSimulator } from "./simulator.ts";

const formType = "application/x-www-form-urlencoded";

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Empty when the body is not a JSON object. */
  readonly json: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, string>>;

export interface Sending {
  readonly method?: "GET" | "POST";
  /** Replace the default User-Agent. */
  readonly headers?: Fields;
  readonly body?: string;
  /** Replaces the URL's path and is sent unchanged; a URL resolves `..` before it is sent. */
  readonly path?: string;
  /** PEM of the only certificate to trust. */
  readonly ca?: string;
}

const jsonObject = z.record(z.string(), z.unknown()).catch({});

function parse(text: string): Reply["json"] {
  try {
    return jsonObject.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Rejects when the connection ends before the answer is complete. */
export function send(url: string, sending: Sending = {}): Promise<Reply> {
  const { method = "GET", headers = { "user-agent": "test/1" }, body, path, ca } = sending;
  const start = url.startsWith("https:") ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false, ...(path && { path }), ...(ca && { ca }) };
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

export const tokenPath = (workspaceId: string): string =>
  `/authorization/v2/oauth2/${workspaceId}/token`;

export const formOf = (fields: Fields, headers: Fields = {}): Sending => ({
  method: "POST",
  headers: { "user-agent": "test/1", "content-type": formType, ...headers },
  body: new URLSearchParams(fields).toString(),
});

export const clientFields = ({ clientId, clientSecret }: Simulator): Fields => ({
  grant_type: "client_credentials",
  client_id: clientId,
  client_secret: clientSecret,
});

/** A running simulator with two of its tenants and the MSP's grant; stopped when the test ends. */
export async function simulatorFor(options: SimulatorOptions = {}) {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.stop());
  const [tenant, otherTenant] = simulator.tenants;
  if (tenant === undefined || otherTenant === undefined) throw new Error("too few tenants");
  const askMsp = (change: Fields = {}, ca?: string) =>
    send(`${simulator.baseUrl}${tokenPath(simulator.mspWorkspaceId)}`, {
      ...formOf({ ...clientFields(simulator), ...change }),
      ...(ca && { ca }),
    });
  const mspToken = async () => z.string().parse((await askMsp()).json["access_token"]);
  return { simulator, tenant, otherTenant, askMsp, mspToken };
}
