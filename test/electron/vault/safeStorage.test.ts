// The vault on safeStorage; keytar.test.ts holds it to the common contract.
import { expect, it } from "vitest";
import { createCipher } from "../../../electron/adapters/vault/cipher.ts";
import { failureOf } from "../../../electron/adapters/vault/refusal.ts";
import { createSafeStorageVault } from "../../../electron/adapters/vault/safeStorage.ts";
import { emptyVaultFile, vaultFileSchema } from "../../../electron/adapters/vault/file.ts";
import { createFakeStore } from "../../core/fakes/store.ts";
import { asynchronousStorage, type FakeSafeStorage, synchronousStorage } from "./fakeKeys.ts";

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

it("stores only ciphertext, and reads it after a restart", async () => {
  const first = open(asynchronousStorage());
  await first.vault.setPassword("Tenantry", "acme", secret);
  expect(first.onDisk()).not.toContain(secret);
  const [ciphertext = ""] = Object.values(first.store.read().ciphertexts);
  expect(Buffer.from(ciphertext, "base64").toString("latin1")).not.toContain(secret);
  const second = open(asynchronousStorage(), first.reread());
  expect(await second.vault.getPassword("Tenantry", "acme")).toBe(secret);
});

it("does not touch the keyring to delete, or when nothing is stored", async () => {
  const storage = asynchronousStorage();
  const { vault } = open(storage);
  await vault.getPassword("Tenantry", "acme");
  await vault.deletePassword("Tenantry", "acme");
  expect(storage.state.calls).toBe(0);
});

it("keeps a ciphertext whose key is gone, and says why it can’t be read", async () => {
  const storage = asynchronousStorage();
  const { vault, onDisk } = open(storage);
  await vault.setPassword("Tenantry", "acme", secret);
  const before = onDisk();
  storage.state.key = 2;
  expect(await failureFrom(vault.getPassword("Tenantry", "acme"))).toEqual({
    kind: "vaultUnavailable",
    reason:
      "The stored client secret can’t be read: it was sealed with another key, or is damaged.",
  });
  expect(onDisk()).toBe(before);
});

it("keeps the ciphertext while there is no keyring, and reads it once there is one", async () => {
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
  expect(await second.vault.getPassword("Tenantry", "acme")).toBe(secret);
});

it("stores nothing encrypted with the built-in key", async () => {
  const { vault, store } = open(asynchronousStorage({ prefix: "v10" }));
  expect(await failureFrom(vault.setPassword("Tenantry", "acme", secret))).toMatchObject({
    kind: "vaultUnavailable",
  });
  expect(store.read().ciphertexts).toEqual({});
});

it("keeps the old ciphertext, and says so, when the file can’t be written", async () => {
  const { vault, store } = open(asynchronousStorage());
  await vault.setPassword("Tenantry", "acme", secret);
  store.failWith = "the disk is full (ENOSPC)";
  expect(await failureFrom(vault.setPassword("Tenantry", "acme", "newer"))).toMatchObject({
    kind: "storeFailed",
  });
  expect(await failureFrom(vault.deletePassword("Tenantry", "acme"))).toMatchObject({
    kind: "storeFailed",
  });
  expect(await vault.getPassword("Tenantry", "acme")).toBe(secret);
});
