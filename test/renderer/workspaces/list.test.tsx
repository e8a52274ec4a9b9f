import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { acme, beta, connected, failure, tenant, token } from "../fakeBridge.ts";
import { brokenRules, button, field, search, show } from "../show.tsx";

const list = () => within(screen.getByRole("list", { name: "Tenants" }));
const row = (name: string) => {
  const found = button(new RegExp(`^Copy token for ${name}`)).closest("li");
  if (found === null) throw new Error(`There is no row for ${name}.`);
  return found;
};
const state = (name: string) => within(row(name)).getByRole("timer").textContent;
const rowNames = () =>
  list()
    .getAllByRole("button", { name: /^Copy token for/ })
    .map((each) => each.getAttribute("aria-label")?.replace("Copy token for ", ""));

describe("the list of tenants", () => {
  it("shows each tenant’s name, short ID, token and copy button", async () => {
    await show({ ...connected, tokens: { [acme.workspaceId]: token(752) } });
    expect(list().getAllByRole("listitem")).toHaveLength(3);
    expect(row("Acme")).toHaveTextContent(/^Acmeaaaaaaaa…aaaa12:32Copy$/);
    expect(within(row("Acme")).getByTitle(acme.workspaceId)).toBeDefined();
    expect(row("cccccccc…cccc")).toHaveTextContent("Unnamed workspace");
    expect(state(beta.name)).toBe("No token yet");
  });

  it.each([
    ["valid", token(6432), /^1:47:12$/],
    ["expiring soon", token(42), /^0:42expires soon$/],
    ["expired", token(0), /^Expired$/],
    ["waiting", token(300, { waitingUntilMs: Date.now() + 12_500 }), /^waits 1[23] s$/],
  ])("says in words that a token is %s", async (_case, held, text) => {
    await show({ ...connected, tokens: { [acme.workspaceId]: held } });
    expect(state("Acme")).toMatch(text);
  });

  it("renders only the rows in view, of 10,000", async () => {
    const tenants = Array.from({ length: 10_000 }, (_, index) =>
      tenant(index.toString(16).padStart(32, "0"), `Tenant ${index}`),
    );
    await show({ ...connected, tenants });
    const rows = screen.getAllByRole("listitem");
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]).toHaveAttribute("aria-setsize", "10000");
  });

  it("shows hostile names as text, isolated from the text around them", async () => {
    const name = "<img src=x onerror=alert(1)> & _";
    const { container } = await show({ ...connected, tenants: [{ ...acme, name }] });
    expect(container.querySelector("li bdi")?.textContent).toBe(name);
    expect(container.querySelector("img")).toBeNull();
  });

  it("is accessible, also with a failure and in a dialog", async () => {
    const tokens = {
      [acme.workspaceId]: token(200),
      [beta.workspaceId]: token(0, { failure: failure("No.") }),
    };
    const { container, user } = await show({ ...connected, tokens });
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Add tenants"));
    expect(await brokenRules(container)).toEqual([]);
  });
});

describe("a tenant’s ownership and listing", () => {
  const tenants = [
    { ...acme, ownership: "msp" as const, listing: "new" as const },
    { ...beta, ownership: "customer" as const, listing: "vanished" as const },
  ];

  it("are shown in its row", async () => {
    await show({ ...connected, tenants });
    expect(row("Acme")).toHaveTextContent("MSP-ownedNew");
    expect(row(beta.name)).toHaveTextContent("Customer-ownedNo longer listed");
  });

  it("filter the list, until all tenants are shown again", async () => {
    const { user } = await show({ ...connected, tenants });
    await user.choose("Menu", "Show…", "No longer listed");
    expect(rowNames()).toEqual([beta.name]);
    await user.click(button(/show all tenants$/));
    expect(rowNames()).toEqual(["Acme", beta.name]);
    expect(search()).toHaveValue("");
  });
});

