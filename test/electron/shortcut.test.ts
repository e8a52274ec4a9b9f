import { expect, it, vi } from "vitest";
import { createShortcut } from "../../electron/adapters/shortcut.ts";

vi.mock("electron", () => ({}));

/** The desktop’s shortcuts, some of which other programs hold. */
function setUp(takenByOthers: readonly string[] = []) {
  const held = new Map<string, () => void>();
  const register = vi.fn((accelerator: string, press: () => void) => {
    if (accelerator === "nonsense") throw new TypeError("conversion failure");
    if (takenByOthers.includes(accelerator)) return false;
    held.set(accelerator, press);
    return true;
  });
  const unregister = vi.fn((accelerator: string) => void held.delete(accelerator));
  const press = vi.fn();
  return { held, press, shortcut: createShortcut(press, { register, unregister }) };
}

it("holds one shortcut at a time, and reports when it is pressed", () => {
  const { held, press, shortcut } = setUp();
  expect(shortcut.set("Alt+A")).toBe("on");
  expect(shortcut.set("Alt+B")).toBe("on");
  expect([...held.keys()]).toEqual(["Alt+B"]);
  held.get("Alt+B")?.();
  expect(press).toHaveBeenCalledOnce();
});

it("releases the shortcut when it is turned off", () => {
  const { held, shortcut } = setUp();
  shortcut.set("Alt+A");
  expect(shortcut.set("")).toBe("off");
  expect(held.size).toBe(0);
});

it("says that a shortcut is taken if another program holds it or the keyboard has no such key", () => {
  const { held, shortcut } = setUp(["Alt+A"]);
  shortcut.set("Alt+B");
  expect(shortcut.set("Alt+A")).toBe("taken");
  expect(held.size).toBe(0);
  expect(shortcut.set("nonsense")).toBe("taken");
  expect(shortcut.set("Alt+B")).toBe("on");
});
