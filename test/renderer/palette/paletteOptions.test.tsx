// The lines of the quick pick: what each says, and which one is selected.
import { fireEvent, screen, within } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it, vi } from "vitest";
import type { Bridge } from "../../../electron/contract/contract.ts";
import { Palette } from "../../../renderer/palette/Palette.tsx";
import { gate } from "../../core/fakes/gate.ts";
import { acme, beta, connected, mspSummary, nameless, tenant, token } from "../fakeBridge.ts";
import { brokenRules, show } from "../show.tsx";
import { east, twoMsps, west } from "../snapshots.ts";
import { formats, input, list, open, options, selected, texts } from "./openPalette.tsx";

describe("if the selected line is gone", () => {
  it.each([
    ["the first, which nobody chose", "", acme, 0],
    ["a chosen one", "{ArrowDown}", beta, 1],
  ])("none is selected in its place: %s", async (_case, keys, gone, place) => {
    const { user, bridge, emit } = await open();
    if (keys !== "") await user.keyboard(keys);
    const left = connected.tenants.filter((each) => each !== gone);
    await emit({ tenants: left });
    expect(selected()).toBeNull();
    expect(input()).not.toHaveAttribute("aria-activedescendant");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    expect(selected()).toBe(options()[place]);
    await user.keyboard("{ArrowUp}{Enter}");
    const { workspaceId } = left[1 - place] ?? gone;
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId }]]);
  });

  it("the default format does not replace a format", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard(`${formats}{ArrowDown}`);
    await emit({ copyFormats: connected.copyFormats.filter(({ id }) => id !== "header") });
    expect(selected()).toBeNull();
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.keyboard("{ArrowUp}{Enter}");
    const [{ id: format } = { id: "" }] = connected.copyFormats;
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId, format });
  });
});

describe("the formats", () => {
  it("stand under headings, and the keys go through all of them", async () => {
    const { user, bridge, container } = await open();
    await user.keyboard(formats);
    const groups = within(list("Formats")).getAllByRole("group");
    expect(groups.map((group) => group.getAttribute("aria-label"))).toEqual([
      "Plain",
      "Shell",
      "HTTP tools",
      "Automation",
    ]);
    expect(await brokenRules(container)).toEqual([]);
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({
      workspaceId: acme.workspaceId,
      format: "export",
    });
  });

  it("say that the tenant has no Central address", async () => {
    const { user, emit } = await open();
    await user.keyboard(formats);
    expect(texts("Formats")).toContain("Ansible variablesno Central address");
    const centralUrl = "https://us1.api.central.arubanetworks.com";
    await emit({ msps: [{ ...mspSummary, centralUrl }] });
    expect(texts("Formats")).toContain("Ansible variables");
  });

  it("of another MSP’s tenant follow that MSP’s Central address", async () => {
    const centralUrl = "https://us1.api.central.arubanetworks.com";
    const zenith = tenant("d", "Zenith");
    const { user } = await open({
      ...twoMsps(),
      msps: [west, { ...east, centralUrl }],
      otherTenants: { [east.id]: [zenith] },
    });
    await user.type(input(), "zenith");
    await user.keyboard(formats);
    expect(texts("Formats")).toContain("Ansible variables");
  });
});

