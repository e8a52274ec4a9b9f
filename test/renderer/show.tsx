// Draws the whole window on a fake bridge, as main would have it at that moment.
import "@testing-library/jest-dom/vitest";
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { onTestFinished } from "vitest";
import type { AppSnapshot, Bridge, SnapshotPatch } from "../../electron/contract/contract.ts";
import { App } from "../../renderer/App.tsx";
import { BridgeContext, createConnectedStore } from "../../renderer/bridge.ts";
import { createFakeBridge } from "./fakeBridge.ts";

// What happy-dom lacks: popovers, and a layout, in which a row is 56 px high and everything else a window.
function height(this: HTMLElement): number {
  return this.tagName === "LI" ? 56 : 560;
}
Object.defineProperties(HTMLElement.prototype, {
  clientWidth: { get: () => 440 },
  clientHeight: { get: height },
  offsetHeight: { get: height },
  showPopover: { value: () => undefined },
  scrollIntoView: { value: () => undefined, writable: true },
});

/** React draws in slices, of which a busy machine needs several: an action is over once none is left to be drawn. */
async function drawnOut(action: Promise<void>): Promise<void> {
  await action;
  for (let slices = 0; slices < 10; slices += 1)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
}

/** What a person does, each awaited until the window shows what came of it. */
function createUser() {
  const user = userEvent.setup({ delay: null });
  return {
    click: (element: Element) => drawnOut(user.click(element)),
    dblClick: (element: Element) => drawnOut(user.dblClick(element)),
    type: (element: Element, text: string) => drawnOut(user.type(element, text)),
    clear: (element: Element) => drawnOut(user.clear(element)),
    keyboard: (keys: string) => drawnOut(user.keyboard(keys)),
    paste: (text: string) => drawnOut(user.paste(text)),
    tab: () => drawnOut(user.tab()),
    selectOptions: (element: Element, value: string) =>
      drawnOut(user.selectOptions(element, value)),
  };
}

/** Any of the windows; the main one where nothing else is said. */
export async function show(
  snapshot: AppSnapshot,
  content = <App />,
  answers: Partial<Bridge> = {},
) {
  const { bridge, emit } = createFakeBridge(snapshot);
  Object.assign(bridge, answers);
  const store = createConnectedStore(bridge);
  const user = createUser();
  const drawn = render(<BridgeContext value={store}>{content}</BridgeContext>);
  onTestFinished(cleanup);
  await act(async () => undefined);
  return {
    bridge,
    user,
    container: drawn.container,
    emit: (patch: SnapshotPatch) => act(async () => emit(patch)),
  };
}

export const button = (name: string | RegExp) => screen.getByRole("button", { name });
export const search = () => screen.getByRole("searchbox", { name: "Search tenants" });

/** The rules that axe finds broken; contrast needs real colours and is checked in the application. */
export async function brokenRules(container: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}
