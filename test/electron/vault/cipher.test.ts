// safeStorage behind one interface: the synchronous and the asynchronous one keep the same promises.
import { describe, expect, it } from "vitest";
import { createCipher } from "../../../electron/adapters/vault/cipher.ts";
import { asynchronousStorage, synchronousStorage } from "./fakeKeys.ts";

describe.each([
  ["synchronous safeStorage (Electron 33)", synchronousStorage],
  ["asynchronous safeStorage (Electron 45)", asynchronousStorage],
])("on the %s", (_name, storage) => {
  it("encrypts and decrypts", async () => {
    const cipher = createCipher(storage(), "linux");
    const ciphertext = await cipher.encrypt("geheim 🔑");
    expect(ciphertext.toString()).not.toContain("geheim");
    expect(await cipher.decrypt(ciphertext)).toBe("geheim 🔑");
    expect(await cipher.available()).toEqual({ ok: true });
  });

  it("does not touch the system before it is used", () => {
    const fake = storage();
    createCipher(fake, "linux");
    expect(fake.state.calls).toBe(0);
  });

  it("refuses Chromium’s built-in key on Linux, and says why", async () => {
    const cipher = createCipher(storage({ prefix: "v10" }), "linux");
    const refused = { ok: false, reason: expect.stringContaining("No keyring was found") };
    expect(await cipher.available()).toEqual(refused);
    await expect(cipher.encrypt("secret")).rejects.toThrow("No keyring was found");
  });

  it("refuses the backend basic_text on Linux, whatever its ciphertext looks like", async () => {
    const cipher = createCipher(storage({ backend: "basic_text" }), "linux");
    expect(await cipher.available()).toMatchObject({ ok: false });
  });

  it("refuses to decrypt a ciphertext of the built-in key on Linux", async () => {
    const planted = await createCipher(storage({ prefix: "v10" }), "darwin").encrypt("planted");
    await expect(createCipher(storage(), "linux").decrypt(planted)).rejects.toThrow(
      "No keyring was found",
    );
  });

  it.each(["darwin", "win32"] as const)(
    "accepts v10 on %s, where it is the ordinary prefix",
    async (platform) => {
      const cipher = createCipher(storage({ prefix: "v10" }), platform);
      expect(await cipher.available()).toEqual({ ok: true });
      await expect(cipher.decrypt(await cipher.encrypt("secret"))).resolves.toBe("secret");
    },
  );

  it("checks again after a refusal, because the keyring may have been unlocked", async () => {
    const fake = storage({ available: false });
    const cipher = createCipher(fake, "linux");
    expect(await cipher.available()).toMatchObject({ ok: false });
    fake.state.available = true;
    expect(await cipher.available()).toEqual({ ok: true });
  });

  it("does not check again once the key works", async () => {
    const fake = storage();
    const cipher = createCipher(fake, "linux");
    await cipher.available();
    const { calls } = fake.state;
    await cipher.available();
    expect(fake.state.calls).toBe(calls);
  });

  it("notices a later fallback to the built-in key", async () => {
    const fake = storage();
    const cipher = createCipher(fake, "linux");
    await cipher.available();
    fake.state.prefix = "v10";
    await expect(cipher.encrypt("secret")).rejects.toThrow("No keyring was found");
  });
});

it("prefers the asynchronous interface when the runtime offers both", async () => {
  const asynchronous = asynchronousStorage();
  const synchronous = synchronousStorage();
  await createCipher({ ...synchronous, ...asynchronous }, "linux").encrypt("secret");
  expect([asynchronous.state.calls, synchronous.state.calls]).toEqual([1, 0]);
});

it("calls safeStorage’s methods on safeStorage itself", async () => {
  const storage = asynchronousStorage();
  const native = {
    ...storage,
    async encryptStringAsync(this: unknown, text: string) {
      if (this !== native) throw new TypeError("Illegal invocation");
      return Buffer.from(`v11${text}`);
    },
  };
  expect(await createCipher(native, "linux").encrypt("secret")).toBeInstanceOf(Buffer);
});

it("refuses everything when the runtime offers neither interface", async () => {
  const cipher = createCipher({}, "linux");
  expect(await cipher.available()).toMatchObject({ ok: false });
  await expect(cipher.encrypt("secret")).rejects.toThrow("no encryption");
  await expect(cipher.decrypt(Buffer.from("v11"))).rejects.toThrow("no encryption");
});

it("gives up on a keyring that never answers", async () => {
  const cipher = createCipher(asynchronousStorage({ hangs: true }), "linux", 10);
  const reason = "The keyring of this desktop did not answer.";
  expect(await cipher.available()).toEqual({ ok: false, reason });
  await expect(cipher.encrypt("secret")).rejects.toThrow(reason);
  await expect(cipher.decrypt(Buffer.from("v11"))).rejects.toThrow(reason);
});
