// The passphrase as the only vault, on a desktop without a keyring.
import { expect, it } from "vitest";
import { createPassphraseVault } from "../../../electron/adapters/vault/vault.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { fakeKeyring } from "./fakeKeys.ts";
import { acme, noKey, openVault, secret } from "./setUp.ts";

it("keeps what the passphrase encrypted in its file when there is no keyring, and nothing else", async () => {
  const bare = { key: noKey, keyring: fakeKeyring("missing") };
  const first = openVault(bare);
  let isSet = false;
  const guarded = ({ vault }: Pick<typeof first, "vault">) =>
    createPassphraseVault({ vault, isSet: () => isSet, owners: () => [acme] });
  const { vault, passphraseKey } = guarded(first);
  await vault.seal(acme, secret);
  expect(vault.describe("acme")).toMatchObject({
    backend: "memory",
    reason: expect.stringContaining("With a passphrase, Tenantry can keep it without a keyring."),
  });
  const wrapped = await passphraseKey.create("correct horse battery");
  isSet = true;
  expect(await passphraseKey.encryptAll()).toEqual(ok(null));
  expect(vault.describe("acme")).toEqual({ backend: "passphrase", reason: null });
  expect(first.onDisk()).not.toContain(secret);

  const next = guarded(first.again(bare));
  expect(await next.vault.open(acme)).toMatchObject({ error: { kind: "locked" } });
  expect(await next.passphraseKey.open("correct horse battery", wrapped)).toBe(true);
  expect(await next.vault.open(acme)).toEqual(ok(secret));
  expect(await next.passphraseKey.decryptAll()).toEqual(ok(null));
  expect(next.vault.describe("acme")).toMatchObject({ backend: "memory" });
  expect(await next.vault.open(acme)).toEqual(ok(secret));
}, 30_000);
