// Fakes for Electron’s safeStorage and for the keychain’s native module, which fail when a test says so.
import type { SafeStorageLike } from "../../../electron/adapters/vault/cipher.ts";
import type { KeyringModule } from "../../../electron/adapters/vault/keychain.ts";

export interface FakeKey {
  /** Chromium’s prefix: `v11` for the Secret Service, `v10` for its built-in key. */
  prefix: string;
  available: boolean;
  backend: ReturnType<NonNullable<SafeStorageLike["getSelectedStorageBackend"]>>;
  /** Another number is another key, which cannot read what the old one encrypted. */
  key: number;
  /** Decrypting with the wrong key gives garbage, as a cipher without authentication does. */
  garbage: boolean;
  /** Asynchronous calls are never answered. */
  hangs: boolean;
  /** The number of calls of any kind. */
  calls: number;
}

const workingKey = (): FakeKey => ({
  prefix: "v11",
  available: true,
  backend: "gnome_libsecret",
  key: 1,
  garbage: false,
  hangs: false,
  calls: 0,
});

const flipped = (text: string, key: number): Buffer =>
  Buffer.from(Buffer.from(text, "utf8").map((byte) => byte ^ key));

const encrypt = (state: FakeKey, text: string): Buffer =>
  Buffer.concat([Buffer.from(`${state.prefix}${state.key};`), flipped(text, state.key)]);

function decrypt(state: FakeKey, ciphertext: Buffer): string {
  const opened = /^v1\d(\d+);/.exec(ciphertext.toString("latin1"));
  if (opened === null) throw new Error("not a ciphertext");
  if (opened[1] !== String(state.key) && !state.garbage)
    throw new Error(`Error while decrypting the ciphertext ${ciphertext.toString("latin1")}`);
  return Buffer.from(
    ciphertext.subarray(opened[0].length).map((byte) => byte ^ state.key),
  ).toString();
}

export type FakeSafeStorage = SafeStorageLike & { readonly state: FakeKey };

/** Like Electron 33, which counts `basic_text` as not available. */
export function synchronousStorage(change: Partial<FakeKey> = {}): FakeSafeStorage {
  const state = { ...workingKey(), ...change };
  const asked = <T>(answer: T): T => {
    state.calls += 1;
    return answer;
  };
  return {
    state,
    isEncryptionAvailable: () => asked(state.available),
    encryptString: (text) => asked(encrypt(state, text)),
    decryptString: (ciphertext) => asked(decrypt(state, ciphertext)),
    getSelectedStorageBackend: () => asked(state.backend),
  };
}

/** Like Electron 46, which no longer has the synchronous calls. */
export function asynchronousStorage(change: Partial<FakeKey> = {}): FakeSafeStorage {
  const state = { ...workingKey(), ...change };
  const asked = async <T>(answer: () => T): Promise<T> => {
    state.calls += 1;
    if (state.hangs) await new Promise(() => undefined);
    return answer();
  };
  return {
    state,
    isAsyncEncryptionAvailable: () => asked(() => state.available),
    encryptStringAsync: (text) => asked(() => encrypt(state, text)),
    decryptStringAsync: (ciphertext) =>
      asked(() => ({ shouldReEncrypt: false, result: decrypt(state, ciphertext) })),
    getSelectedStorageBackend: () => state.backend,
  };
}

export interface FakeKeyring {
  readonly state: {
    mode: "works" | "missing" | "locked" | "hangs" | "forgets" | "late";
    loads: number;
    readonly options: unknown[];
    readonly passwords: Map<string, string>;
  };
  readonly load: () => Promise<KeyringModule>;
}

/**
 * `forgets` accepts a password but does not store it; `late` stores it but fails; `locked` quotes the password in its error, as
 * the worst case.
 */
export function fakeKeyring(mode: FakeKeyring["state"]["mode"] = "works"): FakeKeyring {
  const state: FakeKeyring["state"] = { mode, loads: 0, options: [], passwords: new Map() };
  const answer = async <T>(give: () => T, about = ""): Promise<T> => {
    if (state.mode === "hangs") await new Promise(() => undefined);
    if (state.mode === "late") throw new Error("too late");
    if (state.mode === "locked") throw new Error(`unlock prompt was dismissed ${about}`);
    return give();
  };
  const AsyncEntry = class {
    readonly #place: string;
    constructor(service: string, account: string, options: unknown) {
      state.options.push(options);
      if (state.mode === "missing") throw new Error("Platform failure: DBus error");
      this.#place = JSON.stringify([service, account]);
    }
    getPassword(): Promise<string | null> {
      return answer(() => state.passwords.get(this.#place) ?? null);
    }
    setPassword(password: string): Promise<void> {
      const keep = (): void => {
        if (state.mode !== "forgets") state.passwords.set(this.#place, password);
      };
      if (state.mode === "late") keep();
      return answer(keep, password);
    }
    deletePassword(): Promise<boolean> {
      return answer(() => state.passwords.delete(this.#place));
    }
  };
  return {
    state,
    load: async () => {
      state.loads += 1;
      return { AsyncEntry };
    },
  };
}
