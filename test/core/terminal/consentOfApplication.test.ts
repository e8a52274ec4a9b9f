// The way of a question through the whole core: into the windows’ state, and what answers or ends it.
import { expect, it } from "vitest";
import type { ConsentAnswer } from "../../../electron/contract/contract.ts";
import { setUp } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

function asking() {
  const core = setUp();
  const ask = () =>
    core.consent.ask(
      { subjects: ["Acme"], count: 1, purpose: "run", command: "terraform", caller: null },
      new AbortController().signal,
    );
  const answer = async (how: ConsentAnswer) => {
    const { consent } = await core.snapshot();
    await core.commands.answerConsent({ id: consent?.id ?? "", answer: how });
  };
  return { ...core, ask, answer };
}

it("shows the question in its window, and publishes it", async () => {
  const { ask, answer, world, patches } = asking();
  const asked = ask();
  await settled();
  expect(world.desktop.isAsking).toBe(true);
  expect(patches.at(-1)?.consent).toMatchObject({ command: "terraform", subjects: ["Acme"] });
  await answer("once");
  expect(await asked).toBe("allowed");
  expect([world.desktop.isAsking, patches.at(-1)]).toEqual([false, { consent: null }]);
});

it("saves Always as the setting", async () => {
  const { ask, answer, settings, patches } = asking();
  const asked = ask();
  await answer("always");
  expect(await asked).toBe("allowed");
  await settled();
  expect(settings.read().commandLineTokens).toBe("always");
  expect(patches.at(-1)?.settings).toMatchObject({ commandLineTokens: "always" });
});

it("denies what is being asked when Tenantry locks, and forgets the 15 minutes", async () => {
  const { ask, answer, lock, commands } = asking();
  const first = ask();
  await answer("quarter");
  expect(await first).toBe("allowed");
  await lock();
  expect(await ask()).toBe("denied");
  await commands.unlock(null);
  const second = ask();
  await lock();
  expect(await second).toBe("denied");
});

it("answers what is being asked when the setting changes to Never", async () => {
  const { ask, commands } = asking();
  const asked = ask();
  await commands.updateSettings({ commandLineTokens: "never" });
  expect(await asked).toBe("denied");
});

it("ends the 15 minutes when the setting changes, and not when another one does", async () => {
  const { ask, answer, commands, snapshot } = asking();
  const asked = ask();
  await answer("quarter");
  await asked;
  await commands.updateSettings({ theme: "dark" });
  expect(await ask()).toBe("allowed");
  await commands.updateSettings({ commandLineTokens: "never" });
  await commands.updateSettings({ commandLineTokens: "ask" });
  void ask();
  expect((await snapshot()).consent).not.toBeNull();
});
