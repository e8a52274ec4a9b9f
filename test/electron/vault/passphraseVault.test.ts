// Secrets encrypted with a passphrase’s key, with the real scrypt and AES, on a vault in memory.
import { describe, expect, it } from "vitest";
import { createPassphraseVault } from "../../../electron/adapters/vault/vault.ts";
import type { WrappedKey } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { createFakeVault } from "../../core/fakes/vault.ts";
import { newer, secret } from "./setUp.ts";

const ownerOf = (id: string) => ({
  id,
  baseUrl: "https://greenlake.example",
  workspaceId: "f".repeat(32),
  clientId: "client-1",
});
const west = ownerOf("west");
const east = ownerOf("east");
const passphrase = "correct horse battery";

async function setUp() {
  const inner = createFakeVault();
  const stored: { wrapped: WrappedKey | null } = { wrapped: null };
  const open = () =>
    createPassphraseVault({
      vault: inner,
      isSet: () => stored.wrapped !== null,
      owners: () => [west, east],
    });
  const { vault, passphraseKey } = open();
  await vault.seal(west, secret);
  const begin = async () => {
    stored.wrapped = await passphraseKey.create(passphrase);
    await passphraseKey.encryptAll();
    return stored.wrapped;
  };
  return { inner, stored, vault, passphraseKey, begin, open };
}

describe("a vault with a passphrase", { timeout: 30_000 }, () => {
  it("encrypts what is stored already and what comes later, and opens both", async () => {
    const { inner, vault, begin } = await setUp();
    expect(inner.secrets.get("west")).toBe(secret);
    await begin();
    await vault.seal(east, newer);
    expect(JSON.stringify([...inner.secrets])).not.toMatch(new RegExp(`${secret}|${newer}`));
    expect([await vault.open(west), await vault.open(east)]).toEqual([ok(secret), ok(newer)]);
  });

  it("encrypts at the first opening what a kill left as it was", async () => {
    const { inner, stored, vault, passphraseKey } = await setUp();
    stored.wrapped = await passphraseKey.create(passphrase);
    expect(inner.secrets.get("west")).toBe(secret);
    expect(await vault.open(west)).toEqual(ok(secret));
    expect(inner.secrets.get("west")).not.toContain(secret);
    expect(await vault.open(west)).toEqual(ok(secret));
  });

  it("neither opens nor seals while locked, and opens again with the right passphrase only", async () => {
    const { inner, vault, passphraseKey, begin } = await setUp();
    const wrapped = await begin();
    passphraseKey.forget();
    const before = [...inner.secrets];
    expect(await vault.open(west)).toEqual(fail({ kind: "locked" }));
    expect(await vault.seal(west, newer)).toEqual(fail({ kind: "locked" }));
    expect([...inner.secrets]).toEqual(before);
    expect(await passphraseKey.open("correct horse batterY", wrapped)).toBe(false);
    expect(await vault.open(west)).toEqual(fail({ kind: "locked" }));
    expect(await passphraseKey.open(passphrase, wrapped)).toBe(true);
    expect(await vault.open(west)).toEqual(ok(secret));
  });

  it("opens after a restart, and with another passphrase once it is changed", async () => {
    const { stored, passphraseKey, begin, open } = await setUp();
    await begin();
    stored.wrapped = await passphraseKey.wrap("staple of the horse");
    const again = open();
    if (stored.wrapped === null) throw new Error("no key");
    expect(await again.passphraseKey.open(passphrase, stored.wrapped)).toBe(false);
    expect(await again.passphraseKey.open("staple of the horse", stored.wrapped)).toBe(true);
    expect(await again.vault.open(west)).toEqual(ok(secret));
  });

  it("takes the same letters from any keyboard", async () => {
    const { passphraseKey } = await setUp();
    const wrapped = await passphraseKey.create("Größe wie üblich");
    expect(await passphraseKey.open("Größe wie üblich".normalize("NFD"), wrapped)).toBe(true);
  });

  it("gives the secrets back to the system alone when the passphrase is removed", async () => {
    const { inner, stored, vault, passphraseKey, begin } = await setUp();
    await begin();
    expect(await passphraseKey.decryptAll()).toEqual(ok(null));
    await vault.seal(east, newer);
    expect(inner.secrets.get("east")).toBe(newer);
    stored.wrapped = null;
    passphraseKey.forget();
    expect(inner.secrets.get("west")).toBe(secret);
    expect(await vault.open(west)).toEqual(ok(secret));
  });

  it("opens what a broken change left half encrypted", async () => {
    const { inner, vault, begin } = await setUp();
    inner.secrets.set("east", newer);
    await begin();
    inner.secrets.set("east", newer);
    expect([await vault.open(west), await vault.open(east)]).toEqual([ok(secret), ok(newer)]);
  });

  it("says which secret it cannot encrypt", async () => {
    const { inner, stored, passphraseKey } = await setUp();
    const refused = fail({ kind: "vaultUnavailable", reason: "The keyring is locked." } as const);
    Object.assign(inner, { open: async () => refused });
    stored.wrapped = await passphraseKey.create(passphrase);
    expect(await passphraseKey.encryptAll()).toEqual(refused);
  });

  it("refuses a ciphertext that was moved to another profile, or is damaged", async () => {
    const { inner, vault, begin } = await setUp();
    await begin();
    const text = inner.secrets.get("west") ?? "";
    inner.secrets.set("east", text);
    inner.secrets.set("west", `${text.slice(0, -8)}AAAAAAA=`);
    for (const owner of [west, east])
      expect(await vault.open(owner)).toMatchObject({ error: { kind: "vaultUnavailable" } });
  });
});
