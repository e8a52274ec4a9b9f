import { describe, expect, it } from "vitest";
import { button } from "../show.tsx";
import { open, team } from "./previewOn.tsx";
import { few, update } from "./previews.ts";

describe("Central’s address in a team file", () => {
  const withCentral = (mine: string, theirs: string) => ({
    ...update,
    msp: { ...update.msp, centralUrl: { mine, theirs } },
  });
  const [us1, own] = ["https://us1.api.central.arubanetworks.com", "https://central.example"];

  it("is an update of its own, and is applied", async () => {
    const none = { added: few([]), changed: few([]), removed: few([]) };
    const { user, bridge } = await open({ ...withCentral("", us1), ...none });
    expect(team()).toHaveTextContent("gets an update: a Central address, 8 unchanged.");
    expect(team()).toHaveTextContent(`Central address${us1}`);
    await user.click(button("Update"));
    expect(bridge.applyTeam).toHaveBeenCalled();
  });

  it.each([
    [us1, us1, `Central address${us1}`],
    [us1, "", `Central address${us1}`],
    [us1, own, `Central address${us1} (yours stays; the file has ${own})`],
  ])("is shown as it will be: mine %s, theirs %s", async (mine, theirs, text) => {
    await open(withCentral(mine, theirs));
    expect(team()).toHaveTextContent(text);
    expect(team()).not.toHaveTextContent("a Central address");
  });

  it("of a tenant is the MSP’s if it is empty", async () => {
    const [acme] = update.changed.first;
    if (acme === undefined) throw new Error("no change");
    const fields = [{ field: "centralUrl", mine: us1, theirs: "" } as const];
    await open({ ...update, changed: few([{ ...acme, fields }]) });
    expect(team()).toHaveTextContent(`Central addressMine: ${us1}Theirs: the MSP’s`);
  });

  it("is not mentioned if neither side has one", async () => {
    await open(update);
    expect(team()).not.toHaveTextContent("Central");
  });

  it("is warned of if it is unknown, for the MSP or any tenant", async () => {
    await open({ ...update, unknownCentralUrls: { count: 3, first: [own, `${own}:8443`] } });
    expect(team()).toHaveTextContent(
      `This file names ${own}, ${own}:8443 and 1 more, outside Central’s known clusters.`,
    );
    expect(team()).toHaveTextContent("would send tokens there");
  });
});
