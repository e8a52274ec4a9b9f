// `--from-env` against a real server: the guide’s whole job with the variables of HPE’s samples.
import { beforeAll, afterAll, describe, expect, it } from "vitest";
import { createNodeFetch } from "../../electron/adapters/terminal/nodeFetch.ts";
import { systemClock } from "../../electron/adapters/clock.ts";
import { printFromEnvironment } from "../../electron/core/fromEnvironment.ts";
import type { TokenRequest } from "../../electron/core/terminal/terminal.ts";
import { hpeRefusal } from "../simulator/faults.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";

let simulator: Simulator;
beforeAll(async () => (simulator = await startSimulator()));
afterAll(() => simulator.stop());

const all: TokenRequest = {
  kind: "token",
  names: [],
  all: true,
  msp: null,
  format: null,
  json: false,
  minimumLifeMs: null,
  program: null,
};

const variables = () => ({
  GREENLAKE_BASE_URL: simulator.baseUrl,
  MSP_WORKSPACE_ID: simulator.mspWorkspaceId,
  CLIENT_ID: simulator.clientId,
  CLIENT_SECRET: simulator.clientSecret,
  TENANT_WORKSPACE_IDS: simulator.tenants.map(({ workspaceId }) => workspaceId).join(" "),
});

async function print(
  request: Partial<TokenRequest> = {},
  more: Readonly<Record<string, string | undefined>> = {},
) {
  const lines: string[] = [];
  const outcome = await printFromEnvironment(
    {
      variables: { ...variables(), ...more },
      fetch: createNodeFetch({}),
      clock: systemClock,
      random: Math.random,
      version: "1.2.3",
    },
    { ...all, ...request },
    {
      line: (text) => lines.push(text),
      note: () => undefined,
      progress: () => undefined,
      signal: new AbortController().signal,
      caller: null,
    },
  );
  return { ...outcome, lines };
}

const workspaceOf = (line: string): string | undefined =>
  simulator.issuedFor(String(JSON.parse(line).accessToken));

describe("tokens from the environment", () => {
  it("prints a line for every tenant, with one MSP token for all", async () => {
    const before = simulator.requests.length;
    const { code, lines } = await print();
    expect(code).toBe(0);
    const expected = simulator.tenants.map(({ workspaceId }) => workspaceId);
    expect(new Set(lines.map(workspaceOf))).toEqual(new Set(expected));
    expect(lines).toHaveLength(expected.length);
    expect(simulator.requests.length - before).toBe(expected.length + 1);
  });

  it("takes the samples’ other names, and an issuer URL in place of two of them", async () => {
    const { CLIENT_ID, CLIENT_SECRET } = variables();
    const [tenant] = simulator.tenants;
    const { code, lines } = await print(
      {},
      {
        GREENLAKE_BASE_URL: undefined,
        MSP_WORKSPACE_ID: undefined,
        CLIENT_ID: undefined,
        CLIENT_SECRET: undefined,
        TENANT_WORKSPACE_IDS: undefined,
        MSP_ISSUER_URL: `${simulator.baseUrl}/authorization/v2/oauth2/${simulator.mspWorkspaceId}`,
        MSP_CLIENT_ID: CLIENT_ID,
        MSP_CLIENT_SECRET: CLIENT_SECRET,
        MSP_DESTINATION_WORKSPACE_ID: tenant?.workspaceId,
      },
    );
    expect([code, lines.map(workspaceOf)]).toEqual([0, [tenant?.workspaceId]]);
  });

  it("prints one token, a format, or the MSP’s own", async () => {
    const names = [simulator.tenants[1]?.workspaceId ?? ""];
    const one = await print({ all: false, names });
    expect(simulator.issuedFor(one.lines[0] ?? "")).toBe(names[0]);
    const curl = await print({ all: false, names, format: "CURL" });
    expect(curl.lines[0]).toMatch(/^ ?curl /);
    const own = await print({ all: false, json: true });
    expect(workspaceOf(own.lines[0] ?? "")).toBe(simulator.mspWorkspaceId);
  });

  it("knows Central’s address if the environment names it", async () => {
    const names = [simulator.tenants[1]?.workspaceId ?? ""];
    const address = "https://us1.api.central.arubanetworks.com";
    const central = { GREENLAKE_CENTRAL_URL: address };
    const one = await print({ all: false, names, json: true }, central);
    expect(JSON.parse(one.lines[0] ?? "")).toMatchObject({ centralUrl: address });
    const curl = await print({ all: false, names, format: "central-curl" }, central);
    expect(curl.lines[0]).toContain(`${address}/`);
    const without = await print({ all: false, names, json: true });
    expect(JSON.parse(without.lines[0] ?? "")).not.toHaveProperty("centralUrl");
  });

  it.each([
    [{ GREENLAKE_CENTRAL_URL: "http://central.example" }, 2, "variable GREENLAKE_CENTRAL_URL. "],
    [
      { MSP_WORKSPACE_ID: undefined },
      2,
      "MSP_WORKSPACE_ID or MSP_ISSUER_URL. Enter the workspace ID.",
    ],
    [{ CLIENT_ID: undefined }, 2, "CLIENT_ID. Enter the client ID."],
    [{ CLIENT_SECRET: undefined }, 2, "CLIENT_SECRET. Enter the client secret."],
    [{ TENANT_WORKSPACE_IDS: undefined }, 2, "TENANT_WORKSPACE_IDS holds no workspace ID."],
    [{ TENANT_WORKSPACE_IDS: "Acme" }, 2, "TENANT_WORKSPACE_IDS holds no workspace ID."],
    [{ CLIENT_SECRET: "0".repeat(32) }, 9, "got no token; their lines say why."],
  ])("names what is missing or wrong: %j", async (change, code, text) => {
    const answer = await print({}, change);
    expect(answer.code).toBe(code);
    expect(answer.text).toContain(text);
  });

  it("prints a failure as a line of its own, and exits with 9", async () => {
    const [refused] = simulator.tenants;
    const workspaceId = refused?.workspaceId ?? "";
    simulator.behave({
      failures: [{ endpoint: "tokenExchange", workspaceId, fault: hpeRefusal(403) }],
    });
    const { code, text, lines } = await print();
    simulator.behave({ failures: [] });
    const failed = lines.map((line) => JSON.parse(line)).filter((line) => "error" in line);
    expect(failed).toMatchObject([{ workspaceId, error: { kind: "forbidden" } }]);
    expect([code, text]).toEqual([
      9,
      `1 of ${simulator.tenants.length} tenants got no token; their lines say why.`,
    ]);
    expect(lines.join("\n")).not.toContain(simulator.clientSecret);
  });
});
