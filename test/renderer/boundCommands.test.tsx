import { describe, expect, it } from "vitest";
import type { Bridge } from "../../electron/contract/contract.ts";
import { useBridge } from "../../renderer/bridge.ts";
import { acme, connected, mspSummary } from "./fakeBridge.ts";
import { button, show } from "./show.tsx";

const { workspaceId } = acme;
const form = {
  workspace: workspaceId,
  clientId: "client-1",
  clientSecret: "5eCr3t",
  baseUrl: "",
  scope: "",
  contact: "",
};

/** Every command about the MSP that is shown. */
const calls = {
  saveDraft: (bridge: Bridge) => bridge.saveDraft({ draft: null }),
  connect: (bridge: Bridge) => bridge.connect(form),
  cancelConnect: (bridge: Bridge) => bridge.cancelConnect({}),
  removeCredentials: (bridge: Bridge) => bridge.removeCredentials({}),
  rotateSecret: (bridge: Bridge) => bridge.rotateSecret({}),
  previewTenants: (bridge: Bridge) => bridge.previewTenants({ text: "" }),
  addTenants: (bridge: Bridge) => bridge.addTenants({ text: "" }),
  discoverTenants: (bridge: Bridge) => bridge.discoverTenants({}),
  cancelDiscovery: (bridge: Bridge) => bridge.cancelDiscovery({}),
  addListedTenants: (bridge: Bridge) => bridge.addListedTenants({ workspaceIds: null }),
  exportTeam: (bridge: Bridge) => bridge.exportTeam({}),
  updateTenant: (bridge: Bridge) => bridge.updateTenant({ workspaceId, change: {} }),
  removeTenant: (bridge: Bridge) => bridge.removeTenant({ workspaceId }),
  copyToken: (bridge: Bridge) => bridge.copyToken({ workspaceId }),
  inspectToken: (bridge: Bridge) => bridge.inspectToken({ workspaceId }),
  forgetToken: (bridge: Bridge) => bridge.forgetToken({ workspaceId }),
  openWindow: (bridge: Bridge) => bridge.openWindow({ workspaceId }),
} as const;

type Name = keyof typeof calls;
const names: readonly Name[] = [
  "saveDraft",
  "connect",
  "cancelConnect",
  "removeCredentials",
  "rotateSecret",
  "previewTenants",
  "addTenants",
  "discoverTenants",
  "cancelDiscovery",
  "addListedTenants",
  "exportTeam",
  "updateTenant",
  "removeTenant",
  "copyToken",
  "inspectToken",
  "forgetToken",
  "openWindow",
];

function Call({ name }: { readonly name: Name }) {
  const bridge = useBridge();
  return <button onClick={() => void calls[name](bridge)}>call</button>;
}

describe.each(names)("%s", (name) => {
  const east = { ...mspSummary, id: "msp-2", name: "East" };

  it("names the MSP that its window shows where there are several", async () => {
    const { user, bridge } = await show(
      { ...connected, msps: [mspSummary, east] },
      <Call name={name} />,
    );
    await user.click(button("call"));
    expect(bridge[name].mock.lastCall?.[0]).toMatchObject({ mspId: connected.mspId });
  });

  it("names none where there is one only, which may be about to be kept", async () => {
    const { user, bridge } = await show(connected, <Call name={name} />);
    await user.click(button("call"));
    expect(bridge[name].mock.lastCall?.[0]).not.toHaveProperty("mspId");
  });
});