describe("copying a token", () => {
  it("shows “Copied” on the button for a moment and tells screen readers", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Copy token for Acme"));
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: acme.workspaceId }]]);
    expect(row("Acme")).toHaveTextContent("Copied");
    expect(screen.getByText("Token for Acme copied, 14 minutes left.")).toBeDefined();
    await waitFor(() => expect(row("Acme")).not.toHaveTextContent("Copied"), { timeout: 3_000 });
  });

  it("shows the exchange while it runs", async () => {
    const exchanging = token(0, { times: null, exchanging: true });
    await show({ ...connected, tokens: { [acme.workspaceId]: exchanging } });
    expect(button("Copy token for Acme, Exchanging…")).toHaveTextContent(/^Exchanging…$/);
  });

  it("in another format is offered by the row’s menu", async () => {
    const { user, bridge } = await show(connected);
    await user.choose("More actions for Acme", "Copy as…");
    expect(screen.getByRole("menuitem", { name: "Token" })).toHaveFocus();
    await user.click(screen.getByRole("menuitem", { name: "curl command" }));
    const { workspaceId } = acme;
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId, format: "curl" });
    expect(screen.getByText("curl command for Acme copied, 14 minutes left.")).toBeDefined();
    const copied = button("Copy token for Acme, Copied curl command");
    expect(copied).toHaveTextContent(/^Copied curl command$/);
    expect(copied).toHaveAttribute("title", "curl command copied");
    await waitFor(() => expect(button("Copy token for Acme")).not.toHaveAttribute("title"), {
      timeout: 3_000,
    });
  });
});

describe("a failed copy", () => {
  const failing = (rest: Parameters<typeof failure>[1]) => ({
    tokens: { [acme.workspaceId]: token(0, { times: null, failure: failure("It failed.", rest) }) },
  });

  it("never shows “Copied”; the row says why", async () => {
    const { user, bridge, emit } = await show(connected);
    bridge.copyToken.mockResolvedValueOnce(fail(failure("It failed.")));
    await user.click(button("Copy token for Acme"));
    await emit(failing({}));
    expect(row("Acme")).toHaveTextContent("It failed.");
    expect(row("Acme")).not.toHaveTextContent("Copied");
    expect(row(beta.name)).not.toHaveTextContent("It failed");
  });
});

describe("a tenant", () => {
  it("is pinned from its row, and then comes first", async () => {
    const { user, bridge, emit } = await show(connected);
    await user.choose(`More actions for ${beta.name}`, "Pin");
    expect(bridge.updateTenant).toHaveBeenCalledWith({
      workspaceId: beta.workspaceId,
      change: { pinned: true },
    });
    await emit({ tenants: [acme, { ...beta, pinned: true }] });
    expect(rowNames()).toEqual([beta.name, "Acme"]);
    await user.choose(`More actions for ${beta.name}`);
    expect(screen.getByRole("menuitem", { name: "Unpin" })).toBeDefined();
  });

  it("keeps a refused alias in its dialog, with the problem beside it", async () => {
    const { user, bridge } = await show(connected);
    await user.choose("More actions for Acme", "Edit");
    const said = failure("Beta has this alias already.", { kind: "invalidInput", field: "alias" });
    bridge.updateTenant.mockResolvedValueOnce(fail(said));
    await user.type(field("Alias"), "acm{Enter}");
    expect(field("Alias")).toHaveAccessibleDescription(/^Beta has this alias already\./);
    expect(field("Alias")).toHaveValue("acm");
  });

  it("shows its alias and is found by it", async () => {
    const bee = tenant("b", "Beta", { alias: "bee" });
    const { user } = await show({ ...connected, tenants: [acme, bee] });
    expect(screen.getByText("bee")).toBeDefined();
    await user.keyboard("bee");
    expect(rowNames()).toEqual(["Beta"]);
    expect(screen.getByText("bee").tagName).toBe("MARK");
  });
});
