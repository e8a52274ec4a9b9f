import { act, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { fail, ok } from "../../electron/core/base/result.ts";
import { createConnectedStore } from "../../renderer/bridge.ts";
import { gate } from "../core/fakes/gate.ts";
import { acme, beta, connected, createFakeBridge, failure, nameless } from "./fakeBridge.ts";
import { button, search, show } from "./show.tsx";

describe("a window whose main process", () => {
  it.each([
    ["answers with a failure", async () => fail(failure("The window was refused."))],
    ["does not answer", () => Promise.reject(new Error("no handler"))],
  ])("%s says so and can ask again", async (_case, readState) => {
    const { user, bridge } = await show(connected, undefined, { readState });
    expect(screen.getByRole("alert")).toHaveTextContent(/refused|went wrong/);
    Object.assign(bridge, { readState: createFakeBridge(connected).bridge.readState });
    await user.click(button("Try again"));
    expect(search()).toHaveFocus();
  });
});

describe("the store", () => {
  it("keeps a patch that arrives before the first answer", async () => {
    const { bridge, window, emit } = createFakeBridge(connected);
    const answer = gate<ReturnType<typeof ok<typeof connected>>>();
    bridge.readState.mockReturnValueOnce(answer.passed);
    const store = createConnectedStore(window);
    emit({ tenants: [acme] });
    await act(async () => answer.open(ok(connected)));
    expect(store.read()?.tenants).toEqual([acme]);
  });

  it("keeps the object of a tenant that a patch does not change", async () => {
    const { window, emit } = createFakeBridge(connected);
    const store = createConnectedStore(window);
    await act(async () => undefined);
    emit({ tenants: structuredClone([nameless, { ...beta, pinned: true }, acme]) });
    const [first, second, third] = store.read()?.tenants ?? [];
    expect([first === nameless, second === beta, third === acme]).toEqual([true, false, true]);
    expect(second?.pinned).toBe(true);
  });

  it("keeps a tenant with tags and a twin, and takes one that has got or lost them", async () => {
    const rich = { ...beta, tags: ["lab"], twin: { look: "beta", idEnd: "bbbb" } };
    const { window, emit } = createFakeBridge({ ...connected, tenants: [acme, rich] });
    const store = createConnectedStore(window);
    await act(async () => undefined);
    const twin = { look: "acme", idEnd: "aaaa" };
    emit({ tenants: structuredClone([{ ...acme, twin }, rich]) });
    expect(store.read()?.tenants[0]?.twin).toEqual(twin);
    expect(store.read()?.tenants[1]).toBe(rich);
    emit({ tenants: structuredClone([acme, { ...rich, tags: ["gold"] }]) });
    expect(store.read()?.tenants[0]?.twin).toBeUndefined();
    expect(store.read()?.tenants[1]?.tags).toEqual(["gold"]);
  });

  it("keeps them for every MSP, also while another one becomes the one that is shown", async () => {
    const { window, emit } = createFakeBridge({ ...connected, otherTenants: { east: [beta] } });
    const store = createConnectedStore(window);
    await act(async () => undefined);
    emit({
      mspId: "east",
      tenants: structuredClone([beta]),
      otherTenants: structuredClone({ [connected.mspId]: connected.tenants }),
    });
    const state = store.read();
    expect(state?.tenants[0]).toBe(beta);
    expect(state?.otherTenants[connected.mspId]?.[0]).toBe(acme);
    expect(Object.keys(state?.otherTenants ?? {})).toEqual([connected.mspId]);
  });
});

describe("the theme", () => {
  afterEach(() => {
    delete document.documentElement.dataset["mode"];
  });

  it("is set as the mode that HPE’s tokens depend on", async () => {
    const { emit } = await show(connected);
    expect(document.documentElement.dataset["mode"]).toBe("auto");
    await emit({ settings: { ...connected.settings, theme: "dark" } });
    expect(document.documentElement.dataset["mode"]).toBe("dark");
  });
});
