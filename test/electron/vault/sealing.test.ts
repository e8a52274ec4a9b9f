// Sealing and removing: the safest backend that works, and nothing lost or left behind when one fails.
import { expect, it } from "vitest";
import { fakeKeyring } from "./fakeKeys.ts";
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

it("seals with safeStorage where a key of the system stands behind it", async () => {
  const { vault, keyring, onDisk } = openVault();
  await expect(vault.seal("acme", secret)).resolves.toEqual(sealedIn("safeStorage"));
  await expect(vault.open("acme")).resolves.toEqual(opened(secret));
  expect(keyring.loads).toBe(0);
  expect(onDisk()).not.toContain(secret);
});

it.each([
  ["is not available", noKey],
  ["would use the built-in key", { prefix: "v10" }],
  ["never answers", { hangs: true }],
] as const)("seals in the keychain where safeStorage %s", async (_why, key) => {
  const { vault, keyring, onDisk } = openVault({ key });
  await expect(vault.seal("acme", secret)).resolves.toEqual(sealedIn("keychain"));
  await expect(vault.open("acme")).resolves.toEqual(opened(secret));
  const envelope = JSON.stringify({ version: 1, profile: "acme", secret });
  expect([...keyring.passwords]).toEqual([['["Tenantry","acme"]', envelope]]);
  expect(onDisk()).not.toContain(secret);
});

it("hands the secret to no safeStorage that says it is not available", async () => {
  const { vault, key } = openVault({ key: noKey });
  await vault.seal("acme", secret);
  expect(key.calls).toBe(1);
});

it.each(["missing", "locked", "hangs", "forgets"] as const)(
  "keeps the secret for this run only where the keyring is also no use (%s), and says why",
  async (mode) => {
    const { vault, onDisk } = openVault({ key: noKey, keyring: fakeKeyring(mode) });
    const sealed = await vault.seal("acme", secret);
    const said = {
      backend: "memory",
      reason: expect.stringMatching(/keyring/),
    };
    expect(sealed).toEqual({ ok: true, value: said });
    expect(vault.describe("acme")).toEqual(said);
    await expect(vault.open("acme")).resolves.toEqual(opened(secret));
    expect(onDisk() + JSON.stringify(sealed)).not.toContain(secret);
  },
);

it("moves to a better backend when the secret is entered anew, and clears the old one", async () => {
  const first = openVault({ key: noKey });
  await first.vault.seal("acme", secret);
  const second = first.again({ key: {} });
  await expect(second.vault.seal("acme", newer)).resolves.toEqual(sealedIn("safeStorage"));
  expect(second.keyring.passwords.size).toBe(0);
  await expect(second.vault.open("acme")).resolves.toEqual(opened(newer));
});

it("moves to another backend when the old one is gone, and clears the old one when it can", async () => {
  const keyring = fakeKeyring();
  const first = openVault({ key: noKey, keyring });
  await first.vault.seal("acme", secret);
  keyring.state.mode = "locked";
  const second = first.again({ key: {} });
  await expect(second.vault.seal("acme", newer)).resolves.toEqual(sealedIn("safeStorage"));
  expect(keyring.state.passwords.size).toBe(1);
  keyring.state.mode = "works";
  await second.vault.remove("acme");
  expect(keyring.state.passwords.size).toBe(0);
});

it("clears, when it can, what a keyring stored although it said that it did not", async () => {
  const keyring = fakeKeyring("late");
  const { vault } = openVault({ key: noKey, keyring });
  await expect(vault.seal("acme", secret)).resolves.toMatchObject({ value: { backend: "memory" } });
  expect(keyring.state.passwords.size).toBe(1);
  keyring.state.mode = "works";
  await vault.seal("acme", newer);
  await vault.remove("acme");
  expect(keyring.state.passwords.size).toBe(0);
});

it("clears it also when the secret is only removed", async () => {
  const keyring = fakeKeyring("late");
  const { vault } = openVault({ key: noKey, keyring });
  await vault.seal("acme", secret);
  keyring.state.mode = "works";
  await vault.remove("acme");
  expect(keyring.state.passwords.size).toBe(0);
});

