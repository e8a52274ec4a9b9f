import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, beta, connected, failure, nameless, tenant, token } from "../fakeBridge.ts";
import { brokenRules, button, search, show } from "../show.tsx";

const row = (name: string) => {
  const found = button(`Copy token for ${name}`).closest("li");
  if (found === null) throw new Error(`no row for ${name}`);
  return found;
};
const state = (name: string) => within(row(name)).getByRole("timer").textContent;

describe("the list of tenants", () => {
  it("says of each its name, its shortened ID, its token's state, and offers the copy", async () => {
    await show({ ...connected, tokens: { [acme.workspaceId]: token(752) } });
    const list = screen.getByRole("list", { name: "Tenants" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(3);
    expect(row("Acme")).toHaveTextContent(/^Acmeaaaaaaaa…aaaa12:32Copy token$/);
    expect(within(row("Acme")).getByTitle(acme.workspaceId)).toBeDefined();
    expect(row("cccccccc…cccc")).toHaveTextContent("Unnamed workspace");
    expect(state(beta.name)).toBe("No token yet");
  });

  it.each([
    ["valid", token(6432), "1:47:12"],
    ["expiring soon", token(42), "0:42expires soon"],
    ["expired", token(0), "Expired"],
    [
      "waiting for the server",
      token(300, { waitingUntilMs: Date.now() + 12_500 }),
      /^waits 1[23] s$/,
    ],
  ])("draws a token that is %s in words", async (_case, held, text) => {
    await show({ ...connected, tokens: { [acme.workspaceId]: held } });
    expect(state("Acme")).toEqual(typeof text === "string" ? text : expect.stringMatching(text));
  });

  it("draws only the rows that are seen, of 10,000", async () => {
    const tenants = Array.from({ length: 10_000 }, (_, index) =>
      tenant(index.toString(16).padStart(32, "0"), `Tenant ${index}`),
    );
    await show({ ...connected, tenants });
    const rows = screen.getAllByRole("listitem");
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]).toHaveAttribute("aria-setsize", "10000");
  });

  it("shows hostile names as they are, isolated from what stands beside them", async () => {
    const name = "<img src=x onerror=alert(1)> & _";
    const { container } = await show({ ...connected, tenants: [{ ...acme, name }] });
    expect(container.querySelector("li bdi")?.textContent).toBe(name);
    expect(container.querySelector("img")).toBeNull();
  });

  it("says what to do where there is no tenant, and where none matches", async () => {
    const { user, emit } = await show({ ...connected, tenants: [] });
    expect(screen.getByText("No tenants yet")).toBeDefined();
    await emit({ tenants: [acme] });
    await user.type(search(), "zzz");
    expect(screen.getByText("No match")).toBeDefined();
  });
});

describe("copying", () => {
  it("turns the button into «Copied» for a moment and tells a screen reader", async () => {
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
    expect(button("Copy token for Acme")).toHaveTextContent("Exchanging…");
  });

  it("that fails never says «Copied»; the row says why and what to do", async () => {
    const { user, bridge, emit } = await show(connected);
    const said = failure("GreenLake does not allow this for Acme.");
    bridge.copyToken.mockResolvedValueOnce(fail(said));
    await user.click(button("Copy token for Acme"));
    await emit({ tokens: { [acme.workspaceId]: token(0, { times: null, failure: said }) } });
    expect(row("Acme")).toHaveTextContent("GreenLake does not allow this for Acme.Do this next.");
    expect(row("Acme")).toHaveTextContent("Debug ID: 12ab");
    expect(row("Acme")).not.toHaveTextContent("Copied");
    expect(row(beta.name)).not.toHaveTextContent("Do this next");
  });

  it("that fails for the credentials leads to their form", async () => {
    const said = failure("The client ID or secret was not accepted.", {
      action: "editCredentials",
    });
    const tokens = { [acme.workspaceId]: token(0, { times: null, failure: said }) };
    const { user } = await show({ ...connected, tokens });
    await user.click(button("Edit credentials"));
    expect(screen.getByRole("heading", { name: "Replace credentials" })).toBeDefined();
  });
});

