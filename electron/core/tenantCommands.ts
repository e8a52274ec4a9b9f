// The commands that change the list of tenants, each written to disk before it is said to be done.
import type { AppSnapshot, Result } from "../contract.ts";
import type { AppCommands } from "./application.ts";
import type { MspConnection } from "./connection.ts";
import type { Copying } from "./copying.ts";
import type { TenantDiscovery } from "./discovery.ts";
import { toWorkspaceId } from "./issuer.ts";
import type { Store } from "./ports.ts";
import { ok } from "./result.ts";
import type { StoredTenant, StoredWorkspaces } from "./storedState.ts";
import { mergeTenants, parseTenantLines, updateTenant } from "./tenantDirectory.ts";

interface TenantCommandPorts {
  readonly workspaces: Store<StoredWorkspaces>;
  readonly connection: MspConnection;
  readonly copying: Copying;
  readonly discovery: TenantDiscovery;
  readonly changed: (...sections: readonly (keyof AppSnapshot)[]) => void;
}

type TenantCommands = Pick<
  AppCommands,
  | "previewTenants"
  | "addTenants"
  | "updateTenant"
  | "removeTenant"
  | "discoverTenants"
  | "cancelDiscovery"
  | "addListedTenants"
>;

export function createTenantCommands(ports: TenantCommandPorts): TenantCommands {
  const { workspaces, connection, copying, discovery, changed } = ports;

  const keep = (tenants: readonly StoredTenant[]): Result<null> => {
    const written = workspaces.write({ ...workspaces.read(), tenants });
    if (written.ok) changed("tenants", "tokens", "discovery");
    return written;
  };

  const readLines = (text: string) => {
    const { tenants: incoming, problems } = parseTenantLines(text, connection.issuer());
    return { ...mergeTenants(workspaces.read().tenants, incoming), problems };
  };

  return {
    async previewTenants({ text }) {
      const { added, merged, problems } = readLines(text);
      return ok({ added, merged, problems });
    },
    async addTenants({ text }) {
      const { tenants, added, merged, problems } = readLines(text);
      const written = keep(tenants);
      return written.ok ? ok({ added, merged, problems }) : written;
    },
    discoverTenants: discovery.discover,
    async cancelDiscovery() {
      discovery.cancel();
      return ok(null);
    },
    addListedTenants: async ({ workspaceIds }) => discovery.add(workspaceIds),
    async updateTenant({ workspaceId, change }) {
      const { tenants } = workspaces.read();
      const updated = updateTenant(tenants, toWorkspaceId(workspaceId), change);
      return updated.ok ? keep(updated.value) : updated;
    },
    async removeTenant({ workspaceId }) {
      const { tenants } = workspaces.read();
      const kept = tenants.filter((tenant) => tenant.workspaceId !== toWorkspaceId(workspaceId));
      const written = keep(kept);
      if (written.ok) await copying.forgetToken({ workspaceId });
      return written;
    },
  };
}
