// safeStorage behind one face: the same promises on the synchronous and the asynchronous interface.
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
    await expect(cipher.decrypt(ciphertext)).resolves.toBe("geheim 🔑");
    await expect(cipher.available()).resolves.toEqual({ ok: true });
  });

  it("asks nothing of the system before it is used", () => {
    const fake = storage();
    createCipher(fake, "linux");
    expect(fake.state.calls).toBe(0);
  });

  it("refuses on Linux what encrypts with Chromium's built-in key, and says why", async () => {
    const cipher = createCipher(storage({ prefix: "v10" }), "linux");
    const refused = { ok: false, reason: expect.stringContaining("No keyring was found") };
    await expect(cipher.available()).resolves.toEqual(refused);
    await expect(cipher.encrypt("secret")).rejects.toThrow("No keyring was found");
  });

  it("refuses on Linux the backend basic_text, whatever its ciphertext looks like", async () => {
    const cipher = createCipher(storage({ backend: "basic_text" }), "linux");
    await expect(cipher.available()).resolves.toMatchObject({ ok: false });
  });

  it("refuses on Linux to decrypt what was encrypted with the built-in key", async () => {
    const planted = await createCipher(storage({ prefix: "v10" }), "darwin").encrypt("planted");
    await expect(createCipher(storage(), "linux").decrypt(planted)).rejects.toThrow(
      "No keyring was found",
    );
  });

  it.each(["darwin", "win32"] as const)(
    "takes v10 for what it is on %s: ordinary",
    async (platform) => {
      const cipher = createCipher(storage({ prefix: "v10" }), platform);
      await expect(cipher.available()).resolves.toEqual({ ok: true });
      await expect(cipher.decrypt(await cipher.encrypt("secret"))).resolves.toBe("secret");
    },
  );

  it("looks again after a refusal, for the keyring may have been unlocked", async () => {
    const fake = storage({ available: false });
    const cipher = createCipher(fake, "linux");
    await expect(cipher.available()).resolves.toMatchObject({ ok: false });
    fake.state.available = true;
    await expect(cipher.available()).resolves.toEqual({ ok: true });
  });

  it("does not look again once it was found to work", async () => {
    const fake = storage();
    const cipher = createCipher(fake, "linux");
    await cipher.available();
    const { calls } = fake.state;
    await cipher.available();
    expect(fake.state.calls).toBe(calls);
  });

  it("notices a fall back to the built-in key later on", async () => {
    const fake = storage();
    const cipher = createCipher(fake, "linux");
    await cipher.available();
    fake.state.prefix = "v10";
    await expect(cipher.encrypt("secret")).rejects.toThrow("No keyring was found");
  });
});

it("prefers the asynchronous interface where the runtime offers both", async () => {
  const asynchronous = asynchronousStorage();
  const synchronous = synchronousStorage();
  await createCipher({ ...synchronous, ...asynchronous }, "linux").encrypt("secret");
  expect([asynchronous.state.calls, synchronous.state.calls]).toEqual([1, 0]);
});

it("calls safeStorage's own methods on safeStorage itself", async () => {
  const storage = asynchronousStorage();
  const native = {
    ...storage,
    async encryptStringAsync(this: unknown, text: string) {
      if (this !== native) throw new TypeError("Illegal invocation");
      return Buffer.from(`v11${text}`);
    },
  };
  await expect(createCipher(native, "linux").encrypt("secret")).resolves.toBeInstanceOf(Buffer);
});

it("says that nothing is to be had where the runtime offers neither interface", async () => {
  const cipher = createCipher({}, "linux");
  await expect(cipher.available()).resolves.toMatchObject({ ok: false });
  await expect(cipher.encrypt("secret")).rejects.toThrow("no encryption");
  await expect(cipher.decrypt(Buffer.from("v11"))).rejects.toThrow("no encryption");
});

it("gives up on a keyring that never answers", async () => {
  const cipher = createCipher(asynchronousStorage({ hangs: true }), "linux", 10);
  const reason = "The keyring of this desktop did not answer.";
  await expect(cipher.available()).resolves.toEqual({ ok: false, reason });
  await expect(cipher.encrypt("secret")).rejects.toThrow(reason);
  await expect(cipher.decrypt(Buffer.from("v11"))).rejects.toThrow(reason);
});
