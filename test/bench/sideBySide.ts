// The same work side by side: 200 tenants’ tokens by HPE’s guide as a shell script and as a Python script, and by Tenantry.
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { trustedCertificates } from "../../electron/adapters/terminal/nodeFetch.ts";
import { findOperator, give } from "../desktop/operator.ts";
import { artefact, executableName } from "../desktop/package.ts";
import { run } from "../desktop/run.ts";
import { loopbackCertificate } from "../simulator/loopbackCertificate.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { type Figure, median } from "./figures.ts";

const tenants = 200;
const latencyMs = 20;
const rounds = 5;

interface Contestant {
  readonly name: string;
  readonly line: readonly string[];
  readonly timesMs: number[];
}

const scripts = join(import.meta.dirname, "scripts");

/** The variables of HPE’s samples, and the certificates that each program trusts: as usual the system’s, and the simulator’s. */
const variablesOf = (simulator: Simulator, certificate: string): NodeJS.ProcessEnv => ({
  CURL_CA_BUNDLE: certificate,
  REQUESTS_CA_BUNDLE: certificate,
  SSL_CERT_FILE: certificate,
  GREENLAKE_BASE_URL: simulator.baseUrl,
  MSP_WORKSPACE_ID: simulator.mspWorkspaceId,
  CLIENT_ID: simulator.clientId,
  CLIENT_SECRET: simulator.clientSecret,
  TENANT_WORKSPACE_IDS: simulator.tenants.map(({ workspaceId }) => workspaceId).join(" "),
});

/** Throws unless every line holds the token of its workspace and every tenant has a line. */
function check(name: string, printed: string, simulator: Simulator): void {
  const lines = printed
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const right = lines.filter(
    ({ workspaceId, accessToken }) => simulator.issuedFor(accessToken) === workspaceId,
  );
  if (new Set(right.map(({ workspaceId }) => workspaceId)).size !== tenants)
    throw new Error(`${name} printed ${right.length} of ${tenants} tokens.`);
}

async function time(
  { name, line, timesMs }: Contestant,
  simulator: Simulator,
  certificate: string,
): Promise<void> {
  const [program = "", ...args] = line;
  const env = { ...process.env, ...variablesOf(simulator, certificate) };
  const startMs = performance.now();
  const { code, stdout, stderr } = await run(program, args, { env, cwd: "/" });
  timesMs.push(performance.now() - startMs);
  if (code !== 0) throw new Error(`${name} ended with ${code}.\n${stderr}`);
  check(name, stdout, simulator);
}

/** The Python script does without requests if it must. */
async function pythonLibrary(): Promise<string> {
  return (await run("python3", ["-c", "import requests"])).code === 0 ? "requests" : "urllib";
}

async function compare(folder: string): Promise<readonly Contestant[]> {
  const operator = await findOperator();
  await cp(artefact, folder, { recursive: true });
  const certificate = join(folder, "certificate.pem");
  const bundle = [...trustedCertificates({}), loopbackCertificate.cert];
  await writeFile(certificate, bundle.join("\n"));
  await give(folder, operator);
  const own: Contestant = {
    name: "tenantry token --all --from-env",
    line: [
      ...operator.prefix,
      join(folder, executableName),
      ...operator.switches,
      "token",
      "--all",
      "--from-env",
    ],
    timesMs: [],
  };
  const contestants: readonly Contestant[] = [
    {
      name: "a shell script with curl and jq",
      line: ["bash", join(scripts, "oneByOne.sh")],
      timesMs: [],
    },
    {
      name: `a Python script with ${await pythonLibrary()}`,
      line: ["python3", join(scripts, "oneByOne.py")],
      timesMs: [],
    },
    own,
  ];
  const simulator = await startSimulator({
    tenants,
    latencyMs,
    https: loopbackCertificate,
  });
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const contestant of contestants) await time(contestant, simulator, certificate);
  } finally {
    await simulator.stop();
  }
  return contestants;
}

export async function measureSideBySide(): Promise<readonly Figure[]> {
  // Not in TMPDIR, which may be closed to the operator.
  const folder = await mkdtemp("/tmp/tenantry-compare-");
  try {
    const contestants = await compare(folder);
    const ownMs = median(contestants.at(-1)?.timesMs ?? []);
    return contestants.slice(0, -1).map(({ name, timesMs }) => ({
      what: `${tenants} tokens at ${latencyMs} ms, by ${name}`,
      value: median(timesMs),
      unit: "ms",
      reference: { what: "tenantry token --all --from-env", value: ownMs },
      budget: { atLeast: 7 },
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
