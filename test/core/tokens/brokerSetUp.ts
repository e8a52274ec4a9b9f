// A broker on a fake endpoint and a fake clock.
import type { AppError } from "../../../electron/contract/contract.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { createTokenBroker } from "../../../electron/core/tokens/tokens.ts";
import { createFakeClock, settled } from "../fakes/fakeClock.ts";
import { createFakeEndpoint, workspace } from "./fakeEndpoint.ts";

export const msp = workspace("f");
export const acme = workspace("a");
export const beta = workspace("b");
export const minute = 60_000;
export const refused = { kind: "subjectTokenRefused", server: { status: 401 } } as const;

export function setUp() {
  const clock = createFakeClock();
  const fake = createFakeEndpoint(clock);
  let opened = 0;
  let changes = 0;
  const broker = createTokenBroker({
    endpoint: fake.endpoint,
    clock,
    random: () => 0.5,
    mspIssuer: { workspaceId: msp, baseUrl: "https://greenlake.example" },
    async apiClient() {
      opened += 1;
      return ok({ clientId: "c", clientSecret: "s", scope: "" });
    },
    minimumLifeMs: () => 3 * minute,
    changed: () => (changes += 1),
  });
  const last = async () => {
    await settled();
    const request = fake.requests.at(-1);
    if (request === undefined) throw new Error("no request was made");
    return request;
  };
  return { clock, fake, broker, last, opened: () => opened, changes: () => changes };
}

/** The exchange for Acme’s token is on its way; `refuse` and `last` answer whatever request came last. */
export async function exchanging() {
  const all = setUp();
  const asked = all.broker.tokenFor(acme);
  (await all.last()).grantToken();
  const refuse = async (error: AppError) => {
    (await all.last()).refuse(error);
    await settled();
  };
  await all.last();
  return { ...all, asked, refuse };
}
