// Opening a secret: only the backend that sealed it is asked, and what can’t be read now is kept.
import { expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { asynchronousStorage, fakeKeyring } from "./fakeKeys.ts";
import {
  acme,
  beta,
  newer,
  noCredentials,
  noKey,
  openVault,
  sealedIn,
  secret,
  unavailable,
} from "./setUp.ts";

it("forgets a secret in memory at a restart, but not where it was", async () => {
  const first = openVault({ key: noKey, keyring: fakeKeyring("missing") });
  await first.vault.seal(acme, secret);
  const second = first.again();
  expect(second.vault.describe("acme")).toMatchObject({ backend: "memory" });
  expect(await second.vault.open(acme)).toEqual(noCredentials);
});

it("opens a secret after a restart, from either backend", async () => {
  const stored = openVault();
  await stored.vault.seal(acme, secret);
  expect(await stored.again().vault.open(acme)).toEqual(ok(secret));
  const kept = openVault({ key: noKey });
  await kept.vault.seal(acme, secret);
  expect(await kept.again().vault.open(acme)).toEqual(ok(secret));
});

it("knows where a secret is without asking any keyring", async () => {
  const first = openVault();
  await first.vault.seal(acme, secret);
  const second = first.again();
  expect(second.vault.describe("acme")).toEqual({ backend: "safeStorage", reason: null });
  expect(second.vault.describe("beta")).toBeNull();
  expect(second.vault.describe("toString")).toBeNull();
  expect([second.key.calls, second.keyring.loads]).toEqual([0, 0]);
});

it("asks no keyring about a profile that was never sealed", async () => {
  const { vault, key, keyring } = openVault();
  expect(await vault.open(acme)).toEqual(noCredentials);
  expect(await vault.remove("acme")).toEqual(ok(null));
  expect([key.calls, keyring.loads]).toEqual([0, 0]);
});

it("never asks a backend other than the one that sealed the secret", async () => {
  const keyring = fakeKeyring();
  const first = openVault({ keyring });
  await first.vault.seal(acme, secret);
  keyring.state.passwords.set(
    '["Tenantry","acme"]',
    JSON.stringify({ version: 1, profile: "acme", secret: "planted" }),
  );
  const second = first.again({ key: noKey });
  expect(await second.vault.open(acme)).toEqual(unavailable("No keyring was found"));
  expect(keyring.state.loads).toBe(0);
  expect(second.vault.describe("acme")).toMatchObject({ backend: "safeStorage" });
});

it("keeps what it can’t open, and opens it once the keyring is back", async () => {
  const keyring = fakeKeyring();
  const { vault } = openVault({ key: noKey, keyring });
  await vault.seal(acme, secret);
  for (const mode of ["missing", "locked", "hangs"] as const) {
    keyring.state.mode = mode;
    expect(await vault.open(acme)).toEqual(unavailable("The keyring (Secret Service)"));
  }
  keyring.state.mode = "works";
  expect(await vault.open(acme)).toEqual(ok(secret));
});

it("keeps a ciphertext while there is no keyring, and opens it once there is one", async () => {
  const first = openVault();
  await first.vault.seal(acme, secret);
  const { vault, key, onDisk } = first.again({ key: noKey });
  expect(await vault.open(acme)).toEqual(unavailable("No keyring was found"));
  expect(onDisk()).toBe(first.onDisk());
  key.available = true;
  expect(await vault.open(acme)).toEqual(ok(secret));
});

it("has no credentials once the keychain’s entry was deleted elsewhere", async () => {
  const { vault, keyring } = openVault({ key: noKey });
  await vault.seal(acme, secret);
  keyring.passwords.clear();
  expect(await vault.open(acme)).toEqual(noCredentials);
});

it("keeps a ciphertext whose key is gone until the secret is entered again", async () => {
  const first = openVault();
  await first.vault.seal(acme, secret);
  const before = first.onDisk();
  const second = first.again({ key: { key: 2 } });
  expect(await second.vault.open(acme)).toEqual(unavailable("can’t be read"));
  expect(second.onDisk()).toBe(before);
  expect(await second.vault.seal(acme, newer)).toEqual(sealedIn("safeStorage"));
  expect(await second.vault.open(acme)).toEqual(ok(newer));
});

it("notices that a decryption gave garbage, and keeps the ciphertext", async () => {
  const first = openVault();
  await first.vault.seal(acme, secret);
  const before = first.onDisk();
  const second = first.again({ key: { key: 2, garbage: true } });
  expect(await second.vault.open(acme)).toEqual(unavailable("can’t be read"));
  expect(second.onDisk()).toBe(before);
});

it("notices that the ciphertexts of two profiles were swapped", async () => {
  const { vault, records } = openVault();
  await vault.seal(acme, secret);
  await vault.seal(beta, newer);
  const file = records.read();
  const { "Tenantry/acme": first = "", "Tenantry/beta": second = "" } = file.ciphertexts;
  records.write({ ...file, ciphertexts: { "Tenantry/acme": second, "Tenantry/beta": first } });
  expect(await vault.open(acme)).toEqual(unavailable("was saved for another"));
});

it("refuses a planted ciphertext of the built-in key", async () => {
  const { vault, records } = openVault();
  await vault.seal(acme, secret);
  const envelope = JSON.stringify({ version: 1, profile: "acme", secret: "planted" });
  const planted = asynchronousStorage({ prefix: "v10" }).encryptStringAsync?.(envelope);
  const base64 = (await planted)?.toString("base64") ?? "";
  records.write({ ...records.read(), ciphertexts: { "Tenantry/acme": base64 } });
  expect(await vault.open(acme)).toEqual(unavailable("No keyring was found"));
});

it.each([
  ["safeStorage", {}],
  ["the keychain", noKey],
])("seals an old envelope of %s again when it opens", async (_backend, key) => {
  const old = JSON.stringify({ version: 1, profile: "acme", secret });
  const { vault, records, keyring, again } = openVault({ key });
  await vault.seal(acme, "x");
  const base64 = (await asynchronousStorage().encryptStringAsync?.(old))?.toString("base64") ?? "";
  if (keyring.passwords.size > 0) keyring.passwords.set('["Tenantry","acme"]', old);
  else records.write({ ...records.read(), ciphertexts: { "Tenantry/acme": base64 } });
  expect(await vault.open(acme)).toEqual(ok(secret));
  const moved = { ...acme, baseUrl: "https://elsewhere.example" };
  expect(await again().vault.open(moved)).toEqual(unavailable("was saved for another"));
  expect(await again().vault.open(acme)).toEqual(ok(secret));
});

it("opens an old envelope even if it cannot be sealed again", async () => {
  const { vault, records } = openVault();
  await vault.seal(acme, "x");
  const old = JSON.stringify({ version: 1, profile: "acme", secret });
  const base64 = (await asynchronousStorage().encryptStringAsync?.(old))?.toString("base64") ?? "";
  records.write({ ...records.read(), ciphertexts: { "Tenantry/acme": base64 } });
  records.failWith = "the disk is full (ENOSPC)";
  expect(await vault.open(acme)).toEqual(ok(secret));
});
