// The quick pick's lines one by one: what each says, and which of them is chosen.
import { fireEvent, screen, within } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it, vi } from "vitest";
import type { AppSnapshot } from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { Palette } from "../../../renderer/palette/Palette.tsx";
import { acme, beta, connected, failure, nameless, tenant, token } from "../fakeBridge.ts";
import { show } from "../show.tsx";

const open = (snapshot: Partial<AppSnapshot> = {}) =>
  show({ ...connected, ...snapshot }, <Palette />);
const field = () => screen.getByRole("combobox");
const options = () => screen.getAllByRole("option");
const selected = () => options().find((option) => option.getAttribute("aria-selected") === "true");
const formats = "{Shift>}{Enter}{/Shift}";

describe("where the chosen one is gone", () => {
  it.each([
    ["the first, which nobody chose", "", acme, beta],
    ["a chosen one", "{ArrowDown}", beta, acme],
  ])("none is in its place: %s", async (_case, keys, gone, first) => {
    const { user, bridge, emit } = await open();
    if (keys !== "") await user.keyboard(keys);
    await emit({ tenants: connected.tenants.filter((each) => each !== gone) });
    expect(selected()).toBeUndefined();
    expect(field()).not.toHaveAttribute("aria-activedescendant");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.keyboard("{ArrowUp}");
    expect(selected()).toBe(options()[1]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: first.workspaceId });
  });

  it("a format is not replaced by the usual one", async () => {
    const { user, bridge, emit } = await open();
    await user.keyboard(`${formats}{ArrowDown}`);
    await emit({ copyFormats: connected.copyFormats.filter(({ id }) => id !== "header") });
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.keyboard("{ArrowDown}{Enter}");
    const [{ id: format } = { id: "" }] = connected.copyFormats;
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId, format });
  });
});

describe("choosing", () => {
  it("goes back from the formats to the tenant that they were for", async () => {
    const { user, bridge } = await open();
    await user.keyboard(`{ArrowDown}${formats}{ArrowDown}{Escape}`);
    expect(selected()).toHaveTextContent("Beta");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
  });

  it("copies and closes in React's strict mode too, which mounts everything twice", async () => {
    const { user, bridge } = await show(
      connected,
      <StrictMode>
        <Palette />
      </StrictMode>,
    );
    await user.keyboard("{Enter}");
    expect(bridge.closeQuickPick).toHaveBeenCalledOnce();
  });

  it("begins with the first of what is typed", async () => {
    const { user, bridge } = await open();
    await user.keyboard("{ArrowDown}{ArrowDown}ac");
    expect(selected()).toBe(options()[0]);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
  });

  it("asks for the format with Shift and a click, and takes a clicked one", async () => {
    const { user, bridge } = await open();
    const second = screen.getByRole("option", { name: /^Beta/ });
    fireEvent.click(second, { shiftKey: true });
    expect(field()).toHaveAccessibleName("Copy token for Beta & Söhne as");
    await user.click(screen.getByRole("option", { name: "curl command" }));
    expect(bridge.copyToken).toHaveBeenCalledWith({
      workspaceId: beta.workspaceId,
      format: "curl",
    });
  });

  it("leaves the keys to an input method that composes", async () => {
    const { bridge } = await open();
    fireEvent.keyDown(field(), { key: "ArrowDown", isComposing: true });
    fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
    expect(selected()).toBe(options()[0]);
    expect(bridge.copyToken).not.toHaveBeenCalled();
  });

  it("brings the chosen one into sight, as little as it must", async () => {
    const { user } = await open();
    const scroll = vi.spyOn(HTMLElement.prototype, "scrollIntoView");
    await user.keyboard("{ArrowDown}");
    expect(scroll.mock.contexts).toEqual([selected()]);
    expect(scroll).toHaveBeenCalledWith({ block: "nearest" });
    scroll.mockRestore();
  });

  it("takes blanks for nothing typed", async () => {
    const usage = { [beta.workspaceId]: 1 };
    const { user } = await open({ usage });
    await user.keyboard("  ");
    expect(options()).toHaveLength(3);
    expect(options()[0]).toHaveTextContent("Beta");
  });
});

describe("a line", () => {
  it("says what is known of the token", async () => {
    const tokens = {
      [acme.workspaceId]: token(0),
      [beta.workspaceId]: token(100, { exchanging: true }),
    };
    await open({ tokens });
    expect(options().map((option) => option.textContent)).toEqual([
      "Acmeaaaaaaaa…aaaaExpired",
      "Beta & Söhnebbbbbbbb…bbbbExchanging…",
      "Unnamed workspacecccccccc…cccc",
    ]);
  });

  it("says that it is being copied, and no other does", async () => {
    const { user, bridge } = await open();
    bridge.copyToken.mockReturnValueOnce(new Promise(() => {}));
    await user.keyboard("{ArrowDown}{Enter}");
    expect(options().map((option) => option.textContent?.endsWith("Exchanging…"))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("has its alias, its pin and its colour, and marks what was typed", async () => {
    const pinned = tenant("d", "Delta Works", { alias: "dw7", pinned: true, colour: "red" });
    const { user } = await open({ tenants: [acme, pinned, nameless] });
    const marked = () => within(options()[0] ?? field()).queryAllByText(/./, { selector: "mark" });
    expect(options()[0]?.querySelectorAll("svg")).toHaveLength(1);
    expect(options()[1]?.querySelectorAll("svg")).toHaveLength(0);
    expect(options()[1]?.children).toHaveLength(3);
    expect(options()[0]?.children).toHaveLength(6);
    expect(marked()).toEqual([]);
    await user.keyboard("dw7");
    expect(marked().map((mark) => mark.textContent)).toEqual(["dw7"]);
  });
});

describe("the field and the words below", () => {
  it("tell what the keys do, and for whom", async () => {
    const { user } = await open();
    expect(field()).toHaveAccessibleName("Copy token for");
    expect(field()).toHaveAttribute("placeholder", "Copy token for…");
    expect(screen.getByText("Enter copies · Shift+Enter copies as… · Esc closes")).toBeDefined();
    await user.keyboard(`acm${formats}`);
    expect(field()).toHaveValue("");
    expect(field()).toHaveAttribute("readonly");
    expect(field()).toHaveAttribute("placeholder", "Acme: copy as…");
    expect(screen.getByText("Enter copies · Esc goes back")).toBeDefined();
  });

  it("forget a failure while it is tried again", async () => {
    const { user, bridge } = await open();
    bridge.copyToken.mockResolvedValueOnce(fail(failure("GreenLake does not allow this.")));
    await user.keyboard("{Enter}");
    expect(screen.getByRole("alert")).toBeDefined();
    bridge.copyToken.mockReturnValueOnce(new Promise(() => {}));
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByText("Exchanging the token for Acme…")).toBeDefined();
  });
});
