// Connects the application to a simulator for `npm run demo`; development builds only.
import { z } from "zod";
import type { Application } from "./core/public.ts";
import type { Result } from "./contract/contract.ts";
import type { CredentialVault } from "./core/base/ports.ts";
import { fail, ok } from "./core/base/result.ts";
import { unwrapSecret, wrapSecret } from "./adapters/vault/vault.ts";

const demoSchema = z.object({
  baseUrl: z.string(),
  workspaceId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  /** Lines of tenants, as an operator would paste them. */
  tenants: z.string(),
  /** False only offers the simulator, in a profile for real use. */
  connectsByItself: z.boolean(),
});
export type Demo = z.infer<typeof demoSchema>;

/** Reads the JSON in the environment variable `TENANTRY_DEMO`; null if it is not set. Throws if it is malformed. */
export function readDemo(environment: NodeJS.ProcessEnv): Demo | null {
  const text = environment["TENANTRY_DEMO"];
  return text === undefined ? null : demoSchema.parse(JSON.parse(text));
}

/** Connects through the same two commands as an operator does. */
export async function startDemo(
  demo: Demo,
  { commands, snapshot }: Pick<Application, "commands" | "snapshot">,
): Promise<Result<unknown>> {
  const { workspaceId: workspace, clientId, clientSecret, baseUrl, tenants } = demo;
  const fields = { workspace, clientId, clientSecret, baseUrl, scope: "", contact: "demo" };
  const { mspId } = snapshot();
  const connected = await commands.connect(fields, mspId);
  return connected.ok ? commands.addTenants({ text: tenants }, mspId) : connected;
}

/** Keeps the simulator’s secret in memory, so that a demo leaves nothing in the keyring. */
export function createDemoVault(): CredentialVault {
  const sealed = new Map<string, string>();
  const kept = { backend: "memory", reason: null } as const;
  return {
    async seal(owner, secret) {
      sealed.set(owner.id, wrapSecret(owner, secret));
      return ok(kept);
    },
    async open(owner) {
      const text = sealed.get(owner.id);
      if (text === undefined) return fail({ kind: "noCredentials" });
      const unwrapped = unwrapSecret(owner, text);
      return unwrapped === null
        ? fail({ kind: "vaultUnavailable", reason: "The secret is for another API client." })
        : ok(unwrapped.secret);
    },
    async remove(profileId) {
      sealed.delete(profileId);
      return ok(null);
    },
    describe: (profileId) => (sealed.has(profileId) ? kept : null),
  };
}
