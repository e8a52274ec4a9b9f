// The notification that a pinned tenant’s token expires soon.
import { describe, expect, it } from "vitest";
import { betaId } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";
import { acme, pinnedSetUp } from "./pinnedSetUp.ts";

async function warning() {
  const all = await pinnedSetUp({ expiryWarnings: true, notifications: false });
  const copy = async (tenant = acme) => {
    await all.commands.copyToken(tenant);
    await digested();
  };
  const sleep = async (ms: number) => {
    all.clock.jumpWall(ms);
    all.refresh();
    await all.pass(0);
  };
  return { ...all, copy, sleep };
}

type Warning = Awaited<ReturnType<typeof warning>>;

describe("the warning before expiry", () => {
  it("comes once, two minutes before a pinned tenant’s token expires", async () => {
    const { copy, pass, notifications, refresh } = await warning();
    await copy();
    await pass(779_000);
    expect(notifications).toEqual([]);
    await pass(1_000);
    await pass(60_000);
    refresh();
    await pass(1_000);
    expect(notifications).toMatchObject([{ title: "Token for Acme expires in 2 minutes" }]);
  });

  it("says after a sleep how much is left then", async () => {
    const { copy, notifications, sleep } = await warning();
    await copy();
    await sleep(855_000);
    expect(notifications).toMatchObject([{ title: "Token for Acme expires in 45 seconds" }]);
  });

  it.each<[string, (of: Warning) => Promise<unknown>]>([
    ["is for a tenant that is not pinned", ({ copy }) => copy({ workspaceId: betaId })],
    [
      "expires after the warnings were turned off",
      async ({ copy, commands }) => {
        await copy();
        await commands.updateSettings({ expiryWarnings: false });
      },
    ],
    [
      "was issued with two minutes or less",
      async ({ commands, copy, grantFor }) => {
        grantFor(120);
        await commands.forgetToken(acme);
        await copy();
      },
    ],
    [
      "expired during a sleep",
      async ({ copy, sleep }) => {
        await copy();
        await sleep(901_000);
      },
    ],
    [
      "was forgotten",
      async ({ copy, commands }) => {
        await copy();
        await commands.forgetToken(acme);
      },
    ],
    [
      "was dropped by the lock",
      async ({ copy, commands }) => {
        await copy();
        await commands.lock(null);
      },
    ],
  ])("does not come for a token that %s", async (_case, happen) => {
    const all = await warning();
    await happen(all);
    for (const ms of [1_000, 59_000, 830_000]) await all.pass(ms);
    expect(all.notifications).toEqual([]);
  });
});
