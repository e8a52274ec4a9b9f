// One pinned tenant, and the time that passes.
import { acmeId, setUp } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

export const acme = { workspaceId: acmeId };

export async function pinnedSetUp() {
  const all = setUp();
  await all.connected();
  await all.commands.updateTenant({ ...acme, change: { pinned: true } });
  const exchanges = () => all.requests.filter(({ url }) => url.includes(acmeId)).length;
  const pass = async (ms: number) => {
    await all.clock.advance(ms);
    await digested();
  };
  return { ...all, exchanges, pass };
}