it("leaves the older secret as it was when the new one can't be kept", async () => {
  const { vault, records } = openVault();
  await vault.seal("acme", secret);
  records.failWith = "the disk is full (ENOSPC)";
  const failed = {
    ok: false,
    error: { kind: "storeFailed", reason: expect.stringContaining("ENOSPC") },
  };
  await expect(vault.seal("acme", newer)).resolves.toEqual(failed);
  await expect(vault.open("acme")).resolves.toEqual(opened(secret));
});

it("does not choose another backend only because the disk is full", async () => {
  const { vault, records, keyring } = openVault();
  records.failWith = "the disk is full (ENOSPC)";
  await expect(vault.seal("acme", secret)).resolves.toMatchObject({
    error: { kind: "storeFailed" },
  });
  expect(keyring.loads).toBe(0);
});

it("takes the secret back out of the keychain when it can't record that it is there", async () => {
  const { vault, records, keyring } = openVault({ key: noKey });
  records.failWith = "the disk is full (ENOSPC)";
  await expect(vault.seal("acme", secret)).resolves.toMatchObject({
    error: { kind: "storeFailed" },
  });
  expect(keyring.passwords.size).toBe(0);
  records.failWith = null;
  await vault.seal("acme", secret);
  records.failWith = "the disk is full (ENOSPC)";
  await expect(vault.seal("acme", newer)).resolves.toMatchObject({
    error: { kind: "storeFailed" },
  });
  await expect(vault.open("acme")).resolves.toEqual(opened(secret));
});

it("removes a secret from where it is and from the record", async () => {
  for (const key of [{}, noKey]) {
    const { vault, records, keyring } = openVault({ key });
    await vault.seal("acme", secret);
    await vault.seal("beta", newer);
    await expect(vault.remove("acme")).resolves.toEqual({ ok: true, value: null });
    await expect(vault.open("acme")).resolves.toEqual(noCredentials);
    await expect(vault.open("beta")).resolves.toEqual(opened(newer));
    expect(vault.describe("acme")).toBeNull();
    expect(Object.keys(records.read().ciphertexts).length + keyring.passwords.size).toBe(1);
  }
});

it("does not claim that it removed what it could not reach", async () => {
  const { vault, keyring } = openVault({ key: noKey });
  await vault.seal("acme", secret);
  keyring.mode = "locked";
  await expect(vault.remove("acme")).resolves.toEqual(unavailable("The keyring (Secret Service)"));
  expect(vault.describe("acme")).toMatchObject({ backend: "keychain" });
  keyring.mode = "works";
  await expect(vault.remove("acme")).resolves.toMatchObject({ ok: true });
  expect(keyring.passwords.size).toBe(0);
});

it("removes a secret in memory also where no keyring is to be had", async () => {
  const { vault } = openVault({ key: noKey, keyring: fakeKeyring("missing") });
  await vault.seal("acme", secret);
  await expect(vault.remove("acme")).resolves.toEqual({ ok: true, value: null });
  expect(vault.describe("acme")).toBeNull();
});

it("answers calls one after the other, so that the last secret entered is the one kept", async () => {
  const { vault } = openVault();
  const answers = [vault.seal("acme", secret), vault.seal("acme", newer), vault.open("acme")];
  expect(await Promise.all(answers)).toEqual([
    sealedIn("safeStorage"),
    sealedIn("safeStorage"),
    opened(newer),
  ]);
});

it("puts no secret in any reason, whatever exceptions say", async () => {
  const said: unknown[] = [];
  for (const mode of ["missing", "locked", "hangs", "forgets"] as const)
    for (const key of [noKey, { prefix: "v10" }, { hangs: true }, {}]) {
      const {
        vault,
        keyring,
        key: state,
        records,
      } = openVault({ key, keyring: fakeKeyring(mode) });
      said.push(await vault.seal("acme", secret));
      Object.assign(state, { key: 2, available: true, hangs: false });
      keyring.mode = "locked";
      const answer = await vault.open("acme");
      said.push(answer.ok ? "opened" : answer, await vault.remove("acme"), records.read().records);
    }
  expect(JSON.stringify(said)).not.toContain(secret);
});
