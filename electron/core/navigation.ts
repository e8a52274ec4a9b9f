// What the main window is asked to show: the settings or a tenant, whose MSP becomes the one that is shown.
import type { Navigation, TenantOfMsp } from "../contract/contract.ts";

export type Destination = { readonly to: "settings" } | ({ readonly to: "tenant" } & TenantOfMsp);

interface NavigationPorts {
  readonly newId: () => string;
  readonly shownMspId: () => string;
  readonly selectMsp: (id: string) => Promise<unknown>;
  readonly changed: (section: "navigation") => void;
}

export function createNavigation({ newId, shownMspId, selectMsp, changed }: NavigationPorts) {
  let last: Navigation | null = null;
  return {
    read: () => last,
    async navigate(destination: Destination): Promise<void> {
      if (destination.to === "tenant" && destination.mspId !== shownMspId())
        await selectMsp(destination.mspId);
      last = { ...destination, id: newId() };
      changed("navigation");
    },
  };
}
