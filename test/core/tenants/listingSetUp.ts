// The application with a GreenLake whose list of tenants a test writes.
import { ok } from "../../../electron/core/base/result.ts";
import { setUp } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

export const cetaId = "c".repeat(32);

interface Item {
  readonly id: string;
  readonly workspaceName: string;
  readonly inventoryOwnership?: string;
}

/** An entry of GreenLake’s list. */
export const item = (id: string, workspaceName: string, owner = "MSP"): Item => ({
  id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
  workspaceName,
  inventoryOwnership: `${owner}_OWNED_INVENTORY`,
});

/** Connected, with Acme and Beta pasted; GreenLake’s list is `list`, which a test may change. */
export async function listing(list: Item[]) {
  const all = setUp();
  await all.connected();
  const { respond } = all.world;
  let pages = 0;
  all.world.respond = async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.endsWith("/msp-tenants")) return respond(request);
    pages += 1;
    const offset = Number(searchParams.get("offset"));
    const items = list.slice(offset, offset + 300);
    return ok(Response.json({ offset, count: items.length, total: list.length, items }));
  };
  const tenants = async () =>
    (await all.snapshot()).tenants.map(({ name, listing: mark }) => [name, mark]);
  const pass = async (ms: number) => {
    await all.clock.advance(ms);
    await digested();
  };
  return { ...all, list, tenants, pass, pages: () => pages };
}
