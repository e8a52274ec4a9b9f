// The environment variable that tells a development build about a simulator on this machine.
import type { Simulator } from "../simulator/simulator.ts";

/** `connectsByItself` connects at the start; otherwise the first run offers the simulator. */
export function demoVariable(
  simulator: Simulator,
  connectsByItself: boolean,
): Record<string, string> {
  const { baseUrl, mspWorkspaceId: workspaceId, clientId, clientSecret } = simulator;
  const tenants = simulator.tenants.map(({ workspaceId: id, name }) => `${id},${name}`).join("\n");
  const demo = { baseUrl, workspaceId, clientId, clientSecret, tenants, connectsByItself };
  return { TENANTRY_DEMO: JSON.stringify(demo) };
}
