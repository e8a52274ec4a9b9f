// The commands that change the list of tenants, each written to disk before it is said to be done.
import type { Result } from "../../contract/contract.ts";
import type { AppCommands } from "../application.ts";
import { toWorkspaceId } from "../base/issuer.ts";
import type { Msp } from "../msps/msp.ts";
import type { Changed } from "../parts.ts";
import { ok } from "../base/result.ts";
import type { StoredTenant } from "../storedState.ts";
import { mergeTenants, parseTenantLines, updateTenant } from "./directory.ts";

type TenantCommands = Pick<
  AppCommands,
  "previewTenants" | "addTenants" | "updateTenant" | "removeTenant" | "addListedTenants"
>;

/** Of one MSP. */
export function createTenantCommands(
  { store, connection, copying, discovery }: Msp,
  changed: Changed,
): TenantCommands {
  const keep = (tenants: readonly StoredTenant[]): Result<null> => {
    const written = store.write({ ...store.read(), tenants });
    if (written.ok) changed("tenants", "tokens", "discovery");
    return written;
  };

  const readLines = (text: string) => {
    const { tenants: incoming, problems } = parseTenantLines(text, connection.issuer());
    return { ...mergeTenants(store.read().tenants, incoming), problems };
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
    addListedTenants: async ({ workspaceIds }) => discovery.add(workspaceIds),
    async updateTenant({ workspaceId, change }) {
      const { tenants } = store.read();
      const updated = updateTenant(tenants, toWorkspaceId(workspaceId), change);
      return updated.ok ? keep(updated.value) : updated;
    },
    async removeTenant({ workspaceId }) {
      const { tenants } = store.read();
      const kept = tenants.filter((tenant) => tenant.workspaceId !== toWorkspaceId(workspaceId));
      const written = keep(kept);
      if (written.ok) await copying.forgetToken({ workspaceId });
      return written;
    },
  };
}
