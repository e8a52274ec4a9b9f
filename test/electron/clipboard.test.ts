// The clipboard reports a write only after it has read the same text back, on either runtime’s interface.
import { describe, expect, it, vi } from "vitest";

import { createClipboard, type ElectronClipboard } from "../../electron/adapters/clipboard.ts";
import type { SelectionWatch } from "../../electron/adapters/waylandSelection.ts";
import { createFakeClipboard } from "../core/fakes/clipboard.ts";

const token = "eyJhbGciOi.cAnArY7f3e9d1c5b.sig";

/** Like Electron 33: synchronous, and `write` takes a plain object. */
function synchronous() {
  const held = { text: "", primary: "", writes: 0 };
  const clipboard = {
    writeText(text: string, type?: "selection") {
      held.primary = text;
      if (type === "selection") return;
      held.writes += 1;
      held.text = text;
    },
    readText: (type?: "selection") => (type === "selection" ? held.primary : held.text),
    clear(type?: "selection") {
      if (type === "selection") held.primary = "";
      else held.text = "";
    },
    write() {
      throw new TypeError("Expected an object with text, html or image");
    },
  };
  return { held, electron: { clipboard } };
}

/** Like Electron 45: asynchronous, and one write takes several formats. */
function asynchronous() {
  const held = { text: "", primary: "", writes: 0 };
  const formats: Record<string, string | Blob> = {};
  const ClipboardItem = class {
    readonly #items: Record<string, string | Blob>;
    readonly types: string[];
    constructor(items: Record<string, string | Blob>) {
      this.#items = items;
      this.types = Object.keys(items);
      Object.assign(formats, items);
    }
    getType(type: string): Promise<never> {
      const item = this.#items[type];
      return Promise.reject(new Error(typeof item === "string" ? item : "bytes"));
    }
  };
  const clipboard = {
    async writeText(): Promise<void> {
      throw new Error("one format only");
    },
    readText: async () => held.text,
    async clear(): Promise<void> {
      held.text = "";
    },
    selection: {
      readText: async () => held.primary,
      async writeText(text: string): Promise<void> {
        held.primary = text;
      },
      async clear(): Promise<void> {
        held.primary = "";
      },
    },
    async write(items: ElectronItem[]): Promise<void> {
      held.writes += 1;
      const plain = formats["text/plain"];
      if (typeof plain === "string") held.primary = plain;
      for (const item of items)
        held.text = await item.getType("text/plain").then(String, (cause: Error) => cause.message);
    },
  };
  return { held, formats, electron: { clipboard, ClipboardItem } };
}
type ElectronItem = InstanceType<NonNullable<ElectronClipboard["ClipboardItem"]>>;

/** An error that quotes the secret, as the worst case. */
const quoting = (): never => {
  throw new Error(`can’t write ${token}`);
};

const real = (make: typeof synchronous | typeof asynchronous) => () => {
  const { electron } = make();
  const everything = { write: quoting, writeText: quoting, readText: quoting, clear: quoting };
  return {
    clipboard: createClipboard(electron, "linux", null),
    hold: () => Object.assign(electron.clipboard, everything),
  };
};

function fake() {
  const clipboard = createFakeClipboard();
  return { clipboard, hold: () => (clipboard.isHeld = true) };
}

// What the rest of the application may expect of a clipboard.
describe.each([
  ["the synchronous clipboard (Electron 33)", real(synchronous)],
  ["the asynchronous clipboard (Electron 45)", real(asynchronous)],
  ["the fake clipboard", fake],
])("%s", (_name, make) => {
  it("gives back what was written, until it is cleared", async () => {
    const { clipboard } = make();
    expect(await clipboard.readText()).toBe("");
    expect(await clipboard.writePlain("a report")).toBe(true);
    expect(await clipboard.readText()).toBe("a report");
    expect(await clipboard.writeSecret(token)).toBe(true);
    expect(await clipboard.readText()).toBe(token);
    expect(await clipboard.clear()).toBe(true);
    expect(await clipboard.readText()).toBe("");
  });

  it("reports failure while another program holds it", async () => {
    const { clipboard, hold } = make();
    hold();
    expect([
      await clipboard.writePlain("a report"),
      await clipboard.writeSecret(token),
      await clipboard.readText(),
      await clipboard.clear(),
    ]).toEqual([false, false, null, false]);
  });
});

