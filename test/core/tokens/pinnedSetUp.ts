// The application with Acme pinned, and with the settings that a test wants.
import type { Settings } from "../../../electron/contract/contract.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { acmeId, setUp } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

export const acme = { workspaceId: acmeId };

export async function pinnedSetUp(settings: Partial<Settings> = {}) {
  const all = setUp();
  const { commands, clock, world, requests } = all;
  await all.connected();
  await commands.updateTenant({ ...acme, change: { pinned: true } });
  await commands.updateSettings(settings);
  await digested();
  const grant = world.respond;
  const exchanges = () => requests.filter(({ url }) => url.includes(acmeId)).length;
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await digested();
  };
  /** Tokens live this long from now on, seconds. */
  const grantFor = (expires_in: number) => {
    world.respond = async (request) => {
      const granted = await grant(request);
      return granted.ok
        ? ok(Response.json({ ...(await granted.value.json()), expires_in }))
        : granted;
    };
  };
  /** How many exchanges there have been, at once and after each of `times` waits. */
  const exchangesEvery = async (ms: number, times: number) => {
    const seen = [exchanges()];
    while (seen.length <= times) {
      await pass(ms);
      seen.push(exchanges());
    }
    return seen;
  };
  return { ...all, exchanges, exchangesEvery, pass, grantFor };
}
