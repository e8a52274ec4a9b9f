import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { largestTeamFile } from "../../../electron/contract/constants.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { connected, firstRun } from "../fakeBridge.ts";
import { button, field, search, show, toast } from "../show.tsx";

describe("a team file", () => {
  it("can be opened in the first run", async () => {
    const { user, bridge } = await show(firstRun);
    await user.click(button(/^Open a team file/));
    expect(bridge.chooseTeamFile).toHaveBeenCalledOnce();
  });

  it("can be opened and exported from the menu", async () => {
    const { user, bridge } = await show(connected);
    await user.choose("Menu", "Open a team file…");
    expect(bridge.chooseTeamFile).toHaveBeenCalledWith(null);
    await user.choose("Menu", "Export a team file…");
    expect(bridge.exportTeam).toHaveBeenCalledWith(null);
    expect(toast()).toBeEmptyDOMElement();
  });

  it("that was exported is named with its path, and shown in its folder", async () => {
    const { user, bridge } = await show(connected);
    bridge.exportTeam.mockResolvedValueOnce(ok({ path: "/srv/team/north.tenantry.json" }));
    await user.choose("Menu", "Export a team file…");
    expect(toast()).toHaveTextContent("Exported to /srv/team/north.tenantry.json.");
    await user.click(button("Show in folder"));
    expect(bridge.showExport.mock.calls).toEqual([[null]]);
  });
});

describe("a file dropped on the window", () => {
  const team = '{"tenantry": "team", "version": 1}';
  const drop = (name: string, text: string) =>
    act(async () => {
      const data = { types: ["Files"], files: [new File([text], name)] };
      fireEvent.dragOver(document.body, { dataTransfer: data });
      fireEvent.drop(document.body, { dataTransfer: data });
      await new Promise((resolve) => setTimeout(resolve, 10));
    });

  it("is read as a team file in the first run; credentials go to the form", async () => {
    const { user, bridge } = await show(firstRun);
    await drop("north.json", team);
    await drop("broken.tenantry.json", "{");
    await user.click(button(/Type or paste the details/));
    await drop(".env", "CLIENT_ID=a\nCLIENT_SECRET=b");
    await drop("other.tenantry.json", team);
    expect(bridge.readTeam.mock.calls).toEqual([
      [{ name: "north.json", text: team }],
      [{ name: "broken.tenantry.json", text: "{" }],
      [{ name: "other.tenantry.json", text: team }],
    ]);
    expect(bridge.recogniseCredentials).toHaveBeenCalledOnce();
  });

  it("leads from the first step to the fields if it names credentials", async () => {
    const { user, bridge } = await show(firstRun);
    const values = { clientId: "client-1" };
    const recognised = ["Client ID from CLIENT_ID"];
    const found = { values, tenants: "", recognised, problems: [] };
    bridge.recogniseCredentials.mockResolvedValue(ok(found));
    await drop(".env", "CLIENT_ID=client-1\nX=1");
    expect(field("Client ID")).toHaveValue("client-1");
    expect(screen.getByRole("status", { name: "" })).toHaveTextContent("Client ID from CLIENT_ID");
    await user.click(button("Back"));
    expect(button(/Type or paste the details/)).toBeVisible();
    expect(bridge.readTeam).not.toHaveBeenCalled();
  });

  it("is read as a team file over the list; of any other file it says what can be dropped", async () => {
    const { bridge } = await show(connected);
    await drop("north.tenantry", team);
    await drop("north.tenantry.json", "{");
    await drop("notes.txt", team);
    await drop("list.txt", '["tenantry"]');
    expect(toast()).toHaveTextContent("“list.txt” was not opened: it seems to be JSON.");
    expect(toast()).toHaveTextContent("Only a team file (*.tenantry) can be dropped here.");
    await drop("package.json", '{"name": "x"}');
    expect(toast()).toHaveTextContent("“package.json” was not opened");
    expect(bridge.readTeam.mock.calls).toEqual([
      [{ name: "north.tenantry", text: team }],
      [{ name: "north.tenantry.json", text: "{" }],
      [{ name: "notes.txt", text: team }],
    ]);
  });

  it("is refused if it is too large and no team file", async () => {
    const { bridge } = await show(connected);
    await drop("film.mkv", "x".repeat(largestTeamFile + 1));
    expect(toast()).toHaveTextContent("“film.mkv” was not opened: it is too large.");
    expect(bridge.readTeam).not.toHaveBeenCalled();
  });

  it("goes to one part of the screen only", async () => {
    const { user } = await show(firstRun);
    await user.click(button(/Type or paste the details/));
    fireEvent.dragOver(document.body, { dataTransfer: { types: ["Files"], files: [] } });
    expect(screen.getAllByText(/^Drop /)).toHaveLength(1);
    expect(screen.getByText("Drop the file to fill in the fields it names")).toBeVisible();
  });

  it("is not sent if it is too large", async () => {
    const { bridge } = await show(connected);
    await drop("big.tenantry.json", "x".repeat(largestTeamFile + 1));
    expect(bridge.readTeam).toHaveBeenCalledWith({ name: "big.tenantry.json", text: null });
  });
});

describe("a team file’s text that is pasted", () => {
  const team = '{\n  "tenantry": "team",\n  "version": 1\n}';
  const pasteInto = (target: Element, text: string) =>
    act(async () => fireEvent.paste(target, { clipboardData: { getData: () => text } }));

  it("opens like the file over any screen, and lands in no field", async () => {
    const { bridge } = await show(connected);
    expect(await pasteInto(search(), team)).toBe(false);
    expect(await pasteInto(search(), '{"name": "x"}')).toBe(true);
    cleanup();
    expect(bridge.readTeam.mock.calls).toEqual([[{ name: "the clipboard", text: team }]]);
    const { user, bridge: other } = await show(firstRun);
    await pasteInto(document.body, team);
    await user.click(button(/Type or paste the details/));
    await pasteInto(field("Client ID"), team);
    expect(other.readTeam).toHaveBeenCalledTimes(2);
    expect(other.recogniseCredentials).not.toHaveBeenCalled();
  });

  it("is not sent if it is too large", async () => {
    const { bridge } = await show(connected);
    await pasteInto(document.body, team.padEnd(largestTeamFile + 1));
    expect(bridge.readTeam).toHaveBeenCalledWith({ name: "the clipboard", text: null });
  });
});
