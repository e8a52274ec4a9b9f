// Renders a window on a fake bridge, as main would show it at that moment.
import "@testing-library/jest-dom/vitest";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { onTestFinished } from "vitest";
import type { AppSnapshot, Bridge, SnapshotPatch } from "../../electron/contract/contract.ts";
import { App } from "../../renderer/App.tsx";
import { settlingMs } from "../../renderer/focus/behind.ts";
import { BridgeContext, createConnectedStore } from "../../renderer/bridge.ts";
import { loadMenus } from "../../renderer/menus/OpenMenu.tsx";
import { loadScreens } from "../../renderer/useScreens.ts";
import { connected, createFakeBridge } from "./fakeBridge.ts";

// Adds what happy-dom lacks: popovers, and a layout in which a row is 56 px high and anything else as high as a window.
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

// Most tests are about what a screen shows, not about its loading.
await Promise.all([loadMenus(), loadScreens()]);

/** React renders in slices, and a busy machine needs several: waits until nothing is left to render. */
async function drawnOut(action: Promise<void>): Promise<void> {
  await action;
  for (let slices = 0; slices < 10; slices += 1)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
}

/** What a person does. Each action resolves once the window shows its result. */
function createUser() {
  const user = userEvent.setup({ delay: null });
  const click = (element: Element) => drawnOut(user.click(element));
  return {
    click,
    /** Opens a menu by its button and chooses an item, through its groups if there are several. */
    async choose(menu: string, ...items: readonly string[]) {
      await click(button(menu));
      for (const name of items)
        await click(
          screen.queryByRole("menuitem", { name }) ?? screen.getByRole("menuitemradio", { name }),
        );
    },
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

/** Shows the main window, or other `content`. `answers` replace the bridge’s. */
export async function show(
  snapshot: AppSnapshot,
  content = <App />,
  answers: Partial<Bridge> = {},
) {
  const { bridge, window, emit } = createFakeBridge(snapshot);
  Object.assign(bridge, answers);
  const store = createConnectedStore(window);
  const user = createUser();
  // No Enter of the test before is still under way.
  fireEvent.mouseDown(document.body);
  const drawn = render(<BridgeContext value={store}>{content}</BridgeContext>);
  onTestFinished(cleanup);
  await act(async () => undefined);
  return {
    bridge,
    user,
    container: drawn.container,
    unmount: drawn.unmount,
    emit: (patch: SnapshotPatch) => act(async () => emit(patch)),
  };
}

/** Waits until Enter is taken again after a surprise. */
export const settling = () =>
  act(() => new Promise<void>((resolve) => setTimeout(resolve, settlingMs + 20)));

export type Shown = Awaited<ReturnType<typeof show>>;

export async function openSettings(snapshot: AppSnapshot = connected): Promise<Shown> {
  const shown = await show(snapshot);
  await shown.user.choose("Menu", "Settings");
  return shown;
}

export const toast = () => screen.getByRole("status", { name: "Last action" });
export const field = (label: string) => screen.getByLabelText(label);
export const dialog = (name?: string) =>
  screen.getByRole("dialog", name === undefined ? {} : { name });
export const inDialog = (name: string | RegExp) => within(dialog()).getByRole("button", { name });
export const button = (name: string | RegExp) => screen.getByRole("button", { name });
export const search = () => screen.getByRole("searchbox", { name: "Search tenants" });

/** The accessibility rules that axe finds broken. Contrast is left out, as happy-dom computes no colours. */
export async function brokenRules(container: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}
