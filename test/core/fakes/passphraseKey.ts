// A passphrase’s key without arithmetic: the wrapped key names its passphrase.
import type { PassphraseKey, WrappedKey } from "../../../electron/core/base/ports.ts";
import { ok } from "../../../electron/core/base/result.ts";

export interface FakePassphraseKey extends PassphraseKey {
  isHeld: boolean;
  /** How many passphrases were tried. */
  tries: number;
}

const wrappedFor = (passphrase: string): WrappedKey => ({
  n: 2,
  r: 1,
  p: 1,
  salt: "",
  key: passphrase,
});

export function createFakePassphraseKey(): FakePassphraseKey {
  const fake: FakePassphraseKey = {
    isHeld: false,
    tries: 0,
    async create(passphrase) {
      fake.isHeld = true;
      return wrappedFor(passphrase);
    },
    wrap: async (passphrase) => (fake.isHeld ? wrappedFor(passphrase) : null),
    async open(passphrase, { key }) {
      fake.tries += 1;
      fake.isHeld ||= passphrase === key;
      return passphrase === key;
    },
    forget: () => void (fake.isHeld = false),
    encryptAll: async () => ok(null),
    decryptAll: async () => ok(null),
  };
  return fake;
}
