// What a program that has been stopped owns is never read, because a read would wait for it.
import { expect, it, vi } from "vitest";
import { createClipboard } from "../../electron/adapters/clipboard.ts";

const token = "eyJhbGciOi.cAnArY7f3e9d1c5b.sig";

function withSilentOwner() {
  const held = { clipboard: "theirs", selection: "theirs" };
  const isOurs = { clipboard: false, selection: false };
  const clipboard = {
    writeText(text: string) {
      Object.assign(held, { clipboard: text, selection: text });
      Object.assign(isOurs, { clipboard: true, selection: true });
    },
    readText: vi.fn((type: keyof typeof held = "clipboard") => {
      if (!isOurs[type]) throw new Error("This read would wait.");
      return held[type];
    }),
    clear: (type: keyof typeof held = "clipboard") => void (held[type] = ""),
  };
  return {
    held,
    clipboard: createClipboard({ clipboard }, "linux", null, async () => false),
    read: clipboard.readText,
  };
}

it("the text of a program that does not answer counts as unreadable", async () => {
  const { clipboard, read } = withSilentOwner();
  expect(await clipboard.readText()).toBeNull();
  expect(read).not.toHaveBeenCalled();
});

it("a copy succeeds, and leaves the selection empty, if its owner does not answer", async () => {
  const { clipboard, held, read } = withSilentOwner();
  expect(await clipboard.writeSecret(token)).toBe(true);
  expect(held).toEqual({ clipboard: token, selection: "" });
  // Our own text, which is read back.
  expect(read).toHaveBeenCalledOnce();
});
