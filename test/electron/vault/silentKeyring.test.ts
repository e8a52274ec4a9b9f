// A keyring that is stopped: nothing waits for it synchronously, and it is used again once it goes on.
import { describe, expect, it } from "vitest";
import { createCipher } from "../../../electron/adapters/vault/cipher.ts";
import { createKeychainVault } from "../../../electron/adapters/vault/keychain.ts";
import { secretServiceAnswers } from "../../../electron/adapters/vault/secretService.ts";
import { fakeKeyring, synchronousStorage } from "./fakeKeys.ts";

const silent = async (): Promise<boolean> => false;

describe("while the keyring is silent", () => {
  it("the synchronous safeStorage is left alone, and is used when the keyring answers again", async () => {
    let isSilent = true;
    const storage = synchronousStorage();
    const cipher = createCipher(storage, "linux", 20, async () => !isSilent);
    expect(await cipher.available()).toMatchObject({
      ok: false,
      reason: "The keyring of this desktop did not answer.",
    });
    expect(storage.state.calls).toBe(0);
    isSilent = false;
    expect(await cipher.available()).toEqual({ ok: true });
  });

  it("the native module, which connects synchronously, is not even loaded", async () => {
    const keyring = fakeKeyring();
    const vault = createKeychainVault({ platform: "linux", load: keyring.load, answers: silent });
    await expect(vault.getPassword("Tenantry", "acme")).rejects.toThrow("did not answer");
    expect(keyring.state.loads).toBe(0);
  });
});

describe("the question whether the keyring answers", () => {
  it.each([
    ["there is no bus", "linux", {}],
    [
      "nobody listens at the bus’s address",
      "linux",
      { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" },
    ],
    ["the system is another one", "darwin", { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" }],
  ] as const)("is no obstacle if %s", async (_what, platform, environment) => {
    expect(await secretServiceAnswers(environment, platform)).toBe(true);
  });
});
