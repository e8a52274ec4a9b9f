import { describe, expect, it } from "vitest";
import { acme, acmeId, connectedSetUp, forbidden, tokenOf, twoMsps } from "../applicationSetUp.ts";

const failed = { title: "GreenLake does not allow this for Acme.", workspaceId: acmeId };

describe("a notification about a copy", () => {
  it("says how long the token lives and when the clipboard clears", async () => {
    const { commands, notifications, snapshot } = await connectedSetUp();
    await commands.updateTenant({ ...acme, change: { colour: "red" } });
    await commands.copyToken(acme);
    expect(notifications).toEqual([
      {
        title: "Token for Acme copied",
        body: "15 min left, clipboard clears in 60 s",
        mspId: (await snapshot()).mspId,
        workspaceId: acmeId,
        colour: "red",
      },
    ]);
  });

  it("rounds the life down, and says nothing about clearing if it is turned off", async () => {
    const { commands, notifications, clock } = await connectedSetUp({
      clearClipboardS: null,
      minimumLifeS: 0,
    });
    await commands.copyToken(acme);
    await clock.advance(1_000);
    await commands.copyToken(acme);
    await clock.advance(840_000);
    await commands.copyToken(acme);
    expect(notifications.map(({ body }) => body)).toEqual([
      "15 min left",
      "14 min left",
      "under a minute left",
    ]);
  });

  it("names the MSP if there are several", async () => {
    const { commands, notifications, west } = await twoMsps();
    await commands.copyToken(acme, west);
    expect(notifications.map(({ title }) => title)).toEqual(["Token for Acme (West) copied"]);
  });

  it("names the format, and what tells two tenants apart", async () => {
    const { commands, notifications } = await connectedSetUp();
    const long = (middle: string) => `Fabrikam Holding International ${middle} Operations Limited`;
    await commands.addTenants({
      text: [
        `${"1".repeat(32)} Acme`,
        `${"2".repeat(32)} ${long("UK")}`,
        `${"3".repeat(32)} ${long("US")}`,
      ].join("\n"),
    });
    await commands.copyToken({ ...acme, format: "curl" });
    await commands.copyToken({ workspaceId: "3".repeat(32) });
    expect(notifications).toMatchObject([
      { title: "curl command for Acme …aaaa copied" },
      {
        title: "Token for Fabrikam Hol…ional US Operations Limited copied",
        body: `${long("US")}: 15 min left, clipboard clears in 60 s`,
      },
    ]);
  });

  it("is not shown while the window has the focus, or if notifications are turned off", async () => {
    const { commands, notifications, world } = await connectedSetUp();
    world.desktop.isFocused = true;
    await commands.copyToken(acme);
    world.desktop.isFocused = false;
    await commands.updateSettings({ notifications: false });
    await commands.copyToken(acme);
    expect(notifications).toEqual([]);
  });
});

it("a notification tells of a copy from the quick pick even while the main window has the focus", async () => {
  const { commands, notifications, world } = await connectedSetUp();
  world.desktop.opening = 1;
  world.desktop.isFocused = true;
  await commands.copyToken(acme);
  expect(notifications).toMatchObject([{ title: "Token for Acme copied" }]);
});

describe("a notification about a failed copy", () => {
  it("explains the failure once if no window asked for the copy", async () => {
    const { copyUnseen, snapshot, notifications, world } = await connectedSetUp();
    world.respond = forbidden;
    expect(await copyUnseen({ ...acme, mspId: (await snapshot()).mspId })).toBe(true);
    expect(notifications).toMatchObject([failed]);
    expect(JSON.stringify(notifications)).not.toContain(tokenOf(acmeId));
  });

  it("names the MSP if there are several", async () => {
    const { commands, notifications, west, world } = await twoMsps();
    world.respond = forbidden;
    await commands.copyToken(acme, west);
    expect(notifications).toMatchObject([
      { title: "GreenLake does not allow this for Acme (West)." },
    ]);
  });

  it("is not shown while a window shows the failure", async () => {
    const { commands, notifications, world } = await connectedSetUp();
    world.respond = forbidden;
    world.desktop.opening = 1;
    await commands.copyToken(acme);
    world.desktop.opening = null;
    world.desktop.isFocused = true;
    await commands.copyToken(acme);
    expect(notifications).toEqual([]);
  });

  it("is shown even in front of the main window if the quick pick has closed: the window was not asked", async () => {
    const { commands, notifications, world } = await connectedSetUp();
    world.desktop.opening = 1;
    world.respond = (request) => {
      world.desktop.opening = null;
      world.desktop.isFocused = true;
      return forbidden(request);
    };
    await commands.copyToken(acme);
    expect(notifications).toMatchObject([failed]);
  });

  it.each([
    ["has closed", 1, null],
    ["has opened again", 1, 2],
    ["opened after a copy from elsewhere began", null, 1],
  ])("is shown if the quick pick %s", async (_case, before, after) => {
    const { commands, notifications, world } = await connectedSetUp();
    world.desktop.opening = before;
    world.respond = (request) => {
      world.desktop.opening = after;
      return forbidden(request);
    };
    await commands.copyToken(acme);
    expect(notifications).toMatchObject([failed]);
  });
});

describe("the notification of the first time that the window is hidden", () => {
  it("says where Tenantry is and how to quit, even if copies are not notified of", async () => {
    const { tellOfTray, notifications } = await connectedSetUp({ notifications: false });
    tellOfTray();
    expect(notifications).toEqual([
      {
        title: "Tenantry is still running",
        body: "Its icon in the tray opens it again. To quit, choose Quit there, or press Ctrl+Q in the window.",
        mspId: null,
        workspaceId: null,
        colour: null,
      },
    ]);
  });
});
