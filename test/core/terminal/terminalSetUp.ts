// What the tests of the terminal share: a request for Acme’s token, and two MSPs with names.
import type { TokenRequest } from "../../../electron/core/terminal/terminal.ts";
import { twoMsps } from "../applicationSetUp.ts";

export const request = (more: Partial<TokenRequest> = {}): TokenRequest => ({
  kind: "token",
  names: ["Acme"],
  all: false,
  msp: null,
  format: null,
  json: false,
  minimumLifeMs: null,
  program: null,
  ...more,
});

export const allowed = { commandLineTokens: "always" } as const;

/** West, with Acme and Beta, and East, with Acme East. */
export async function namedMsps() {
  const core = await twoMsps();
  await core.commands.updateMsp({ change: { name: "East" } }, core.east);
  await core.commands.updateSettings(allowed);
  return core;
}
