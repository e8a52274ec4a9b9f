import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { gate } from "../../core/fakes/gate.ts";
import { parseTenants } from "../../../electron/core/tenants/pasted.ts";
import { connected, failure } from "../fakeBridge.ts";
import { brokenRules, button, field, show } from "../show.tsx";

const counted = (added: number, ...unread: readonly string[]) =>
  ok({
    added,
    merged: 0,
    undoId: "undo-1",
    problems: unread.map((text, index) => ({ line: index + 2, text, problem: "No ID." })),
  });

const ids = () => field("Workspace IDs");

async function open() {
  const shown = await show(connected);
  await shown.user.click(button("Add tenants"));
  await shown.user.click(ids());
  return shown;
}

describe("adding tenants", () => {
  it("counts while lines are pasted, and ignores a late answer to an older text", async () => {
    const { user, bridge } = await open();
    const first = gate<ReturnType<typeof counted>>();
    bridge.previewTenants.mockReturnValueOnce(first.passed);
    bridge.previewTenants.mockResolvedValue(counted(2));
    await user.paste("one");
    await user.paste(" two");
    expect(button("Add 2")).toBeEnabled();
    await act(async () => first.open(counted(7)));
    expect(button("Add 2")).toBeEnabled();
  });

  it("counts nothing and says so if the lines could not be read", async () => {
    const { user, bridge } = await open();
    bridge.previewTenants.mockResolvedValue(fail(failure("Too much text.")));
    await user.paste("x");
    expect(screen.getByRole("alert")).toHaveTextContent("Too much text.");
    expect(button("Add")).toBeDisabled();
  });

  it("keeps the lines that could not be read, and says how many were added", async () => {
    const { user, bridge } = await open();
    bridge.previewTenants.mockResolvedValue(counted(1, "nonsense"));
    bridge.addTenants.mockResolvedValue(counted(1, "nonsense"));
    await user.paste("good\nnonsense");
    expect(screen.getByText(/^Line 2:/)).toBeDefined();
    await user.click(button("Add 1"));
    expect(ids()).toHaveValue("nonsense");
    expect(screen.getByText("1 added. The lines left here could not be read.")).toBeDefined();
  });

  it("loses nothing if the list cannot be saved", async () => {
    const { user, bridge } = await open();
    bridge.previewTenants.mockResolvedValue(counted(1));
    bridge.addTenants.mockResolvedValue(fail(failure("The change could not be saved.")));
    await user.paste("a line");
    await user.click(button("Add 1"));
    expect(screen.getByRole("alert")).toHaveTextContent("The change could not be saved.");
    expect(ids()).toHaveValue("a line");
  });

  it("adds once, however fast the button is pressed", async () => {
    const { user, bridge } = await open();
    const added = gate<ReturnType<typeof counted>>();
    bridge.previewTenants.mockResolvedValue(counted(1));
    bridge.addTenants.mockReturnValue(added.passed);
    await user.paste("good");
    await user.dblClick(button("Add 1"));
    await act(async () => added.open(counted(1)));
    expect(bridge.addTenants).toHaveBeenCalledOnce();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

/** A bridge that reads the text as main does. */
async function openWithMain() {
  const shown = await open();
  const answer = async ({ text }: { readonly text: string }) => {
    const { tenants, ...read } = parseTenants(text, null);
    return ok({ added: tenants.length, merged: 0, undoId: "undo-1", ...read });
  };
  shown.bridge.previewTenants.mockImplementation(answer);
  shown.bridge.addTenants.mockImplementation(answer);
  return shown;
}

const id = (digit: string) => digit.repeat(32);
const said = () => screen.getByRole("dialog").querySelector("output");

describe("an export pasted or dropped into the dialog", () => {
  const table = `Customer;Land;Workspace ID\nAcme;DE;${id("a")}\nTotal;DE;1\n`;

  it("is described before anything is added", async () => {
    const { user, container } = await openWithMain();
    await user.paste(table);
    expect(said()).toHaveTextContent(
      "Read as a table: the ID from “Workspace ID”, the name from “Customer”; 1 other column is ignored. Cannot be read: 1 line.",
    );
    expect(button("Add 1")).toBeEnabled();
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Add 1"));
    expect(ids()).toHaveValue("Total;DE;1");
    expect(said()).toHaveTextContent("1 added. The lines left here could not be read.");
    await user.type(ids(), "x");
    expect(said()).not.toHaveTextContent("1 added.");
  });

  it("may be a file in any encoding", async () => {
    await openWithMain();
    const bytes = Buffer.from(table, "utf16le");
    fireEvent.dragOver(document.body, { dataTransfer: { types: ["Files"] } });
    expect(screen.getByText("Drop the file to read tenants from it")).toBeDefined();
    const file = new File([Uint8Array.from(bytes)], "tenants.csv");
    await act(async () => {
      fireEvent.drop(document.body, { dataTransfer: { files: [file] } });
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(ids()).toHaveValue(table);
    expect(button("Add 1")).toBeEnabled();
  });

  it("stays whole if it is JSON of which a part cannot be read", async () => {
    const { user } = await openWithMain();
    const json = JSON.stringify({ items: [{ id: id("a") }, { id: "x", name: "Beta" }] });
    await user.paste(json);
    expect(screen.getByText(/^Entry 2:/)).toBeDefined();
    await user.click(button("Add 1"));
    expect(ids()).toHaveValue(json);
    expect(said()).toHaveTextContent("1 added. The other entries could not be read.");
  });

  it("lists at most 100 lines with problems", async () => {
    const { user } = await openWithMain();
    await user.paste("nonsense\n".repeat(250));
    expect(screen.getAllByText(/^Line \d+:/)).toHaveLength(100);
    expect(screen.getByText("…and 150 more.")).toBeDefined();
  });
});
