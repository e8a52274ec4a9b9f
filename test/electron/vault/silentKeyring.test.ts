// A keyring that is stopped or locked: nothing waits for it synchronously, and it is used once it is ready.
import { describe, expect, it } from "vitest";
import { createCipher } from "../../../electron/adapters/vault/cipher.ts";
import { createKeychainVault } from "../../../electron/adapters/vault/keychain.ts";
import type { KeyringState } from "../../../electron/adapters/vault/keyring/keyring.ts";
import { fakeKeyring, synchronousStorage } from "./fakeKeys.ts";

describe.each([
  ["silent", "did not answer"],
  ["locked", "is locked and was not unlocked"],
] as const)("while the keyring is %s", (state, words) => {
  it("the synchronous safeStorage is left alone, and is used when the keyring is ready again", async () => {
    let now: KeyringState = state;
    const storage = synchronousStorage();
    const cipher = createCipher(storage, "linux", 20, async () => now);
    expect(await cipher.available()).toEqual({
      ok: false,
      reason: `The keyring of this desktop ${words}.`,
    });
    // The name of the backend, which waits for nothing.
    expect(storage.state.calls).toBe(1);
    now = "ready";
    expect(await cipher.available()).toEqual({ ok: true });
  });

  it("the native module, which connects synchronously, is not even loaded", async () => {
    const keyring = fakeKeyring();
    const prepare = async () => state;
    const vault = createKeychainVault({ platform: "linux", load: keyring.load, prepare });
    await expect(vault.getPassword("Tenantry", "acme")).rejects.toThrow(words);
    expect(keyring.state.loads).toBe(0);
  });
});