describe.each([
  ["synchronous clipboard (Electron 33)", synchronous],
  ["asynchronous clipboard (Electron 45)", asynchronous],
])("on the %s", (_name, make) => {
  it("writes once, and reads the text back before it reports success", async () => {
    const { held, electron } = make();
    expect(await createClipboard(electron, "linux", null).writeSecret(token)).toBe(true);
    expect(held).toMatchObject({ text: token, writes: 1 });
  });

  it.each([
    ["another program has replaced the text", { readText: () => "something else" }],
    ["the text can’t be read back", { readText: quoting }],
    ["the write throws", { write: quoting, writeText: quoting }],
  ])("reports failure, and prints nothing, if %s", async (_why, change) => {
    const { electron } = make();
    Object.assign(electron.clipboard, change);
    const printed = vi.spyOn(console, "error");
    expect(await createClipboard(electron, "linux", null).writeSecret(token)).toBe(false);
    expect(printed).not.toHaveBeenCalled();
  });

  it.each(["", "selected elsewhere"])(
    "leaves the primary selection as it was: %j",
    async (before) => {
      const { held, electron } = make();
      held.primary = before;
      await createClipboard(electron, "linux", null).writeSecret(token);
      expect(held.primary).toBe(before);
    },
  );
});

describe("the request not to record a token", () => {
  const bytes = async (value: string | Blob | undefined) =>
    value instanceof Blob ? [...new Uint8Array(await value.arrayBuffer())] : value;
  const format = (name: string) => `electron application/osclipboard;format="${name}"`;

  it.each([
    [
      "win32",
      {
        ExcludeClipboardContentFromMonitorProcessing: [0, 0, 0, 0],
        CanIncludeInClipboardHistory: [0, 0, 0, 0],
        CanUploadToCloudClipboard: [0, 0, 0, 0],
      },
    ],
    ["darwin", { "org.nspasteboard.ConcealedType": [49], "org.nspasteboard.TransientType": [49] }],
    ["linux", { "x-kde-passwordManagerHint": [...new TextEncoder().encode("secret")] }],
  ] as const)("is in the same write as the token: %s", async (platform, expected) => {
    const { electron, formats, held } = asynchronous();
    const clipboard = createClipboard(electron, platform, null);
    expect(clipboard.hidesFromHistory).toBe(true);
    await clipboard.writeSecret(token);
    expect(held.writes).toBe(1);
    expect(formats["text/plain"]).toBe(token);
    for (const [name, value] of Object.entries(expected))
      expect(await bytes(formats[format(name)])).toEqual(value);
    expect(Object.keys(formats)).toHaveLength(Object.keys(expected).length + 1);
  });

  it("is not made for a text that is not secret", async () => {
    const { electron, formats, held } = asynchronous();
    expect(await createClipboard(electron, "linux", null).writePlain("a report")).toBe(true);
    expect(held.text).toBe("a report");
    expect(Object.keys(formats)).toEqual(["text/plain"]);
  });

  it("is not claimed if a write takes only one format", () => {
    const clipboard = createClipboard(synchronous().electron, "linux", null);
    expect([clipboard.hidesFromHistory, clipboard.needsFocus]).toEqual([false, false]);
  });
});

describe("in a Wayland session", () => {
  function onWayland(watch: Partial<SelectionWatch> | null, isFocused = false) {
    const { electron, held } = synchronous();
    const close = vi.fn<() => void>();
    const changed = vi.fn(async (_to: "text" | "nothing") => true);
    const compositor = {
      watch: async () => watch && { changed, close, ...watch },
      isFocused: () => isFocused,
      withFocus: <T>(job: () => Promise<T>) => job(),
    };
    const clipboard = createClipboard(electron, "linux", compositor);
    return { clipboard, held, close, changed };
  }
  const ignored: Partial<SelectionWatch> = { changed: async () => false };

  it("reports success when the compositor announces the new text", async () => {
    const { clipboard, held, changed, close } = onWayland({});
    expect(await clipboard.writeSecret(token)).toBe(true);
    expect(held.text).toBe(token);
    expect(await clipboard.clear()).toBe(true);
    expect(clipboard.needsFocus).toBe(true);
    expect(changed.mock.calls).toEqual([["text"], ["nothing"]]);
    expect(close).toHaveBeenCalledTimes(2);
  });

  it("reports failure, and takes the text back, when the compositor ignores the write", async () => {
    const { clipboard, held, close } = onWayland(ignored, true);
    expect(await clipboard.writeSecret(token)).toBe(false);
    expect(held.text).toBe("");
    expect(await clipboard.writePlain("a report")).toBe(false);
    expect(close).toHaveBeenCalledTimes(2);
  });

  it("does not claim that the clipboard is cleared when the compositor ignores that", async () => {
    const { clipboard } = onWayland(ignored, true);
    expect(await clipboard.clear()).toBe(false);
  });

  it.each([true, false])(
    "trusts a compositor that cannot be watched only while Tenantry has the focus: %j",
    async (isFocused) => {
      const { clipboard } = onWayland(null, isFocused);
      expect(await clipboard.writeSecret(token)).toBe(isFocused);
      expect(await clipboard.clear()).toBe(isFocused);
    },
  );
});
