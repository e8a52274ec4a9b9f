import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { fail } from "../../electron/core/base/result.ts";
import { App } from "../../renderer/App.tsx";
import { BridgeContext, createConnectedStore } from "../../renderer/bridge.ts";
import { acme, beta, connected, createFakeBridge, failure, nameless } from "./fakeBridge.ts";
import { button, search, show } from "./show.tsx";

afterEach(() => {
  cleanup();
  delete document.documentElement.dataset["mode"];
});

it.each([
  ["answers with a failure", async () => fail(failure("The window was refused."))],
  ["does not answer at all", () => Promise.reject(new Error("no handler"))],
])("a main process that %s is said, and can be asked again", async (_case, answer) => {
  const { bridge } = createFakeBridge(connected);
  bridge.readState.mockImplementationOnce(answer);
  const store = createConnectedStore(bridge);
  render(
    <BridgeContext value={store}>
      <App />
    </BridgeContext>,
  );
  expect(await screen.findByRole("alert")).toHaveTextContent(/refused|went wrong/);
  await userEvent.click(button("Try again"));
  await waitFor(() => expect(search()).toHaveFocus());
});

it("a patch that comes before the first answer is not lost", async () => {
  const { bridge, emit } = createFakeBridge(connected);
  let answer = () => {};
  const held = bridge.readState.getMockImplementation();
  bridge.readState.mockImplementationOnce(async (input) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return held === undefined ? fail(failure("none")) : held(input);
  });
  const store = createConnectedStore(bridge);
  emit({ tenants: [acme] });
  await act(async () => answer());
  expect(store.read()?.tenants).toEqual([acme]);
});

it("a tenant that a patch does not change stays the same object", async () => {
  const { bridge, emit } = createFakeBridge(connected);
  const store = createConnectedStore(bridge);
  await act(async () => undefined);
  emit({ tenants: structuredClone([nameless, { ...beta, pinned: true }, acme]) });
  const [first, second, third] = store.read()?.tenants ?? [];
  expect([first === nameless, second === beta, third === acme]).toEqual([true, false, true]);
  expect(second?.pinned).toBe(true);
});

it("the theme is what HPE's tokens are scoped by", async () => {
  const { emit } = await show(connected);
  expect(document.documentElement.dataset["mode"]).toBe("auto");
  await emit({ settings: { ...connected.settings, theme: "dark" } });
  expect(document.documentElement.dataset["mode"]).toBe("dark");
});
