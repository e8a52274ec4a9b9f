import { describe, expect, it } from "vitest";
import {
  commands,
  isCommandName,
  isMspCommandName,
  type MspCommandName,
} from "../../electron/contract/contract.ts";
import { BridgeContext, createConnectedStore, useBridge } from "../../renderer/bridge.ts";
import { connected, createFakeBridge, mspSummary } from "./fakeBridge.ts";
import { button, show } from "./show.tsx";

const names = Object.keys(commands).filter(isCommandName).filter(isMspCommandName);

type AnyCommand = (...args: readonly unknown[]) => unknown;

function Call({ name, mspId }: { readonly name: MspCommandName; readonly mspId?: string }) {
  const bridge: object = useBridge();
  const run: AnyCommand = Reflect.get(bridge, name);
  const target = mspId === undefined ? [] : [mspId];
  return <button onClick={() => void run(null, ...target)}>call</button>;
}

/** The arguments of the one call that reaches main. */
async function argumentsOf(name: MspCommandName, call: React.ReactElement) {
  const { window } = createFakeBridge(connected);
  const heard: unknown[] = [];
  const store = createConnectedStore({
    ...window,
    [name]: async (...args: readonly unknown[]) => {
      heard.push(args);
      return { ok: true, value: null };
    },
  });
  const { user } = await show(connected, <BridgeContext value={store}>{call}</BridgeContext>);
  await user.click(button("call"));
  return heard;
}

describe.each(names)("%s", (name) => {
  it("names the MSP that its window shows", async () => {
    expect(await argumentsOf(name, <Call name={name} />)).toEqual([[null, mspSummary.id]]);
  });

  it("names another MSP if the call does", async () => {
    const call = <Call name={name} mspId="msp-2" />;
    expect(await argumentsOf(name, call)).toEqual([[null, "msp-2"]]);
  });
});
