// The vault on the system's keychain, with a native module that fails at a switch; the real one is in realKeyring.test.ts.
import { describe, expect, it } from "vitest";
import { createKeychainVault } from "../../../electron/adapters/vault/keychain.ts";
import { fakeKeyring } from "./fakeKeys.ts";
import { vaultContract } from "./keytarContract.ts";

const secret = "cAnArY7f3e9d1c5b";
const open = (keyring = fakeKeyring()) =>
  createKeychainVault({ platform: "linux", load: keyring.load, deadlineMs: 20 });

describe("the keychain", () => {
  for (const { promise, check } of vaultContract)
    it(promise, async () => {
      await check(open());
    });

  it("loads the native module when it is first asked, not before", async () => {
    const keyring = fakeKeyring();
    const vault = open(keyring);
    expect(keyring.state.loads).toBe(0);
    await vault.getPassword("Tenantry", "acme");
    expect(keyring.state.loads).toBe(1);
  });

  it("asks for the Secret Service every time, never for the kernel's keyring", async () => {
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
  ] as const)("says in words that it is %s, and quotes no exception", async (mode, reason) => {
    const vault = open(fakeKeyring(mode));
    const answers = await Promise.allSettled([
      vault.getPassword("Tenantry", "acme"),
      vault.setPassword("Tenantry", "acme", secret),
      vault.deletePassword("Tenantry", "acme"),
    ]);
    const errors = answers.map((answer) => answer.status === "rejected" && answer.reason.message);
    expect(errors).toEqual([reason, reason, reason]);
  });

  it("says so where the native module can't be loaded", async () => {
    const vault = createKeychainVault({
      platform: "win32",
      load: () => Promise.reject(new Error("Cannot find native binding")),
    });
    await expect(vault.getPassword("Tenantry", "acme")).rejects.toThrow(
      "The Windows Credential Manager is missing, or locked and was not unlocked.",
    );
  });
});
