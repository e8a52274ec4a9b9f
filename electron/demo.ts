// The door through which `npm run demo` connects the application to a simulator; development builds only.
import { z } from "zod";
import type { Application } from "./core/application.ts";
import type { Result } from "./contract/contract.ts";
import type { CredentialVault } from "./core/base/ports.ts";
import { fail, ok } from "./core/base/result.ts";

const demoSchema = z.object({
  baseUrl: z.string(),
  workspaceId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  /** Lines as they would be pasted. */
  tenants: z.string(),
  /** Else it is only offered, in a profile for real use. */
  connectsByItself: z.boolean(),
});
export type Demo = z.infer<typeof demoSchema>;

/** What the environment variable `TENANTRY_DEMO` holds as JSON; null where it is not set. Throws where it is wrong. */
export function readDemo(environment: NodeJS.ProcessEnv): Demo | null {
  const text = environment["TENANTRY_DEMO"];
  return text === undefined ? null : demoSchema.parse(JSON.parse(text));
}

/** Connects as an operator would, through the same two commands. */
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

/** Keeps the simulator's secret in memory, so that a demo leaves nothing in anybody's keyring. */
export function createDemoVault(): CredentialVault {
  const secrets = new Map<string, string>();
  const kept = { backend: "memory", reason: null } as const;
  return {
    async seal(profileId, secret) {
      secrets.set(profileId, secret);
      return ok(kept);
    },
    async open(profileId) {
      const secret = secrets.get(profileId);
      return secret === undefined ? fail({ kind: "noCredentials" }) : ok(secret);
    },
    async remove(profileId) {
      secrets.delete(profileId);
      return ok(null);
    },
    describe: (profileId) => (secrets.has(profileId) ? kept : null),
  };
}
