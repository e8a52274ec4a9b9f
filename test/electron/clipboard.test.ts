// The clipboard: it says "written" only after it has read the same text back, on either runtime's interface.
import { describe, expect, it, vi } from "vitest";
import { createClipboard, type ElectronClipboard } from "../../electron/adapters/clipboard.ts";

const token = "eyJhbGciOi.cAnArY7f3e9d1c5b.sig";

/** As in Electron 33: synchronous, and `write` takes a plain object. */
function synchronous() {
  const held = { text: "", writes: 0 };
  const clipboard = {
    writeText(text: string) {
      held.writes += 1;
      held.text = text;
    },
    readText: () => held.text,
    write() {
      throw new TypeError("Expected an object with text, html or image");
    },
  };
  return { held, electron: { clipboard } };
}

/** As in Electron 45: asynchronous, several formats a write. */
function asynchronous() {
  const held = { text: "", writes: 0 };
  const ClipboardItem = class {
    readonly #items: Record<string, string>;
    readonly types: string[];
    constructor(items: Record<string, string>) {
      this.#items = items;
      this.types = Object.keys(items);
    }
    getType(type: string): Promise<never> {
      return Promise.reject(new Error(this.#items[type]));
    }
  };
  const clipboard = {
    async writeText(): Promise<void> {
      throw new Error("one format only");
    },
    readText: async () => held.text,
    async write(items: ElectronItem[]): Promise<void> {
      held.writes += 1;
      for (const item of items)
        held.text = await item.getType("text/plain").then(String, (cause: Error) => cause.message);
    },
  };
  return { held, electron: { clipboard, ClipboardItem } };
}
type ElectronItem = InstanceType<NonNullable<ElectronClipboard["ClipboardItem"]>>;

describe.each([
  ["synchronous clipboard (Electron 33)", synchronous],
  ["asynchronous clipboard (Electron 45)", asynchronous],
])("on the %s", (_name, make) => {
  it("writes once and has read it back when it says so", async () => {
    const { held, electron } = make();
    await expect(createClipboard(electron).writeSecret(token)).resolves.toBe(true);
    expect(held).toEqual({ text: token, writes: 1 });
  });

  it("does not claim what another program has replaced", async () => {
    const { electron } = make();
    const clipboard = { ...electron.clipboard, readText: () => "something else" };
    await expect(createClipboard({ ...electron, clipboard }).writeSecret(token)).resolves.toBe(
      false,
    );
  });

  it("does not claim what it could not read back", async () => {
    const { electron } = make();
    const clipboard = { ...electron.clipboard, readText: () => Promise.reject(new Error(token)) };
    await expect(createClipboard({ ...electron, clipboard }).writeSecret(token)).resolves.toBe(
      false,
    );
  });

  it("says no, and prints nothing, when the write throws", async () => {
    const { electron } = make();
    const broken = (): never => {
      throw new Error(`can't write ${token}`);
    };
    const printed = vi.spyOn(console, "error");
    const clipboard = { ...electron.clipboard, write: broken, writeText: broken };
    await expect(createClipboard({ ...electron, clipboard }).writeSecret(token)).resolves.toBe(
      false,
    );
    expect(printed).not.toHaveBeenCalled();
  });
});
