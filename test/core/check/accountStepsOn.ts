// The connection check’s steps against the simulator, with a network as faulty as the test wants.
import type { CheckStep, CheckStepId } from "../../../electron/contract/contract.ts";
import type { Fetch, SystemNetwork } from "../../../electron/core/base/ports.ts";
import { type CheckInput, runCheck } from "../../../electron/core/check/accountSteps.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { send, simulatorFor } from "../../simulator/client.ts";
import { loopbackCertificate } from "../../simulator/loopbackCertificate.ts";
import type { SimulatorOptions } from "../../simulator/simulator.ts";
import { apiPorts, greenlakeOver, issuerAt } from "../greenlake/apiOn.ts";

/** Trusts the simulator’s certificate, as if the operating system had it installed. */
export const trustingFetch: Fetch = async ({ url, method, headers, body }) => {
  const { key: _, cert: ca } = loopbackCertificate;
  const sent = method === "GET" ? { method } : { method, body: body ?? "" };
  const reply = await send(url, { ...sent, headers, ca });
  const { date = "" } = reply.headers;
  return ok(new Response(reply.bytes.toString(), { status: reply.status, headers: { date } }));
};

interface Change {
  readonly ports?: Partial<SystemNetwork> & { readonly fetch?: Fetch };
  readonly workspaceId?: string;
  readonly clientSecret?: string;
  readonly scope?: string;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: CheckStep) => void;
}

export async function accountStepsOn(options: SimulatorOptions = {}) {
  const { simulator, tenant } = await simulatorFor(options);
  const { ports, clock, pauses } = apiPorts(Date.now());
  const run = async (change: Change = {}) => {
    const { workspaceId = simulator.mspWorkspaceId } = change;
    const { clientId } = simulator;
    const { clientSecret = simulator.clientSecret, scope = "" } = change;
    const input: CheckInput = {
      issuer: issuerAt(simulator.baseUrl, workspaceId),
      client: { clientId, clientSecret, scope },
    };
    const { fetch = ports.fetch, ...changed } = change.ports ?? {};
    const network = { resolveProxy: () => Promise.resolve("DIRECT"), ...changed };
    const greenlake = greenlakeOver({ ...ports, fetch });
    const { signal = new AbortController().signal, onStep = () => {} } = change;
    const steps = await runCheck({ ...ports, greenlake, network }, input, {
      signal,
      onStep,
    });
    const step = (id: CheckStepId) => steps.find((candidate) => candidate.id === id);
    /** One letter per step, in order: P, F, W or S. */
    const marks = steps.map(({ status }) => status.charAt(0).toUpperCase()).join("");
    return { steps, step, marks };
  };
  return { simulator, tenant, clock, pauses, run };
}
