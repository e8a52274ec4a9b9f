// Sealing and removing a secret: the safest backend that works is used, and nothing is lost or left behind when one fails.
import { expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { fakeKeyring } from "./fakeKeys.ts";
import {
  acme,
  beta,
  newer,
  noCredentials,
  noKey,
  openVault,
  reread,
  sealedIn,
  secret,
  unavailable,
} from "./setUp.ts";

it("seals with safeStorage when the system has a key for it", async () => {
  const { vault, keyring, records, onDisk } = openVault();
  expect(await vault.seal(acme, secret)).toEqual(sealedIn("safeStorage"));
  expect(await vault.open(acme)).toEqual(ok(secret));
  expect(keyring.loads).toBe(0);
  const { "Tenantry/acme": ciphertext = "" } = records.read().ciphertexts;
  expect(onDisk() + Buffer.from(ciphertext, "base64").toString("latin1")).not.toContain(secret);
});

it.each([
  ["is not available", noKey],
  ["would use the built-in key", { prefix: "v10" }],
  ["never answers", { hangs: true }],
] as const)("seals with the keychain when safeStorage %s", async (_why, key) => {
  const { vault, keyring, onDisk } = openVault({ key });
  expect(await vault.seal(acme, secret)).toEqual(sealedIn("keychain"));
  expect(await vault.open(acme)).toEqual(ok(secret));
  const { id: profile, ...owner } = acme;
  const envelope = JSON.stringify({ version: 2, profile, ...owner, secret });
  expect([...keyring.passwords]).toEqual([['["Tenantry","acme"]', envelope]]);
  expect(onDisk()).not.toContain(secret);
});

it("never hands the secret to a safeStorage that says it is not available", async () => {
  const { vault, key } = openVault({ key: noKey });
  await vault.seal(acme, secret);
  expect(key.calls).toBe(1);
});

it.each(["missing", "locked", "hangs", "forgets"] as const)(
  "keeps the secret for this run only when the keyring fails too (%s), and says why",
  async (mode) => {
    const { vault, onDisk } = openVault({ key: noKey, keyring: fakeKeyring(mode) });
    const sealed = await vault.seal(acme, secret);
    const said = {
      backend: "memory",
      reason: expect.stringMatching(/keyring/),
    };
    expect(sealed).toEqual({ ok: true, value: said });
    expect(vault.describe("acme")).toEqual(said);
    expect(await vault.open(acme)).toEqual(ok(secret));
    expect(onDisk() + JSON.stringify(sealed)).not.toContain(secret);
  },
);

it("moves to a better backend when the secret is entered again, and clears the old one", async () => {
  const first = openVault({ key: noKey });
  await first.vault.seal(acme, secret);
  const second = first.again({ key: {} });
  expect(await second.vault.seal(acme, newer)).toEqual(sealedIn("safeStorage"));
  expect(second.keyring.passwords.size).toBe(0);
  expect(await second.vault.open(acme)).toEqual(ok(newer));
});

it("moves to another backend while the old one is locked, and clears the old one later", async () => {
  const keyring = fakeKeyring();
  const first = openVault({ key: noKey, keyring });
  await first.vault.seal(acme, secret);
  keyring.state.mode = "locked";
  const second = first.again({ key: {} });
  expect(await second.vault.seal(acme, newer)).toEqual(sealedIn("safeStorage"));
  expect(keyring.state.passwords.size).toBe(1);
  keyring.state.mode = "works";
  await second.vault.remove("acme");
  expect(keyring.state.passwords.size).toBe(0);
});

it.each(["at once", "after another seal"])(
  "clears a secret that the keyring stored while it reported a failure: removed %s",
  async (when) => {
    const keyring = fakeKeyring("late");
    const { vault } = openVault({ key: noKey, keyring });
    expect(await vault.seal(acme, secret)).toMatchObject({ value: { backend: "memory" } });
    expect(keyring.state.passwords.size).toBe(1);
    keyring.state.mode = "works";
    if (when === "after another seal") await vault.seal(acme, newer);
    await vault.remove("acme");
    expect(keyring.state.passwords.size).toBe(0);
  },
);

it("keeps the older secret when the file can’t be written", async () => {
  const { vault, records } = openVault();
  await vault.seal(acme, secret);
  records.failWith = "the disk is full (ENOSPC)";
  const failed = {
    ok: false,
    error: { kind: "storeFailed", reason: expect.stringContaining("ENOSPC") },
  };
  expect(await vault.seal(acme, newer)).toEqual(failed);
  expect(await vault.remove("acme")).toEqual(failed);
  expect(await vault.open(acme)).toEqual(ok(secret));
});

it("does not choose another backend because the disk is full", async () => {
  const { vault, records, keyring } = openVault();
  records.failWith = "the disk is full (ENOSPC)";
  expect(await vault.seal(acme, secret)).toMatchObject({
    error: { kind: "storeFailed" },
  });
  expect(keyring.loads).toBe(0);
});

it("takes the secret out of the keychain again when it can’t record that it is there", async () => {
  const { vault, records, keyring } = openVault({ key: noKey });
  records.failWith = "the disk is full (ENOSPC)";
  expect(await vault.seal(acme, secret)).toMatchObject({
    error: { kind: "storeFailed" },
  });
  expect(keyring.passwords.size).toBe(0);
  records.failWith = null;
  await vault.seal(acme, secret);
  records.failWith = "the disk is full (ENOSPC)";
  expect(await vault.seal(acme, newer)).toMatchObject({
    error: { kind: "storeFailed" },
  });
  expect(await vault.open(acme)).toEqual(ok(secret));
});

it("removes a secret from its backend and from the record", async () => {
  for (const key of [{}, noKey]) {
    const { vault, records, keyring } = openVault({ key });
    await vault.seal(acme, secret);
    await vault.seal(beta, newer);
    expect(await vault.remove("acme")).toEqual(ok(null));
    expect(await vault.open(acme)).toEqual(noCredentials);
    expect(await vault.open(beta)).toEqual(ok(newer));
    expect(vault.describe("acme")).toBeNull();
    expect(Object.keys(records.read().ciphertexts).length + keyring.passwords.size).toBe(1);
  }
});

it("does not claim to have removed a secret from a locked keyring", async () => {
  const { vault, keyring } = openVault({ key: noKey });
  await vault.seal(acme, secret);
  keyring.mode = "locked";
  expect(await vault.remove("acme")).toEqual(unavailable("The keyring (Secret Service)"));
  expect(vault.describe("acme")).toMatchObject({ backend: "keychain" });
  keyring.mode = "works";
  expect(await vault.remove("acme")).toMatchObject({ ok: true });
  expect(keyring.passwords.size).toBe(0);
});

it("removes a secret in memory even without a keyring", async () => {
  const { vault } = openVault({ key: noKey, keyring: fakeKeyring("missing") });
  await vault.seal(acme, secret);
  expect(await vault.remove("acme")).toEqual(ok(null));
  expect(vault.describe("acme")).toBeNull();
});

it("runs one call at a time, so that the secret entered last is the one kept", async () => {
  const { vault } = openVault();
  const answers = [vault.seal(acme, secret), vault.seal(acme, newer), vault.open(acme)];
  expect(await Promise.all(answers)).toEqual([
    sealedIn("safeStorage"),
    sealedIn("safeStorage"),
    ok(newer),
  ]);
});

it("puts no secret in any reason, whatever the exceptions say", async () => {
  const said: unknown[] = [];
  for (const mode of ["missing", "locked", "hangs", "forgets"] as const)
    for (const key of [noKey, { prefix: "v10" }, { hangs: true }, {}]) {
      const {
        vault,
        keyring,
        key: state,
        records,
      } = openVault({ key, keyring: fakeKeyring(mode) });
      said.push(await vault.seal(acme, secret));
      Object.assign(state, { key: 2, available: true, hangs: false });
      keyring.mode = "locked";
      const answer = await vault.open(acme);
      said.push(answer.ok ? "opened" : answer, await vault.remove("acme"), records.read().records);
    }
  expect(JSON.stringify(said)).not.toContain(secret);
});

it.each([
  ["safeStorage", {}],
  ["the keychain", noKey],
])("removes secrets in %s that no profile names, and no other", async (_backend, key) => {
  const { vault, records, keyring, again } = openVault({ key });
  await vault.seal(acme, secret);
  await vault.seal(beta, newer);
  const { ciphertexts, ...file } = records.read();
  records.write({ ...file, ciphertexts: { ...ciphertexts, "Tenantry/half": "AAAA" } });
  await vault.keepOnly(["acme"]);
  expect(vault.describe("beta")).toBeNull();
  expect(
    Object.keys(records.read().ciphertexts).filter((name) => name !== "Tenantry/acme"),
  ).toEqual([]);
  expect(keyring.passwords.has('["Tenantry","beta"]')).toBe(false);
  expect(await again().vault.open(acme)).toEqual(ok(secret));
});

it("leaves no secret in the keychain if it is killed before it recorded where the secret is", async () => {
  const keyring = fakeKeyring();
  const { passwords } = keyring.state;
  const { vault, onDisk } = openVault({ key: noKey, keyring });
  let killedWith = "";
  passwords.set = (key, value) => {
    killedWith = onDisk();
    return Map.prototype.set.call(passwords, key, value);
  };
  await vault.seal(acme, secret);
  expect(passwords.size).toBe(1);
  const { vault: next } = openVault({ key: noKey, keyring, records: reread(killedWith) });
  await next.keepOnly([]);
  expect(passwords.size).toBe(0);
});
