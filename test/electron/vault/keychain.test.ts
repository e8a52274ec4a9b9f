// The vault on the system’s keychain, with a fake native module that can fail; the real one is in realKeyring.test.ts.
import { describe, expect, it } from "vitest";
import { createKeychainVault } from "../../../electron/adapters/vault/keychain.ts";
import { fakeKeyring } from "./fakeKeys.ts";

const secret = "cAnArY7f3e9d1c5b";
const open = (keyring = fakeKeyring()) =>
  createKeychainVault({ platform: "linux", load: keyring.load, deadlineMs: 20 });

describe("the keychain", () => {
  it("loads the native module at the first call, not before", async () => {
    const keyring = fakeKeyring();
    const vault = open(keyring);
    expect(keyring.state.loads).toBe(0);
    await vault.getPassword("Tenantry", "acme");
    expect(keyring.state.loads).toBe(1);
  });

  it("always names the Secret Service, so that the kernel’s keyring is never used", async () => {
    const keyring = fakeKeyring();
    const vault = open(keyring);
    await vault.setPassword("Tenantry", "acme", secret);
    await vault.getPassword("Tenantry", "acme");
    await vault.deletePassword("Tenantry", "acme");
    const pinned = { linux: { store: "secret-service" } };
    expect(keyring.state.options).toEqual([pinned, pinned, pinned]);
  });

  it.each([
    ["missing", "The keyring (Secret Service) is missing, or locked and was not unlocked."],
    ["locked", "The keyring (Secret Service) is missing, or locked and was not unlocked."],
    ["hangs", "The keyring (Secret Service) did not answer."],
  ] as const)(
    "says that the keyring is unavailable (%s), and quotes no exception",
    async (mode, reason) => {
      const vault = open(fakeKeyring(mode));
      const answers = await Promise.allSettled([
        vault.getPassword("Tenantry", "acme"),
        vault.setPassword("Tenantry", "acme", secret),
        vault.deletePassword("Tenantry", "acme"),
      ]);
      const errors = answers.map((answer) => answer.status === "rejected" && answer.reason.message);
      expect(errors).toEqual([reason, reason, reason]);
    },
  );

  it("says that the keychain is unavailable when the native module can’t be loaded", async () => {
    const vault = createKeychainVault({
      platform: "win32",
      load: () => Promise.reject(new Error("Cannot find native binding")),
    });
    await expect(vault.getPassword("Tenantry", "acme")).rejects.toThrow(
      "The Windows Credential Manager is missing, or locked and was not unlocked.",
    );
  });
});
