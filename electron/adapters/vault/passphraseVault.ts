// Encrypts each client secret with the passphrase’s key before the operating system seals it.
import type { AppError, Result } from "../../contract/contract.ts";
import type { CredentialVault, PassphraseKey, SealedFor } from "../../core/base/ports.ts";
import { fail, ok } from "../../core/base/result.ts";
import {
  decrypt,
  encrypt,
  isEncrypted,
  mark,
  randomKey,
  unwrapKey,
  wrapKey,
} from "./passphraseKey.ts";

const damaged: AppError = {
  kind: "vaultUnavailable",
  reason:
    "The stored client secret can’t be read: it was encrypted with another passphrase, or is damaged.",
};

/** Holds the key while Tenantry is unlocked. */
function createHolder() {
  let key: Buffer | null = null;
  return {
    read: () => key,
    hold(next: Buffer | null): void {
      key?.fill(0);
      key = next;
    },
  };
}

type Holder = ReturnType<typeof createHolder>;

/** For whom a secret is: one that was moved to another profile, or whose profile was changed, does not decrypt. */
const contextOf = ({ id, baseUrl, workspaceId, clientId }: SealedFor): string =>
  JSON.stringify([id, baseUrl, workspaceId, clientId]);

function readSealed(owner: SealedFor, text: string, { read }: Holder): Result<string> {
  if (!isEncrypted(text)) return ok(text);
  const key = read();
  if (key === null) return fail({ kind: "locked" });
  const bytes = decrypt(key, contextOf(owner), text.slice(mark.length));
  if (bytes === null) return fail(damaged);
  const secret = bytes.toString();
  bytes.fill(0);
  return ok(secret);
}

export interface PassphraseParts {
  readonly vault: CredentialVault;
  /** True from the moment in which a passphrase is stored until it is removed. */
  readonly isSet: () => boolean;
  /** Every profile that may have a sealed secret. */
  readonly owners: () => readonly SealedFor[];
}

/** Seals and opens with the key, as long as a passphrase is set. */
function createSealing({ vault, isSet, owners }: PassphraseParts, holder: Holder) {
  let isRemoving = false;

  const seal: CredentialVault["seal"] = async (owner, secret) => {
    const key = holder.read();
    if (!isSet() || isRemoving) return vault.seal(owner, secret);
    if (key === null) return fail({ kind: "locked" });
    const bytes = Buffer.from(secret);
    const encrypted = encrypt(key, contextOf(owner), bytes);
    bytes.fill(0);
    return vault.seal(owner, `${mark}${encrypted}`);
  };
  const open: CredentialVault["open"] = async (owner) => {
    const text = await vault.open(owner);
    if (!text.ok) return text;
    const secret = readSealed(owner, text.value, holder);
    // A kill while the passphrase was set or removed leaves it so. If it fails, the next opening tries again.
    if (secret.ok && !isEncrypted(text.value) && isSet() && holder.read() !== null)
      await seal(owner, secret.value);
    return secret;
  };
  const resealAll = async (): Promise<Result<null>> => {
    for (const owner of owners()) {
      const secret = await open(owner);
      // A secret of an earlier run’s memory is gone anyway.
      if (!secret.ok && secret.error.kind === "noCredentials") continue;
      const sealed = secret.ok ? await seal(owner, secret.value) : secret;
      if (!sealed.ok) return sealed;
    }
    return ok(null);
  };
  return {
    seal,
    open,
    resealAll,
    setRemoving: (next: boolean): void => {
      isRemoving = next;
    },
  };
}

/** The vault as the core uses it, and the key behind the passphrase. A secret that is not encrypted yet opens all the same. */
export function createPassphraseVault(parts: PassphraseParts): {
  readonly vault: CredentialVault;
  readonly passphraseKey: PassphraseKey;
} {
  const { vault } = parts;
  const holder = createHolder();
  const { seal, open, resealAll, setRemoving } = createSealing(parts, holder);
  return {
    vault: {
      seal,
      open,
      remove: (profileId) => vault.remove(profileId),
      describe: (profileId) => vault.describe(profileId),
    },
    passphraseKey: {
      create(passphrase) {
        setRemoving(false);
        const key = randomKey();
        holder.hold(key);
        return wrapKey(passphrase, key);
      },
      async wrap(passphrase) {
        const key = holder.read();
        return key === null ? null : wrapKey(passphrase, key);
      },
      async open(passphrase, wrapped) {
        const key = await unwrapKey(passphrase, wrapped);
        if (key !== null) holder.hold(key);
        return key !== null;
      },
      forget: () => holder.hold(null),
      encryptAll() {
        setRemoving(false);
        return resealAll();
      },
      decryptAll() {
        // Until the passphrase is gone, too: a secret that is sealed in between must not be lost with the key.
        setRemoving(true);
        return resealAll();
      },
    },
  };
}
