import { describe, expect, it } from "vitest";
import { connectedSetUp, type Core } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

const minuteMs = 60_000;

/** Lets minutes pass in which nobody touches mouse or keyboard. */
async function rest({ clock, world }: Core, minutes: number): Promise<void> {
  await settled();
  for (let passed = 0; passed < minutes; passed += 1) {
    world.desktop.restedS += 60;
    await clock.advance(minuteMs);
  }
}

async function started(lockAfterMinutes?: number): Promise<Core> {
  const core = await connectedSetUp(lockAfterMinutes === undefined ? {} : { lockAfterMinutes });
  core.start();
  await settled();
  return core;
}

const isLocked = async ({ snapshot }: Core): Promise<boolean> => (await snapshot()).locked;

describe("an idle desktop", () => {
  it.each([
    [undefined, 15],
    [1, 1],
    [480, 480],
  ])("locks with the setting %s after %s minutes", async (setting, minutes) => {
    const core = await started(setting);
    await rest(core, minutes - 1);
    expect(await isLocked(core)).toBe(false);
    await rest(core, 1);
    expect(await isLocked(core)).toBe(true);
  });

  it("never locks if the setting is 0", async () => {
    const core = await started(0);
    await rest(core, 600);
    expect(await isLocked(core)).toBe(false);
  });

  it("locks at most a minute late if it was used in between", async () => {
    const core = await started();
    await rest(core, 10);
    core.world.desktop.restedS = 30;
    await rest(core, 14);
    expect(await isLocked(core)).toBe(false);
    await rest(core, 2);
    expect(await isLocked(core)).toBe(true);
  });

  it("counts from the unlock and from a new limit, even if the system sees no mouse or keyboard", async () => {
    const core = await started();
    await rest(core, 15);
    await core.commands.unlock(null);
    await rest(core, 14);
    await core.commands.updateSettings({ lockAfterMinutes: 5 });
    await rest(core, 4);
    expect(await isLocked(core)).toBe(false);
    await rest(core, 1);
    expect(await isLocked(core)).toBe(true);
  });

  it("is looked at once in 15 minutes while it is used, and once a minute at most", async () => {
    const core = await started();
    const waits = () => core.clock.sleeping.filter((ms) => ms <= 15 * minuteMs);
    const idle = waits().length;
    expect(waits()).toContain(15 * minuteMs);
    core.world.desktop.restedS = 15 * 60 - 1;
    await core.clock.advance(15 * minuteMs);
    expect(waits()).toContain(minuteMs);
    await core.commands.lock(null);
    await core.clock.advance(minuteMs);
    expect(waits().length).toBeLessThan(idle);
  });
});