describe("choosing", () => {
  it("returns from the formats to their tenant", async () => {
    const { user, bridge } = await open();
    await user.keyboard(`{ArrowDown}${formats}{ArrowDown}{Escape}`);
    expect(selected()).toHaveTextContent("Beta");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
  });

  it("closes once in React’s strict mode, which mounts everything twice", async () => {
    const { user, bridge } = await show(
      connected,
      <StrictMode>
        <Palette />
      </StrictMode>,
    );
    await user.keyboard("{Enter}");
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
  });

  it("selects the first match of what is typed", async () => {
    const { user, bridge } = await open();
    await user.keyboard("{ArrowDown}{ArrowDown}ac");
    expect(selected()).toBe(options()[0]);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
  });

  it("asks for the format on Shift and a click, and copies in a clicked one", async () => {
    const { user, bridge } = await open();
    fireEvent.click(screen.getByRole("option", { name: /^Beta/ }), { shiftKey: true });
    expect(input()).toHaveAccessibleName("Copy the token for Beta & Söhne as");
    await user.click(screen.getByRole("option", { name: "curl command" }));
    const { workspaceId } = beta;
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId, format: "curl" });
  });

  it("leaves the keys to an input method that is composing", async () => {
    const { bridge } = await open();
    fireEvent.keyDown(input(), { key: "ArrowDown", isComposing: true });
    fireEvent.keyDown(input(), { key: "Enter", isComposing: true });
    expect(selected()).toBe(options()[0]);
    expect(bridge.copyToken).not.toHaveBeenCalled();
  });

  it("scrolls to the selected line, as little as possible", async () => {
    const { user } = await open();
    const scroll = vi.spyOn(HTMLElement.prototype, "scrollIntoView");
    await user.keyboard("{ArrowDown}");
    expect(scroll.mock.contexts).toEqual([selected()]);
    expect(scroll).toHaveBeenCalledWith({ block: "nearest" });
    scroll.mockRestore();
  });

  it("treats blanks like an empty field", async () => {
    const { user } = await open({ usage: { [beta.workspaceId]: 1 } });
    await user.keyboard("  ");
    expect(options()).toHaveLength(3);
    expect(options()[0]).toHaveTextContent("Beta");
  });
});

describe("a line", () => {
  it("shows the state of the token", async () => {
    const tokens = {
      [acme.workspaceId]: token(0),
      [beta.workspaceId]: token(100, { exchanging: true }),
    };
    await open({ tokens });
    expect(texts()).toEqual([
      "Acmeaaaaaaaa…aaaaExpired",
      "Beta & Söhnebbbbbbbb…bbbbExchanging…",
      "Unnamed workspacecccccccc…cccc",
    ]);
  });

  it("is the only one that says it is being copied", async () => {
    const { user, bridge } = await open();
    const copied = gate<Awaited<ReturnType<Bridge["copyToken"]>>>();
    bridge.copyToken.mockReturnValueOnce(copied.passed);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(texts().map((text) => text?.endsWith("Exchanging…"))).toEqual([false, true, false]);
  });

  it("shows alias, pin and colour, and marks what was typed", async () => {
    const pinned = tenant("d", "Delta Works", { alias: "dw7", pinned: true, colour: "red" });
    const { user } = await open({ tenants: [acme, pinned, nameless] });
    const marked = () => within(options()[0] ?? input()).queryAllByText(/./, { selector: "mark" });
    expect(options()[0]?.querySelectorAll("svg")).toHaveLength(1);
    expect(options()[1]?.querySelectorAll("svg")).toHaveLength(0);
    expect(options()[1]?.children).toHaveLength(3);
    expect(options()[0]?.children).toHaveLength(6);
    expect(marked()).toEqual([]);
    await user.keyboard("dw7");
    expect(marked().map((mark) => mark.textContent)).toEqual(["dw7"]);
  });
});

it("the field and the hint below the list say what the keys do, and for which tenant", async () => {
  const { user } = await open();
  expect(input()).toHaveAccessibleName("Copy the token for");
  expect(input()).toHaveAttribute("placeholder", "Copy the token for…");
  expect(screen.getByText("Enter copies · Shift+Enter copies as… · Esc closes")).toBeDefined();
  await user.keyboard(`acm${formats}`);
  expect(input()).toHaveValue("");
  expect(input()).toHaveAttribute("readonly");
  expect(input()).toHaveAttribute("placeholder", "Copy the token for Acme as…");
  expect(screen.getByText("Enter copies · Esc goes back")).toBeDefined();
});