describe("the keyboard", () => {
  it("searches, chooses and copies without leaving the search field", async () => {
    const { user, bridge } = await show(connected);
    expect(search()).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: beta.workspaceId });
    await user.keyboard("sohne{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: beta.workspaceId });
    await user.keyboard("{Escape}CCCC-{Escape}cccc{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: nameless.workspaceId });
    expect(search()).toHaveFocus();
  });

  it("Escape clears the search, then hides the window", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("ac{Escape}");
    expect(search()).toHaveValue("");
    expect(bridge.hideWindow).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(bridge.hideWindow).toHaveBeenCalledOnce();
  });

  it("opens a row's menu, moves in it and chooses", async () => {
    const { user, bridge } = await show(connected);
    button("More actions for Acme").focus();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("menuitem", { name: "Copy as…" })).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{Enter}");
    expect(bridge.forgetToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
    expect(button("More actions for Acme")).toHaveFocus();
  });

  it("edits with F2 and removes with Delete, after asking", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("{F2}");
    expect(screen.getByLabelText("Copy as")).toHaveDisplayValue("Default (Token)");
    await user.clear(screen.getByRole("textbox", { name: "Name" }));
    await user.keyboard("Zenith{Enter}");
    expect(bridge.updateTenant).toHaveBeenCalledWith({
      workspaceId: acme.workspaceId,
      change: { name: "Zenith", alias: "", copyFormat: null, colour: null, note: "" },
    });
    search().focus();
    await user.keyboard("{Delete}");
    expect(bridge.removeTenant).not.toHaveBeenCalled();
    await user.click(button("Remove"));
    expect(bridge.removeTenant).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
  });
});

describe("adding tenants", () => {
  const counted = (added: number, problems = 0) =>
    ok({
      added,
      merged: 0,
      problems: Array.from({ length: problems }, (_, index) => ({
        line: index + 2,
        text: "nonsense",
        problem: "A workspace ID is 32 hexadecimal digits.",
      })),
    });

  it("counts while lines are pasted, and a late answer does not overwrite a newer one", async () => {
    const { user, bridge } = await show(connected);
    let answerFirst = (_value: ReturnType<typeof counted>) => {};
    await user.click(button("Add tenants"));
    bridge.previewTenants.mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)));
    bridge.previewTenants.mockResolvedValue(counted(2));
    const field = screen.getByRole("textbox", { name: "Workspace IDs" });
    await user.click(field);
    await user.paste("one");
    await user.paste(" two");
    expect(button("Add 2")).toBeEnabled();
    await act(async () => answerFirst(counted(7)));
    expect(button("Add 2")).toBeEnabled();
  });

  it("keeps the lines that could not be read, to be mended", async () => {
    const { user, bridge } = await show(connected);
    bridge.previewTenants.mockResolvedValue(counted(1, 1));
    bridge.addTenants.mockResolvedValue(counted(1, 1));
    await user.click(button("Add tenants"));
    const field = screen.getByRole("textbox", { name: "Workspace IDs" });
    await user.click(field);
    await user.paste("good\nnonsense");
    expect(screen.getByText(/^Line 2:/)).toBeDefined();
    await user.click(button("Add 1"));
    expect(field).toHaveValue("nonsense");
  });

  it("loses nothing where the list cannot be saved", async () => {
    const { user, bridge } = await show(connected);
    bridge.previewTenants.mockResolvedValue(counted(1));
    bridge.addTenants.mockResolvedValue(fail(failure("The change could not be saved.")));
    await user.click(button("Add tenants"));
    const field = screen.getByRole("textbox", { name: "Workspace IDs" });
    await user.click(field);
    await user.paste("a line");
    await user.click(button("Add 1"));
    expect(screen.getByRole("alert")).toHaveTextContent("The change could not be saved.");
    expect(field).toHaveValue("a line");
  });
});

describe("accessibility", () => {
  it("has nothing that axe finds, in the list, with a failure and in a dialog", async () => {
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
