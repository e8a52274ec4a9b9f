// The connection check as the application keeps it, against the simulator, with a profile and its sealed secret.
import { vi } from "vitest";
import type { ConnectionCheck } from "../../../electron/contract/contract.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { createCheck } from "../../../electron/core/check/check.ts";
import { emptyMsp, noWorkspaces } from "../../../electron/core/msps/stored.ts";
import { simulatorFor } from "../../simulator/client.ts";
import type { SimulatorOptions } from "../../simulator/simulator.ts";
import { createFakeStore } from "../fakes/store.ts";
import { createFakeVault } from "../fakes/vault.ts";
import { apiPorts, greenlakeOver, issuerAt } from "../greenlake/apiOn.ts";

export async function checkOn(options: SimulatorOptions = {}) {
  const { simulator, tenant } = await simulatorFor(options);
  const { ports } = apiPorts(Date.now());
  const shown: ConnectionCheck[] = [];
  const issuer = issuerAt(simulator.baseUrl, simulator.mspWorkspaceId);
  const profile = { id: "profile-1", ...issuer, clientId: simulator.clientId, scope: "" };
  /** Belongs to another MSP at the same address, and comes first in the file. */
  const other = {
    id: "profile-2",
    ...issuerAt(simulator.baseUrl, "1".repeat(32)),
    clientId: "other-client",
    scope: "",
  };
  const world = { locked: false };
  const vault = createFakeVault();
  vault.secrets.set(profile.id, simulator.clientSecret);
  const opened = vi.spyOn(vault, "open");
  let copied: string | null = null;
  const check = createCheck({
    ...ports,
    greenlake: greenlakeOver(ports),
    network: { resolveProxy: async () => "DIRECT" },
    clipboard: {
      async putPlain(text) {
        copied = text;
        return ok(null);
      },
      check: async () => undefined,
    },
    app: { version: "1.2.3", platform: "linux" },
    isLocked: () => world.locked,
    environment: {},
    workspaces: createFakeStore({
      ...noWorkspaces,
      msps: [
        { ...emptyMsp("msp-2"), profile: other },
        { ...emptyMsp("msp-1"), profile },
      ],
    }),
    vault,
    changed: () => shown.push(check.state()),
  });
  const input = {
    workspace: simulator.mspWorkspaceId,
    clientId: simulator.clientId,
    clientSecret: simulator.clientSecret,
    baseUrl: simulator.baseUrl,
    scope: "",
    contact: "ops@msp.example",
  };
  /** One letter per step, in order; see `letters`. */
  const marks = (of = check.state()): string =>
    of.status === "none" ? "" : of.steps.map(({ status }) => letters[status]).join("");
  const { checkConnection: run, copyCheckReport } = check.commands;
  /** The copied report; null if there is none. */
  const report = async (): Promise<string | null> => {
    copied = null;
    await copyCheckReport(null);
    return copied;
  };
  return { simulator, tenant, check, run, report, input, shown, marks, vault, opened, world };
}

const letters = {
  waiting: "W",
  running: "R",
  passed: "P",
  failed: "F",
  skipped: "S",
  warning: "!",
} as const;
