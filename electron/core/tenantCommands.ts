// The commands that change the list of tenants, each written to disk before it is said to be done.
import type { AppSnapshot, Result, Tenant } from "../contract.ts";
import type { AppCommands } from "./application.ts";
import type { MspConnection } from "./connection.ts";
import type { Copying } from "./copying.ts";
import { toWorkspaceId } from "./issuer.ts";
import type { Store } from "./ports.ts";
import { fail, invalidInput, ok } from "./result.ts";
import type { StoredWorkspaces } from "./storedState.ts";
import { cleanName, mergeTenants, parseTenantLines, renameTenant } from "./tenantDirectory.ts";

interface TenantCommandPorts {
  readonly workspaces: Store<StoredWorkspaces>;
  readonly connection: MspConnection;
  readonly copying: Copying;
  readonly changed: (...sections: readonly (keyof AppSnapshot)[]) => void;
}

type TenantCommands = Pick<
  AppCommands,
  "previewTenants" | "addTenants" | "renameTenant" | "removeTenant"
>;

export function createTenantCommands(ports: TenantCommandPorts): TenantCommands {
  const { workspaces, connection, copying, changed } = ports;

  const keep = (tenants: readonly Tenant[]): Result<null> => {
    const written = workspaces.write({ ...workspaces.read(), tenants });
    if (written.ok) changed("tenants", "tokens");
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
    async renameTenant({ workspaceId: text, name }) {
      const workspaceId = toWorkspaceId(text);
      const { tenants } = workspaces.read();
      if (workspaceId === null || !tenants.some((tenant) => tenant.workspaceId === workspaceId))
        return fail({ kind: "unknownTenant" });
      if (cleanName(name) === "") return invalidInput("name", "Enter a name.");
      return keep(renameTenant(tenants, workspaceId, name));
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
