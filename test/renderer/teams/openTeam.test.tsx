import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { connected, firstRun } from "../fakeBridge.ts";
import { button, show } from "../show.tsx";

describe("the way to a team file", () => {
  it("is one of those that the first run begins with", async () => {
    const { user, bridge } = await show(firstRun);
    await user.click(button(/^Open a team file/));
    expect(bridge.chooseTeamFile).toHaveBeenCalledOnce();
  });

  it("is in the menu", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Menu"));
    await user.click(screen.getByRole("menuitem", { name: "Open a team file…" }));
    expect(bridge.chooseTeamFile).toHaveBeenCalledWith(null);
    await user.click(button("Menu"));
    await user.click(screen.getByRole("menuitem", { name: "Export a team file…" }));
    expect(bridge.exportTeam).toHaveBeenCalledWith(null);
  });

  const drop = (name: string, text: string) =>
    act(async () => {
      const data = { types: ["Files"], files: [new File([text], name)] };
      fireEvent.dragOver(document.body, { dataTransfer: data });
      fireEvent.drop(document.body, { dataTransfer: data });
      await new Promise((resolve) => setTimeout(resolve, 10));
    });
  const team = '{"tenantry": "team", "version": 1}';

  it("is a drop on the window, connected or not; credentials go their own way", async () => {
    const first = await show(firstRun);
    await drop("north.json", team);
    await drop("broken.tenantry.json", "{");
    await first.user.click(button(/Type or paste the details/));
    await drop(".env", "CLIENT_ID=a\nCLIENT_SECRET=b");
    await drop("other.tenantry.json", team);
    expect(first.bridge.readTeam.mock.calls).toEqual([
      [{ name: "north.json", text: team }],
      [{ name: "broken.tenantry.json", text: "{" }],
      [{ name: "other.tenantry.json", text: team }],
    ]);
    expect(first.bridge.recogniseCredentials).toHaveBeenCalledOnce();
  });

  it("is told from a file with the details, which is taken at the first step too", async () => {
    const { user, bridge } = await show(firstRun);
    const found = {
      values: { clientId: "client-1" },
      tenants: "",
      recognised: ["Client ID from CLIENT_ID"],
      problems: [],
    };
    bridge.recogniseCredentials.mockResolvedValue(ok(found));
    await drop(".env", "CLIENT_ID=client-1\nX=1");
    expect(screen.getByLabelText("Client ID")).toHaveValue("client-1");
    expect(screen.getByRole("status")).toHaveTextContent("Client ID from CLIENT_ID");
    await user.click(button("Back"));
    expect(button(/Type or paste the details/)).toBeVisible();
    expect(bridge.readTeam).not.toHaveBeenCalled();
  });

  it("is a drop on the list; any other file is left alone", async () => {
    const { bridge } = await show(connected);
    await drop("north.tenantry.json", team);
    await drop("notes.txt", team);
    await drop("package.json", '{"name": "x"}');
    expect(bridge.readTeam.mock.calls).toEqual([[{ name: "north.tenantry.json", text: team }]]);
  });

  it("does not send a file that is too large", async () => {
    const { bridge } = await show(connected);
    await drop("big.tenantry.json", "x".repeat(5 * 1024 * 1024 + 1));
    expect(bridge.readTeam).toHaveBeenCalledWith({ name: "big.tenantry.json", text: null });
  });
});
