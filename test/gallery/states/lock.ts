// The lock, as the main window shows it.
import type { PassphraseState } from "../../../electron/contract/contract.ts";
import { press, steps, type } from "../hand.ts";
import { forEach, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, failureOf } = world;

const passphrases: Readonly<Record<string, PassphraseState>> = {
  "without a passphrase": { isSet: false, waitUntilMs: null },
  "with a passphrase": { isSet: true, waitUntilMs: null },
  "after too many wrong ones": { isSet: true, waitUntilMs: Date.now() + 42_000 },
};

const withPassphrase = {
  ...shown(),
  locked: true,
  passphrase: { isSet: true, waitUntilMs: null },
};
const tryOne = steps(type("Passphrase", "correct horse"), press("Unlock"));

export const lock: States = {
  ...forEach("", passphrases, (passphrase) => ({
    snapshot: { ...shown(), locked: true, passphrase },
  })),
  "wrong passphrase": {
    snapshot: withPassphrase,
    answers: { unlock: async () => ({ ok: false, error: failureOf("wrongPassphrase") }) },
    act: tryOne,
  },
  unlocking: { snapshot: withPassphrase, answers: { unlock: world.never }, act: tryOne },
};
