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
  const secret = decrypt(key, contextOf(owner), text.slice(mark.length));
  return secret === null ? fail(damaged) : ok(secret.toString());
}

export interface PassphraseParts {
  readonly vault: CredentialVault;
  /** True from the moment in which a passphrase is stored until it is removed. */
  readonly isSet: () => boolean;
  /** Every profile that may have a sealed secret. */
  readonly owners: () => readonly SealedFor[];
}

/** The vault as the core uses it, and the key behind the passphrase. A secret that is not encrypted yet opens all the same. */
export function createPassphraseVault({ vault, isSet, owners }: PassphraseParts): {
  readonly vault: CredentialVault;
  readonly passphraseKey: PassphraseKey;
} {
  const holder = createHolder();
  let isRemoving = false;

  const seal: CredentialVault["seal"] = async (owner, secret) => {
    const key = holder.read();
    if (!isSet() || isRemoving) return vault.seal(owner, secret);
    if (key === null) return fail({ kind: "locked" });
    return vault.seal(owner, `${mark}${encrypt(key, contextOf(owner), Buffer.from(secret))}`);
  };
  const open: CredentialVault["open"] = async (owner) => {
    const text = await vault.open(owner);
    return text.ok ? readSealed(owner, text.value, holder) : text;
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
    vault: {
      seal,
      open,
      remove: (profileId) => vault.remove(profileId),
      describe: (profileId) => vault.describe(profileId),
    },
    passphraseKey: {
      create(passphrase) {
        isRemoving = false;
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
        isRemoving = false;
        return resealAll();
      },
      decryptAll() {
        // Until the passphrase is gone, too: a secret that is sealed in between must not be lost with the key.
        isRemoving = true;
        return resealAll();
      },
    },
  };
}
