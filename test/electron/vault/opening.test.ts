// Opening: only the backend that sealed is asked, and what can't be read now is kept.
import { expect, it } from "vitest";
import { asynchronousStorage, fakeKeyring } from "./fakeKeys.ts";
import {
  newer,
  noCredentials,
  noKey,
  opened,
  openVault,
  sealedIn,
  secret,
  unavailable,
} from "./setUp.ts";

it("knows after a restart that a secret in memory is gone", async () => {
  const first = openVault({ key: noKey, keyring: fakeKeyring("missing") });
  await first.vault.seal("acme", secret);
  const second = first.again();
  expect(second.vault.describe("acme")).toMatchObject({ backend: "memory" });
  await expect(second.vault.open("acme")).resolves.toEqual(noCredentials);
});

it("opens after a restart what it sealed, from either backend", async () => {
  const stored = openVault();
  await stored.vault.seal("acme", secret);
  await expect(stored.again().vault.open("acme")).resolves.toEqual(opened(secret));
  const kept = openVault({ key: noKey });
  await kept.vault.seal("acme", secret);
  await expect(kept.again().vault.open("acme")).resolves.toEqual(opened(secret));
});

it("tells from the record alone where a secret is, without asking any keyring", async () => {
  const first = openVault();
  await first.vault.seal("acme", secret);
  const second = first.again();
  expect(second.vault.describe("acme")).toEqual({ backend: "safeStorage", reason: null });
  expect(second.vault.describe("beta")).toBeNull();
  expect(second.vault.describe("toString")).toBeNull();
  expect([second.key.calls, second.keyring.loads]).toEqual([0, 0]);
});

it("has no credentials for a profile that was never sealed, and asks nobody", async () => {
  const { vault, key, keyring } = openVault();
  await expect(vault.open("acme")).resolves.toEqual(noCredentials);
  await expect(vault.remove("acme")).resolves.toEqual({ ok: true, value: null });
  expect([key.calls, keyring.loads]).toEqual([0, 0]);
});

it("lets no other backend take over: the one that sealed is asked, or none", async () => {
  const keyring = fakeKeyring();
  const first = openVault({ keyring });
  await first.vault.seal("acme", secret);
  keyring.state.passwords.set(
    '["Tenantry","acme"]',
    JSON.stringify({ version: 1, profile: "acme", secret: "planted" }),
  );
  const second = first.again({ key: noKey });
  await expect(second.vault.open("acme")).resolves.toEqual(unavailable("No keyring was found"));
  expect(keyring.state.loads).toBe(0);
  expect(second.vault.describe("acme")).toMatchObject({ backend: "safeStorage" });
});

it("keeps what it can't open for now, and opens it once the keyring is back", async () => {
  const keyring = fakeKeyring();
  const { vault } = openVault({ key: noKey, keyring });
  await vault.seal("acme", secret);
  for (const mode of ["missing", "locked", "hangs"] as const) {
    keyring.state.mode = mode;
    await expect(vault.open("acme")).resolves.toEqual(unavailable("The keyring (Secret Service)"));
  }
  keyring.state.mode = "works";
  await expect(vault.open("acme")).resolves.toEqual(opened(secret));
});

it("has no credentials when somebody deleted the keychain's entry", async () => {
  const { vault, keyring } = openVault({ key: noKey });
  await vault.seal("acme", secret);
  keyring.passwords.clear();
  await expect(vault.open("acme")).resolves.toEqual(noCredentials);
});

it("keeps the ciphertext when its key is gone, and is mended by entering the secret again", async () => {
  const first = openVault();
  await first.vault.seal("acme", secret);
  const before = first.onDisk();
  const second = first.again({ key: { key: 2 } });
  await expect(second.vault.open("acme")).resolves.toEqual(unavailable("can't be read"));
  expect(second.onDisk()).toBe(before);
  await expect(second.vault.seal("acme", newer)).resolves.toEqual(sealedIn("safeStorage"));
  await expect(second.vault.open("acme")).resolves.toEqual(opened(newer));
});

it("notices a decryption that gives garbage, and keeps the ciphertext", async () => {
  const first = openVault();
  await first.vault.seal("acme", secret);
  const before = first.onDisk();
  const second = first.again({ key: { key: 2, garbage: true } });
  await expect(second.vault.open("acme")).resolves.toEqual(unavailable("can't be read"));
  expect(second.onDisk()).toBe(before);
});

it("notices ciphertexts that were swapped between profiles", async () => {
  const { vault, records } = openVault();
  await vault.seal("acme", secret);
  await vault.seal("beta", newer);
  const file = records.read();
  const { "Tenantry/acme": acme = "", "Tenantry/beta": beta = "" } = file.ciphertexts;
  records.write({ ...file, ciphertexts: { "Tenantry/acme": beta, "Tenantry/beta": acme } });
  await expect(vault.open("acme")).resolves.toEqual(unavailable("belongs to another profile"));
});

it("refuses ciphertext of the built-in key that somebody put in its place", async () => {
  const { vault, records } = openVault();
  await vault.seal("acme", secret);
  const envelope = JSON.stringify({ version: 1, profile: "acme", secret: "planted" });
  const planted = asynchronousStorage({ prefix: "v10" }).encryptStringAsync?.(envelope);
  const base64 = (await planted)?.toString("base64") ?? "";
  records.write({ ...records.read(), ciphertexts: { "Tenantry/acme": base64 } });
  await expect(vault.open("acme")).resolves.toEqual(unavailable("No keyring was found"));
});
