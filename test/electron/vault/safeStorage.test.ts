// The vault on safeStorage, on either runtime’s interface.
import { describe, expect, it } from "vitest";
import { createCipher } from "../../../electron/adapters/vault/cipher.ts";
import { failureOf } from "../../../electron/adapters/vault/refusal.ts";
import { createSafeStorageVault } from "../../../electron/adapters/vault/safeStorage.ts";
import { emptyVaultFile, vaultFileSchema } from "../../../electron/adapters/vault/file.ts";
import { createFakeStore } from "../../core/fakes/store.ts";
import { asynchronousStorage, type FakeSafeStorage, synchronousStorage } from "./fakeKeys.ts";
import { vaultContract } from "./keytarContract.ts";

const secret = "cAnArY7f3e9d1c5b";

function open(storage: FakeSafeStorage, store = createFakeStore(emptyVaultFile)) {
  const vault = createSafeStorageVault(createCipher(storage, "linux"), store);
  const onDisk = (): string => JSON.stringify(store.read());
  const reread = () => createFakeStore(vaultFileSchema.parse(JSON.parse(onDisk())));
  return { vault, store, onDisk, reread };
}

const failureFrom = async (work: Promise<unknown>) =>
  await work.then(
    () => "it was done",
    (cause: unknown) => failureOf(cause, "an exception of another kind"),
  );

describe.each([
  ["synchronous", synchronousStorage],
  ["asynchronous", asynchronousStorage],
])("on %s safeStorage", (_name, storage) => {
  for (const { promise, check } of vaultContract)
    it(promise, async () => {
      await check(open(storage()).vault);
    });
});

it("keeps ciphertext on disk and nothing else, and reads it after a restart", async () => {
  const first = open(asynchronousStorage());
  await first.vault.setPassword("Tenantry", "acme", secret);
  expect(first.onDisk()).not.toContain(secret);
  const [ciphertext = ""] = Object.values(first.store.read().ciphertexts);
  expect(Buffer.from(ciphertext, "base64").toString("latin1")).not.toContain(secret);
  const second = open(asynchronousStorage(), first.reread());
  await expect(second.vault.getPassword("Tenantry", "acme")).resolves.toBe(secret);
});

it("does not touch the keyring for what is not stored, nor to delete", async () => {
  const storage = asynchronousStorage();
  const { vault } = open(storage);
  await vault.getPassword("Tenantry", "acme");
  await vault.deletePassword("Tenantry", "acme");
  expect(storage.state.calls).toBe(0);
});

it("keeps the ciphertext when its key is gone, and says how to mend it", async () => {
  const storage = asynchronousStorage();
  const { vault, onDisk } = open(storage);
  await vault.setPassword("Tenantry", "acme", secret);
  const before = onDisk();
  storage.state.key = 2;
  expect(await failureFrom(vault.getPassword("Tenantry", "acme"))).toEqual({
    kind: "vaultUnavailable",
    reason: "The stored client secret can't be read: it was sealed with another key, or damaged.",
  });
  expect(onDisk()).toBe(before);
});

it("keeps the ciphertext while no keyring is to be had, and reads it once there is one", async () => {
  const storage = synchronousStorage();
  const { vault, store, reread } = open(storage);
  await vault.setPassword("Tenantry", "acme", secret);
  const restarted = synchronousStorage({ available: false });
  const second = open(restarted, reread());
  expect(await failureFrom(second.vault.getPassword("Tenantry", "acme"))).toMatchObject({
    kind: "vaultUnavailable",
    reason: expect.stringContaining("No keyring was found"),
  });
  expect(Object.keys(store.read().ciphertexts)).toEqual(["Tenantry/acme"]);
  restarted.state.available = true;
  await expect(second.vault.getPassword("Tenantry", "acme")).resolves.toBe(secret);
});

it("stores nothing that is encrypted with the built-in key", async () => {
  const { vault, store } = open(asynchronousStorage({ prefix: "v10" }));
  expect(await failureFrom(vault.setPassword("Tenantry", "acme", secret))).toMatchObject({
    kind: "vaultUnavailable",
  });
  expect(store.read().ciphertexts).toEqual({});
});

it("passes on that the file could not be written, and keeps the old ciphertext", async () => {
  const { vault, store } = open(asynchronousStorage());
  await vault.setPassword("Tenantry", "acme", secret);
  store.failWith = "the disk is full (ENOSPC)";
  expect(await failureFrom(vault.setPassword("Tenantry", "acme", "newer"))).toMatchObject({
    kind: "storeFailed",
  });
  expect(await failureFrom(vault.deletePassword("Tenantry", "acme"))).toMatchObject({
    kind: "storeFailed",
  });
  await expect(vault.getPassword("Tenantry", "acme")).resolves.toBe(secret);
});
